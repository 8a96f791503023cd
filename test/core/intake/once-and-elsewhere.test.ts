import { describe, expect, it } from 'vitest';
import { canonicalText } from '../../../core/intake/canonical.ts';
import { ENROLMENTS, readEnrolments } from '../../../core/intake/enrolments.ts';
import { readMapping } from '../../../core/intake/mapping/read.ts';
import { OBSERVATIONS } from '../../../core/intake/observations.ts';
import { takeIn } from '../../../core/intake/take-in.ts';
import { found, text } from './taking.ts';

/** Takes in observations at the door under a mapping with these lines. */
async function mapped(bytes: Uint8Array, ...lines: string[]) {
  const read = readMapping(['source: X', 'kind: observations', ...lines].join('\n'));
  if (!read.ok) throw new Error(JSON.stringify(read.findings));
  const source = { bytes, file: 'o.csv' };
  return takeIn(source, OBSERVATIONS, { mapping: read.value, atDoor: true });
}

describe('a file with several observations in a row', () => {
  const COLUMNS = ['columns:', '  person: { column: person }', '  date: { column: date }'];
  const VALUES = [
    'values:',
    ...['a', 'b', 'c'].map((each) => `  - { observation: ${each}, column: ${each} }`),
  ];

  it('is told of a wrong date once, and of each value that is wrong', async () => {
    const file = text('person;date;a;b;c', 'p-1;2026-02-30;1;2;1x', 'p-2;2026-02-01;1;2y;3z');
    const taken = await mapped(file, ...COLUMNS, ...VALUES);
    expect(taken.findings.map(({ code, at }) => [code, at.row, at.field])).toEqual([
      ['intake.date-malformed', 2, 'date'],
      ['intake.number-malformed', 2, 'c'],
      ['intake.number-malformed', 3, 'b'],
      ['intake.number-malformed', 3, 'c'],
    ]);
  });

  it('is told once of a row that stands again', async () => {
    const file = text('person;date;a;b;c', 'p-1;2026-02-03;1;2;3', 'p-1;2026-02-03;1;2;3');
    const taken = await mapped(file, ...COLUMNS, ...VALUES);
    expect(found(taken)).toEqual([['intake.row-twice', 3, undefined]]);
  });
});

describe('the row of the header that a mapping says', () => {
  const MAPPING = [
    ...['headerRow: 4', 'columns:', '  person: { column: Löpnr }', '  observation: { fixed: x }'],
    ...['  date: { column: Datum }', '  value: { column: Timmar }'],
  ];

  it('is told where the header stands above it, and nothing else', async () => {
    const rows = ['p-a;2026-01-31;5', 'p-b;2026-01-30;6'];
    const taken = await mapped(text('Rapport;;', '', 'Löpnr;Datum;Timmar', ...rows), ...MAPPING);
    expect(taken.findings).toMatchObject([
      { code: 'intake.header-further-up', at: { row: 4 }, facts: { headerRow: 3 } },
    ]);
  });

  it('is told where it stands below it', async () => {
    const above = ['Rapport;;', 'a;;', 'b;;', 'c;;'];
    const taken = await mapped(
      text(...above, 'Löpnr;Datum;Timmar', 'p-a;2026-01-31;5'),
      ...MAPPING,
    );
    expect(taken.findings).toMatchObject([
      { code: 'intake.header-further-down', facts: { headerRow: 5 } },
    ]);
  });
});

describe('a day with a time', () => {
  const COLUMNS = [
    ...['columns:', '  person: { column: person }', '  observation: { fixed: x }'],
    '  date: { column: datum, dates: D/M/YYYY hh:mm }',
  ];

  it('is read where the mapping says so, beside another that is left out', async () => {
    const rows = [
      'p-1;31/01/2026 00:00:00;02/01/2018 10:15:00',
      'p-2;05/02/2026 23:59;03/01/2018 10:15',
    ];
    const file = text('person;datum;Registrerad', ...rows);
    const taken = await mapped(file, ...COLUMNS, 'ignore: [Registrerad]');
    expect(found(taken)).toEqual([]);
    const dates = taken.ok ? taken.value.values.map(({ date }) => date) : [];
    expect(dates).toEqual(['2026-01-31', '2026-02-05']);
  });
});

describe('a day on which nothing can have happened', () => {
  const file = (...rows: string[]) => ({
    bytes: text('person,enrolled_on,left_on', ...rows),
    file: 'e.csv',
  });

  it('is refused as a day of enrolment or leaving; that of an end that is open is not', async () => {
    const rows = ['a-1,0001-01-01,', 'a-2,2024-01-01,1753-01-01', 'a-3,2024-01-01,9999-12-31'];
    const taken = await takeIn(file(...rows), ENROLMENTS, {});
    expect(taken.findings.map(({ code, at }) => [code, at.row, at.field])).toEqual([
      ['intake.date-for-none', 2, 'enrolled_on'],
      ['intake.date-for-none', 3, 'left_on'],
    ]);
  });

  it('is read as it was in a file that was taken in before', () => {
    const kept = 'person,enrolled_on\na-1,0001-01-01\n';
    expect(readEnrolments(kept, 'e.csv')).toMatchObject({ ok: false });
    const read = readEnrolments(kept, 'e.csv', { isKept: true });
    expect(read.ok && canonicalText(ENROLMENTS, read.value)).toContain('a-1,0001-01-01');
  });
});
