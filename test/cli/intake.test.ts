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
    expect(out).toContain('3 rader: 1 godtagna, 2 underkända.');
    expect(out).toContain('Inget är skrivet.');
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
    expect(partly.code).toBe(0);
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
