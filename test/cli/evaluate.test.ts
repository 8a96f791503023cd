import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tippingText } from '../../cli/print/tipping.ts';
import { UNITS } from '../../core/words/sv/names.ts';
import { dateCell, rows, workbook } from '../core/intake/workbooks.ts';
import { utfall } from './terminal.ts';

const NORRKOPING = 'contracts/norrkoping-2016/terms.yaml';
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'utfall-evaluate-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, text: string | Uint8Array): string {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

const enrolments = () =>
  file('enrolments.csv', 'person,enrolled_on\np-1,2016-09-01\np-2,2016-10-01\n');
const ROWS: readonly (readonly [string, string, number])[] = [
  ['p-1', '2016-03-01', 400_000.5],
  ['p-2', '2016-03-01', 300_000],
  ['p-1', '2018-03-01', 250_000],
];
const plain = () =>
  file(
    'plain.csv',
    `person,observation,date,value\n${ROWS.map(([who, day, cost]) => `${who},care_cost,${day},${cost}\n`).join('')}`,
  );

const evaluated = (people: string, seen: string, ...more: string[]) =>
  utfall([
    ...['evaluate', NORRKOPING, '--enrolments', people, '--observations', seen],
    ...['--as-of', '2019-06-30', '--period', 'follow_up_1', ...more],
  ]);

/** Days since 1899-12-30, as Excel counts them. */
const serial = (day: string) => Date.parse(day) / 86_400_000 + 25_569;

const MAPPING = `source: Procapita
kind: observations
columns:
  person: { column: Löpnr }
  observation: { fixed: care_cost }
  date: { column: Datum, dates: YYMMDD }
  value: { column: Kostnad }
`;

describe('evaluate of one period', () => {
  it('refuses a period that the terms do not have, with the one that was meant', async () => {
    const asked = ['evaluate', NORRKOPING, '--enrolments', enrolments(), '--observations', plain()];
    const { code, out, err } = await utfall([...asked, '--period', 'folow_up_1']);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain('The terms have no period "folow_up_1". Did you mean follow_up_1?');
    const other = await utfall([...asked, '--period', 'zzz', '--lang', 'sv']);
    expect(other.code).toBe(2);
    expect(other.err).toMatch(/Villkoren har ingen period "zzz"\. De har follow_up_1, /);
  });
});

describe('evaluate on files as registers write them', () => {
  it('says of a workbook what it says of plain text', async () => {
    const book = workbook({
      sheets: {
        Blad1: `<sheetData>${rows(
          ['person', 'observation', 'date', 'value'],
          ...ROWS.map(([who, day, cost]) => [who, 'care_cost', dateCell(serial(day)), cost]),
        )}</sheetData>`,
      },
    });
    const asPlain = await evaluated(enrolments(), plain());
    expect(asPlain.code).toBe(0);
    expect(asPlain.out).toMatch(/saving +follow_up_1 /);
    expect(await evaluated(enrolments(), file('o.xlsx', book))).toEqual(asPlain);
  });

  it('reads Windows-1252, short dates and decimal commas by the mapping of the source', async () => {
    const lines = ROWS.map(
      ([who, day, cost]) =>
        `${who};${day.slice(2).replaceAll('-', '')};${`${cost}`.replace('.', ',')}`,
    );
    const delivered = file(
      'register.csv',
      Buffer.from(['Löpnr;Datum;Kostnad', ...lines, ''].join('\r\n'), 'latin1'),
    );
    const mapping = file('m.yaml', MAPPING);
    const { code, out } = await evaluated(enrolments(), delivered, '--mapping', mapping);
    const { out: asPlain } = await evaluated(enrolments(), plain());
    expect(code).toBe(0);
    expect(out).toContain(asPlain.split('\n\n/metrics')[0]);
    expect(out).toContain('Windows-1252');
  });

  it('tells every mistake with the row of the file that was given, and evaluates nothing', async () => {
    const mapping = file('m.yaml', MAPPING);
    const delivered = file(
      'wrong.csv',
      Buffer.from(
        'Löpnr;Datum;Kostnad\n\np-1;180230;5\np-9;180301;1\np-1;180301;1 250\n',
        'latin1',
      ),
    );
    const first = await evaluated(enrolments(), delivered, '--mapping', mapping, '--lang', 'sv');
    expect(first.code).toBe(1);
    expect(first.out).toContain('wrong.csv:3 (Datum) fel: Det här är inget datum som finns.');
    expect(first.out).toContain('wrong.csv:5 (Kostnad) fel:');
    const mended = file('next.csv', 'Löpnr;Datum;Kostnad\n\np-9;180301;1 250\n');
    const next = await evaluated(enrolments(), mended, '--mapping', mapping, '--mend');
    expect(next.code).toBe(1);
    expect(next.out).toMatch(/next\.csv:3 .*error: .*not enrolled/);
  });

  it('tells how rows that do not fit the terms are put aside, and only then', async () => {
    const header = 'person,observation,date,value\n';
    const outside = file('outside.csv', `${header}p-1,care_cost,1999-01-01,1\n`);
    const people = enrolments();
    const { out } = await evaluated(people, outside, '--mend', '--lang', 'en');
    expect(out).toContain(
      `utfall intake ${outside} --kind observations --mend --terms ${NORRKOPING} --enrolments ${people} --out kept.csv --accept-valid rejected.csv`,
    );
    expect(() => JSON.parse(out)).toThrow();
    const asJson = await evaluated(people, outside, '--json');
    expect(JSON.parse(asJson.out)).toMatchObject({ ok: false, findings: [{}] });
    const malformed = file('malformed.csv', `${header}p-1,care_cost,soon,1\n`);
    const others = await evaluated(people, malformed);
    expect(others.out).not.toContain('accept-valid');
    const nobody = file('late.csv', 'person,enrolled_on\np-1,2031-09-01\n');
    expect((await evaluated(nobody, plain())).out).toContain('late.csv:2');
  });

  it('takes one mapping for each kind of file', async () => {
    const mapping = file('m.yaml', MAPPING);
    const twice = await evaluated(enrolments(), plain(), '--mapping', mapping, mapping);
    expect(twice.code).toBe(2);
    expect(twice.err).toContain('Two mappings are for observations.');
  });
});

describe('an effect that no rule rounds', () => {
  it('is shown to six decimals with a sign that there are more, and whole where programs read it', async () => {
    const terms = file(
      'unrounded.yaml',
      `contract: unrounded
currency: SEK
parties:
  town: { name: The town, roles: [outcome-payer, project-owner, finance, provider, investor] }
metrics:
  work: { purpose: learning, unit: "%", better: higher, measure: { observation: work, as: share } }
payments: [ { id: fee, amount: 1 } ]
settlement:
  rounding: { to: 1, mode: half-up }
  payers: [ { party: town, share: rest } ]
`,
    );
    const people = file(
      'three.csv',
      'person,enrolled_on\na,2019-01-01\nb,2019-01-01\nc,2019-01-01\n',
    );
    const seen = file(
      'three-seen.csv',
      'person,observation,date,value\na,work,2019-02-01,1\nb,work,2019-02-01,1\nc,work,2019-02-01,0\n',
    );
    const asked = [
      'evaluate',
      terms,
      '--enrolments',
      people,
      '--observations',
      seen,
      '--as-of',
      '2019-06-30',
    ];
    expect((await utfall(asked)).out).toContain('66.666666… %');
    const [work] = JSON.parse((await utfall([...asked, '--json'])).out).metrics;
    expect(work.effect).toBe('66.66666666666666666666666666666666666667');
  });
});

describe('the missing', () => {
  const asked = (language: string) =>
    utfall([
      ...['evaluate', 'docs/examples/second-chance.yaml'],
      ...['--enrolments', 'docs/examples/second-chance-enrolments.csv'],
      ...['--observations', 'docs/examples/second-chance-observations.csv'],
      ...['--as-of', '2026-01-01', '--lang', language],
    ]);

  it.each([
    [
      'en',
      'missing in comparison',
      'reoffending: nothing bounds the worst case: people are missing',
    ],
    ['sv', 'bortfall i jämförelsen', 'reoffending: inget begränsar det värsta fallet: det finns'],
  ])(
    'of the comparison group stand in the table, and why there is no worst case (%s)',
    async (language, heading, why) => {
      const { out } = await asked(language);
      const [head = '', row = ''] = out.split('\n');
      expect(head).toContain(heading);
      const end = head.indexOf(heading) + heading.length;
      expect(row.slice(end - 3, end)).toBe('  1');
      expect(out).toContain(why);
    },
  );
});

describe('the tipping point', () => {
  const point = { metric: 'work', turning: 'succeeded', missing: 4, entitled: '100000' } as const;
  const text = (more: object, language: 'en' | 'sv') =>
    tippingText([{ ...point, persons: 1, becomes: '0', ...more }], 'SEK', language).replaceAll(
      '\u00a0',
      ' ',
    );

  it('says in which group they are missing', () => {
    const of = 'comparison';
    expect(text({ of }, 'en')).toBe(
      'work: the payment would change if 1 of the 4 missing in the comparison group had succeeded: from 100,000 SEK to 0 SEK.',
    );
    expect(text({ of }, 'sv')).toBe(
      'work: betalningen skulle ändras om 1 av de 4 som saknas i jämförelsegruppen hade lyckats: från 100 000 SEK till 0 SEK.',
    );
    expect(text({}, 'en')).toContain('1 of the 4 missing had succeeded');
    expect(text({ of, persons: null, missing: 1 }, 'sv')).toBe(
      'work: betalningen skulle bli densamma om den som saknas i jämförelsegruppen hade lyckats.',
    );
  });
});

describe('evaluate in Swedish', () => {
  const example = (name: string) => `docs/examples/second-chance${name}`;

  it('says every word and every unit in Swedish', async () => {
    const { code, out } = await utfall([
      ...['evaluate', example('.yaml'), '--enrolments', example('-enrolments.csv')],
      ...['--observations', example('-observations.csv'), '--as-of', '2026-06-30'],
      ...['--settle', '--lang', 'sv'],
    ]);
    expect(code).toBe(0);
    const plain = out.replaceAll('\u00a0', ' ');
    expect(plain).toContain('24,9 dagar');
    expect(plain).toContain('nådde fönstret 5, uppmätta 4, bortfall 1');
    expect(plain).toContain('från jämförelsegruppen till insatsgruppen');
    // What is left of English are names that the terms give, and the names of methods.
    expect(plain).not.toMatch(/\b(?:days|points|people|treatment|comparison|missing|measured)\b/);
  });

  it('has a word for every unit of the library', () => {
    const terms = readdirSync('contracts', { recursive: true, encoding: 'utf8' }).filter((path) =>
      path.endsWith('.yaml'),
    );
    const units = terms.flatMap((path) =>
      [...readFileSync(join('contracts', path), 'utf8').matchAll(/\bunit: "?([^\s,"}]+)/g)].map(
        ([, unit]) => unit ?? '',
      ),
    );
    const words = new Set(units.filter((unit) => /^[a-zåäö]{2,}$/.test(unit)));
    expect(words.size).toBeGreaterThan(5);
    expect([...words].filter((unit) => UNITS[unit] === undefined)).toEqual([]);
  });
});
