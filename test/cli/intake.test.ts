import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { utfall } from './terminal.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'utfall-intake-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const at = (name: string): string => join(folder, name);
const file = (name: string, text: string | Uint8Array): string => {
  writeFileSync(at(name), text);
  return at(name);
};

const MAPPING = `source: Procapita
kind: observations
columns:
  person: { column: Löpnr }
  observation: { fixed: absence }
  date: { column: Datum, dates: YYMMDD }
  value: { column: Timmar }
`;
const FILE = 'Löpnr;Datum;Timmar\np-1;260131;1,5\np-2;260230;2\np-3;260131;1 250\n';

describe('utfall intake', () => {
  it('tries a file and writes nothing, and says so', async () => {
    const mapping = file('m.yaml', MAPPING);
    const delivered = file('o.csv', Buffer.from(FILE, 'latin1'));
    const { code, out } = await utfall(['intake', delivered, '--mapping', mapping, '--lang', 'sv']);
    expect(code).toBe(1);
    expect(out).toContain('o.csv:3 (Datum) fel: Det här är inget datum som finns.');
    expect(out).toContain('Skriv 1250, eller låt Utfall läsa det så med --mend.');
    expect(out).toContain('3 rader: 1 godtagen, 2 underkända.');
    expect(out).toContain('Inget är skrivet.');
  });

  it('counts the rows that it writes, and says which rows of a wide file hold nothing', async () => {
    const mapping = file(
      'wide.yaml',
      `source: Skola
kind: observations
columns: { person: { column: id }, date: { column: dag } }
values:
  - { observation: merit, column: A }
  - { observation: passed, column: B }
`,
    );
    const delivered = file(
      'wide.csv',
      'id;dag;A;B\np-1;2026-02-01;15;1\np-2;2026-02-01;-;1\np-3;2026-02-01;;..\n',
    );
    const out = at('wide-kept.csv');
    const asked = ['intake', delivered, '--mapping', mapping, '--mend', '--out', out];
    const told = await utfall([...asked, '--force']);
    expect(told.out).toContain('3 rows: 3 accepted, 0 rejected.');
    expect(told.out).toContain('1 of the accepted rows holds no value: nothing is kept of it.');
    expect(told.out).toContain('Wrote 3 rows to');
    expect(readFileSync(out, 'utf8').trim().split('\n')).toHaveLength(1 + 3);
    const { out: json } = await utfall([...asked, '--force', '--json']);
    expect(JSON.parse(json)).toMatchObject({ rows: 3, accepted: 3, rejected: 0, kept: 3 });
  });

  it('writes nothing where no row is right, whatever is asked for', async () => {
    const mapping = file('m.yaml', MAPPING);
    const delivered = file('none.csv', 'Löpnr;Datum;Timmar\np-2;260230;2\n');
    const kept = at('nothing.csv');
    const asked = ['intake', delivered, '--mapping', mapping, '--out', kept];
    const { code, out } = await utfall([...asked, '--accept-valid', at('nothing-rejected.csv')]);
    expect(code).toBe(1);
    expect(out).toContain('Nothing was written.');
    expect(() => readFileSync(kept)).toThrow();
  });

  it('writes all or nothing, unless the right rows are asked for; the others come back mended', async () => {
    const mapping = file('m.yaml', MAPPING);
    const delivered = file('o.csv', FILE);
    const [out, rejected] = [at('kept.csv'), at('rejected.csv')];
    const asked = [
      'intake',
      delivered,
      '--mapping',
      mapping,
      '--lang',
      'sv',
      '--mend',
      '--out',
      out,
    ];
    expect((await utfall(asked)).code).toBe(1);
    expect(() => readFileSync(out)).toThrow();
    const partly = await utfall([...asked, '--accept-valid', rejected]);
    expect(partly.code).toBe(3);
    expect(readFileSync(out, 'utf8')).toBe(
      'person,observation,date,value\np-1,absence,2026-01-31,1.5\np-3,absence,2026-01-31,1250\n',
    );
    expect(readFileSync(rejected, 'utf8')).toBe(
      '\uFEFFLöpnr;Datum;Timmar;utfall_varför\r\np-2;260230;2;Datum: Det här är inget datum som finns. Skriv år, månad och dag: 2019-01-31.\r\n',
    );
    const mended = file('mended.csv', readFileSync(rejected, 'utf8').replace('260230', '260228'));
    const again = ['intake', mended, '--mapping', mapping, '--out', at('rest.csv')];
    expect((await utfall(again)).code).toBe(0);
    expect(readFileSync(at('rest.csv'), 'utf8')).toContain('p-2,absence,2026-02-28,2\n');
    const { code, err } = await utfall(again);
    expect({ code, err }).toMatchObject({ code: 2, err: expect.stringContaining('--force') });
  });

  it('answers in JSON with counts, kinds and words', async () => {
    const mapping = file('m.yaml', MAPPING);
    const { out } = await utfall(['intake', file('o.csv', FILE), '--mapping', mapping, '--json']);
    expect(JSON.parse(out)).toMatchObject({
      ok: false,
      rows: 3,
      accepted: 1,
      rejected: 2,
      findings: [
        { code: 'intake.date-malformed', words: { what: 'This is not a date that exists.' } },
        {},
      ],
      kinds: [{ count: 1 }, { count: 1 }],
      written: [],
    });
  });

  it('sums up by kind where the same is found often', async () => {
    const many = Array.from({ length: 30 }, (_, index) => `p-${index};260230;1\n`).join('');
    const delivered = file('many.csv', `Löpnr;Datum;Timmar\n${many}`);
    const { out } = await utfall(['intake', delivered, '--mapping', file('m.yaml', MAPPING)]);
    expect(out).toContain(
      'What was found, by kind:\n  30  error  Datum  This is not a date that exists. (first in row 2)',
    );
  });

  it.each([
    [['--kind', 'people'], 'no kind of file'],
    [[], '--kind <kind>'],
    [['--kind', 'observations', '--accept-valid', 'x.csv'], '--out FILE'],
  ])('with %j is misuse', async (options, said) => {
    const { code, err } = await utfall(['intake', file('o.csv', FILE), ...options]);
    expect({ code, err }).toMatchObject({ code: 2, err: expect.stringContaining(said) });
  });

  it('says what is wrong with a mapping, and where', async () => {
    const mapping = file(
      'bad.yaml',
      MAPPING.replace('YYMMDD', 'YYMMD').replace('  value', '  vaule'),
    );
    const { code, out } = await utfall(['intake', file('o.csv', FILE), '--mapping', mapping]);
    expect(code).toBe(1);
    expect(out).toMatch(/bad\.yaml:6:\d+ error: .*YYMMD/);
    expect(out).toMatch(/bad\.yaml:7:\d+ error: .*vaule/);
  });
});

describe('utfall mapping', () => {
  const kinds = ['Ogiltig frånvaro', 'Giltig frånvaro'];
  const lines = Array.from({ length: 30 }, (_, index) => {
    const day = String((index % 28) + 1).padStart(2, '0');
    return `${String(index * 331).padStart(5, '0')};Andersson;${kinds[index % 2]};2601${day};1 ${100 + index},5;A`;
  });
  const REGISTER = ['Utdrag 2026-02-01', 'Löpnr;Efternamn;Typ;Datum;Timmar;Enhet', ...lines, ''];

  it('proposes one under which the file it was made from can be taken in', async () => {
    const delivered = file('reg.csv', Buffer.from(REGISTER.join('\r\n'), 'latin1'));
    const mapping = at('reg.yaml');
    const asked = ['mapping', delivered, '--kind', 'observations', '--source', 'Skolregistret'];
    const { code, out } = await utfall([...asked, '--lang', 'sv']);
    expect(code).toBe(0);
    expect(out).toContain('"Efternamn"  # ser ut att berätta vem någon är: utelämnad');
    expect((await utfall([...asked, '--out', mapping])).code).toBe(0);
    const text = readFileSync(mapping, 'utf8');
    for (const said of [
      'encoding: windows-1252',
      'headerRow: 2',
      'digits: 5',
      'dates: YYMMDD',
      'decimal: comma',
      'thousands: space',
      '"Ogiltig frånvaro": ogiltig_franvaro',
    ]) {
      expect(text).toContain(said);
    }
    const kept = at('kept-by-proposal.csv');
    const taken = await utfall(['intake', delivered, '--mapping', mapping, '--out', kept]);
    expect(taken.code).toBe(0);
    expect(readFileSync(kept, 'utf8').split('\n')[2]).toBe(
      '00331,giltig_franvaro,2026-01-02,1101.5',
    );
  });

  it('of days that Excel counts asks for no look at day and month', async () => {
    const days = 'person;observation;datum;värde\na1;x;46053;1\na2;x;46054;2\na3;x;46055;3\n';
    const { out } = await utfall(['mapping', file('d.csv', days), '--kind', 'observations']);
    expect(out).toMatch(/dates: excel-1900$/m);
  });

  it('of enrolments finds the dates of coming and leaving; what it does not find, it says', async () => {
    const enrolments = file(
      'e.csv',
      'id;Startdatum;Slutdatum;Grupp\na1;2026-01-01;2026-05-01;Insats\na2;2026-01-02;;Kontroll\na3;2026-01-03;;Insats\na4;2026-01-04;;Kontroll\n',
    );
    const { out } = await utfall(['mapping', enrolments, '--kind', 'enrolments']);
    expect(out).toMatch(/enrolled_on:\n {4}column: "Startdatum"/);
    expect(out).toMatch(/left_on:\n {4}column: "Slutdatum"/);
    expect(out).toMatch(
      /arm:\n {4}column: "Grupp"\n {4}codes:.*\n {6}"Insats": treatment\n {6}"Kontroll": comparison/,
    );
    const nothing = await utfall([
      'mapping',
      file('n.csv', 'x;y\n1,5;2,5\n'),
      '--kind',
      'enrolments',
    ]);
    expect(nothing.out).toContain('person: { column: "?" }  # no column was found that fits');
  });
});
