import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dateCell, rows, workbook } from '../core/intake/workbooks.ts';
import { utfall } from './terminal.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'utfall-pseudonyms-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const at = (name: string): string => join(folder, name);
const file = (name: string, content: string | Uint8Array): string => {
  writeFileSync(at(name), content);
  return at(name);
};
const FILE =
  'Personnummer;Datum;Värde\n640823-3234;2026-01-31;1,5\n19640823-3234;2026-02-01;2\n701063-2391;2026-02-01;3\n';
const asked = (original: string, ...more: string[]) => [
  'pseudonymise',
  original,
  '--key',
  at('key'),
  '--column',
  'personnummer',
  '--out',
  at('p.csv'),
  ...more,
];

describe('utfall pseudonymise', () => {
  it('makes a key that only its owner can read, and never shows it', async () => {
    const { code, out, err } = await utfall(
      asked(file('o.csv', FILE), '--new-key', '--lang', 'sv'),
    );
    expect(code).toBe(0);
    expect(statSync(at('key')).mode & 0o777).toBe(0o600);
    expect(statSync(at('p.csv')).mode & 0o777).toBe(0o600);
    const secret = readFileSync(at('key'), 'utf8').split('\n')[1] ?? 'x';
    expect(secret).toMatch(/^[0-9a-f]{64}$/);
    expect(out + err + readFileSync(at('p.csv'), 'utf8')).not.toContain(secret);
    expect(out).toContain('Ersatte numren på 3 rader');
  });

  it('says of no file that it can be delivered which every door refuses', async () => {
    const twice = 'Personnummer;Person;Datum\n640823-3234;a-1;2026-01-31\n';
    const taken = await utfall(asked(file('o.csv', twice), '--new-key'));
    expect(taken).toMatchObject({ code: 1 });
    expect(taken.out).toContain('a column “person” already');
    const own = await utfall(
      asked(file('r.csv', twice.replace('Person;', 'Lärare;')), '--new-key', '--force'),
    );
    expect(own.code).toBe(0);
  });

  it('takes a key that an editor has saved again, with other line ends, for the same', async () => {
    await utfall(asked(file('o.csv', FILE), '--new-key'));
    const first = readFileSync(at('p.csv'), 'utf8');
    const key = readFileSync(at('key'), 'utf8');
    writeFileSync(at('key'), `\uFEFF${key.trimEnd().replace('\n', '\r\n')}`);
    expect((await utfall(asked(at('o.csv'), '--force'))).code).toBe(0);
    expect(readFileSync(at('p.csv'), 'utf8')).toBe(first);
  });

  it('passes over the first line that tells Excel the separator', async () => {
    await utfall(asked(file('o.csv', FILE), '--new-key'));
    const first = readFileSync(at('p.csv'), 'utf8');
    const { code } = await utfall(asked(file('s.csv', `sep=;\n${FILE}`), '--force'));
    expect(code).toBe(0);
    expect(readFileSync(at('p.csv'), 'utf8')).toBe(first);
  });

  it('reads the numbers that programs hide from Excel, however they are quoted', async () => {
    await utfall(asked(file('o.csv', FILE), '--new-key'));
    const first = readFileSync(at('p.csv'), 'utf8');
    const bare = FILE.replace(/^(\d[^;]*)/gm, '="$1"');
    const quoted = FILE.replace(/^(\d[^;]*)/gm, '"=""$1"""');
    for (const hidden of [bare, quoted]) {
      const { code } = await utfall(asked(file('h.csv', hidden), '--force'));
      expect(code).toBe(0);
      expect(readFileSync(at('p.csv'), 'utf8')).toBe(first);
    }
  });

  it.each([2, 3, 15_002])('says in row %i that a quotation mark is misplaced', async (row) => {
    const line = '640823-3234;2026-01-31;1,5';
    const lines = ['Personnummer;Datum;Värde', ...Array<string>(15_010).fill(line)];
    lines[row - 1] = '640823-3234;2026-01-31;5" rör';
    const original = file('q.csv', `${lines.join('\n')}\n`);
    const { code, out } = await utfall(asked(original, '--new-key', '--lang', 'sv'));
    expect(code).toBe(1);
    expect(out).toContain(`q.csv:${row} fel: Ett citattecken står mitt i en cell.`);
    expect(existsSync(at('p.csv'))).toBe(false);
  });

  it('gives the same person the same pseudonym in every file and encoding, and a person of the terms', async () => {
    await utfall(asked(file('o.csv', FILE), '--new-key'));
    const first = readFileSync(at('p.csv'), 'utf8');
    const [header, one, two, three] = first.split('\n').map((line) => line.split(';'));
    expect(header).toEqual(['\uFEFFperson', 'Datum', 'Värde']);
    expect(one?.[0]).toMatch(/^p(?:-[a-z]{5}){4}$/);
    expect(two?.[0]).toBe(one?.[0]);
    expect(three?.[0]).not.toBe(one?.[0]);
    expect(first).not.toMatch(/640823|3234/);
    await utfall(asked(file('latin.csv', Buffer.from(FILE, 'latin1')), '--force'));
    expect(readFileSync(at('p.csv'), 'utf8')).toBe(first);
    await utfall(asked(file('utf16.csv', Buffer.from(`\uFEFF${FILE}`, 'utf16le')), '--force'));
    expect(readFileSync(at('p.csv'), 'utf8')).toBe(first);
    const sheet = rows(
      ['Personnummer', 'Datum', 'Värde'],
      ['640823-3234', dateCell(46053), 1.5],
      [196408233234, dateCell(46054), 2],
      ['701063-2391', dateCell(46054), 3],
    );
    await utfall(asked(file('o.xlsx', workbook({ sheets: { Blad1: sheet } })), '--force'));
    expect(readFileSync(at('p.csv'), 'utf8')).toBe(first);
  });

  it('writes a number of a workbook so that it is read as the same, whatever a mapping says of thousands', async () => {
    const sheet = rows(
      ['Personnummer', 'Datum', 'Värde'],
      ['640823-3234', dateCell(46053), 1.125],
      ['701063-2391', dateCell(46054), 1250],
    );
    const original = file('o.xlsx', workbook({ sheets: { Blad1: sheet } }));
    await utfall(asked(original, '--new-key'));
    const values = (readFileSync(at('p.csv'), 'utf8').match(/;[^;\n]*$/gm) ?? []).slice(1);
    expect(values).toEqual([';1,1250', ';1250']);
    for (const [form, code] of [
      ['decimal: comma', 0],
      ['thousands: point', 0],
      ['thousands: comma', 1],
    ] as const) {
      const columns = `person: { column: person }, observation: { fixed: x }, date: { column: Datum }, value: { column: Värde, ${form} }`;
      const mapping = file('m.yaml', `source: s\nkind: observations\ncolumns: { ${columns} }\n`);
      const told = await utfall([
        'intake',
        at('p.csv'),
        '--mapping',
        mapping,
        '--out',
        at('k.csv'),
        '--force',
      ]);
      expect([form, told.code]).toEqual([form, code]);
      if (code === 0) expect(readFileSync(at('k.csv'), 'utf8')).toContain(',1.125\n');
    }
  });

  it('never leaves a cell empty because nobody has saved the value of its formula', async () => {
    const sheet = rows(
      ['Personnummer', 'inskriven', 'utskriven'],
      ['640823-3234', dateCell(46053), { xml: '<c><f>B2+30</f></c>' }],
    );
    const original = file('o.xlsx', workbook({ sheets: { Blad1: sheet } }));
    const { code, out } = await utfall(asked(original, '--new-key'));
    expect(code).toBe(1);
    expect(out).toContain(
      'o.xlsx:2 error: The formula in column 3 (C) was saved without its value.',
    );
    expect(existsSync(at('p.csv'))).toBe(false);
  });

  it('replaces all or nothing; what is right may go, and the rest waits in a file of its own', async () => {
    const original = file('o.csv', `${FILE}640823-3235;2026-02-01;4\n`);
    const { code, out } = await utfall(asked(original, '--new-key'));
    expect({ code, exists: existsSync(at('p.csv')), part: existsSync(at('p.csv.part')) }).toEqual({
      code: 1,
      exists: false,
      part: false,
    });
    expect(out).toContain('o.csv:5 (Personnummer) error: The check digit is wrong');
    expect(out).not.toContain('640823');
    const partly = await utfall(asked(original, '--accept-valid', at('rest.csv')));
    expect(partly.code).toBe(3);
    expect(readFileSync(at('rest.csv'), 'utf8')).toContain('640823-3235;2026-02-01;4');
    expect(statSync(at('rest.csv')).mode & 0o777).toBe(0o600);
    expect(readFileSync(at('p.csv'), 'utf8').split('\n')).toHaveLength(5);
  });

  it('says which columns still tell who somebody is, and not that the file can be delivered', async () => {
    const personal =
      'Personnummer;Namn;Kontakt;Datum\n640823-3234;Eva Svensson;070-123 45 67;2026-01-31\n';
    const english = await utfall(asked(file('o.csv', personal), '--new-key'));
    expect(english.code).toBe(0);
    expect(english.out).toContain('Column 2 (B, “Namn”) seems to hold names');
    expect(english.out).toContain('Column 3 (C) seems to hold telephone numbers');
    expect(english.out).toContain('It cannot be delivered yet: take away the 2 columns');
    expect(english.out).not.toContain('Svensson');
    const swedish = await utfall(asked(at('o.csv'), '--force', '--lang', 'sv'));
    expect(swedish.out).toContain('Den kan inte lämnas in än: ta först bort de 2 kolumner');
    const english2 = 'Personnummer;First name;E-mail;Phone;Address\n640823-3234;a;b;c;d\n';
    const told = await utfall([...asked(file('o2.csv', english2), '--force'), '--json']);
    const { findings } = JSON.parse(told.out) as { findings: { facts: { kind: string } }[] };
    expect(findings.map(({ facts }) => facts.kind)).toEqual(['name', 'email', 'phone', 'address']);
  });

  it('says which columns hold numbers that have lost their zeros, and puts them back where asked', async () => {
    const lost = ['501011001', '602021016', '703031021'];
    const lines = lost.map((number) => `${number};${number};2026-01-31`);
    const original = file('o.csv', `Personnummer;Ref;Datum\n${lines.join('\n')}\n`);
    const { code, out } = await utfall(asked(original, '--new-key', '--mend', '--json'));
    expect(code).toBe(0);
    const { findings } = JSON.parse(out) as { findings: { code: string; facts: object }[] };
    expect(findings).toMatchObject([
      { code: 'pseudonym.column-personal', facts: { column: 2, letters: 'B', kind: 'identity' } },
    ]);
    const whole = file('w.csv', `Personnummer;Datum\n20050101-1001;2026-01-31\n`);
    const [, first] = readFileSync(at('p.csv'), 'utf8').split('\n');
    await utfall(asked(whole, '--force'));
    const [, same] = readFileSync(at('p.csv'), 'utf8').split('\n');
    expect(first?.split(';')[0]).toBe(same?.split(';')[0]);
  });

  it('says what a file is that is neither a workbook nor CSV, and makes no key for it', async () => {
    const page = file('o.xls', '<html><table><tr><td>Personnummer</td></tr></table></html>');
    const { code, out } = await utfall(asked(page, '--new-key'));
    expect({ code, key: existsSync(at('key')) }).toEqual({ code: 1, key: false });
    expect(out).toContain('The file is a web page (HTML)');
  });

  it('leaves nothing where the file breaks off in a quotation', async () => {
    const { code, out } = await utfall(
      asked(file('o.csv', `${FILE}640823-3234;"2026\n`), '--new-key'),
    );
    expect({ code, exists: existsSync(at('p.csv')), part: existsSync(at('p.csv.part')) }).toEqual({
      code: 1,
      exists: false,
      part: false,
    });
    expect(out).toContain('o.csv:5 error: A quotation mark opens');
  });

  it.each([
    ['there is none', () => undefined, [], 'There is no key in'],
    [
      'others may read it',
      () => file('key', `utfall-pseudonym-key/1\n${'0'.repeat(64)}\n`),
      [],
      'chmod 600',
    ],
    [
      'it is something else',
      () => {
        file('key', 'hello');
        chmodSync(at('key'), 0o600);
      },
      [],
      'is no key',
    ],
    [
      'there is one already',
      () => {
        file('key', 'hello');
        chmodSync(at('key'), 0o600);
      },
      ['--new-key'],
      'no key is ever overwritten',
    ],
  ])('refuses a key when %s', async (_, prepare, options, said) => {
    prepare();
    if (said === 'chmod 600') chmodSync(at('key'), 0o644);
    const { code, err } = await utfall(asked(file('o.csv', FILE), ...options));
    expect({ code, err }).toMatchObject({ code: 2, err: expect.stringContaining(said) });
    expect(existsSync(at('p.csv'))).toBe(false);
  });

  it('makes no key where the column is misspelt', async () => {
    const { code, out } = await utfall([
      'pseudonymise',
      file('o.csv', FILE),
      '--key',
      at('key'),
      '--new-key',
      '--column',
      'PNR',
      '--out',
      at('p.csv'),
    ]);
    expect({ code, key: existsSync(at('key')) }).toEqual({ code: 1, key: false });
    expect(out).toContain('The column “PNR” is not in the file.');
  });
});

describe('utfall relink', () => {
  it('says which file and row it cannot read', async () => {
    await utfall(asked(file('o.csv', FILE), '--new-key'));
    const broken = file('b.csv', 'person;x\np-1;5" rör\n');
    const link = (result: string, original: string) =>
      utfall([
        ...['relink', result, '--key', at('key'), '--original', original],
        ...['--column', 'Personnummer', '--out', at('back.csv'), '--lang', 'sv'],
      ]);
    const result = await link(broken, at('o.csv'));
    const original = await link(at('p.csv'), broken);
    for (const { code, out } of [result, original]) {
      expect(code).toBe(1);
      expect(out).toContain('b.csv:2 fel: Ett citattecken står mitt i en cell.');
    }
    expect(existsSync(at('back.csv'))).toBe(false);
  });

  it('puts the numbers back with the key and the original, and with nothing else', async () => {
    const original = file('o.csv', FILE);
    await utfall(asked(original, '--new-key'));
    const back = [
      'relink',
      at('p.csv'),
      '--original',
      original,
      '--column',
      'Personnummer',
      '--out',
      at('back.csv'),
    ];
    const { code, out } = await utfall([...back, '--key', at('key')]);
    expect({ code, out }).toMatchObject({
      code: 0,
      out: expect.stringContaining('Put numbers in 3 rows'),
    });
    expect(readFileSync(at('back.csv'), 'utf8')).toContain('640823-3234;2026-01-31;1,5');
    expect(statSync(at('back.csv')).mode & 0o777).toBe(0o600);
    writeFileSync(at('other'), `utfall-pseudonym-key/1\n${'1'.repeat(64)}\n`, { mode: 0o600 });
    const wrong = await utfall([...back, '--key', at('other'), '--force']);
    expect(wrong.out).toContain(
      '3 rows had a pseudonym that no number in the original gives with this key',
    );
    expect(readFileSync(at('back.csv'), 'utf8')).not.toContain('640823');
  });
});
