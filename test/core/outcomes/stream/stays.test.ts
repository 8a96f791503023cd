import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateFiles, evaluateWithHelp } from '../../../../core/outcomes/evaluate-files.ts';
import { evaluatePart, mergeParts } from '../../../../core/outcomes/parts.ts';
import { readEnrolled } from '../../../../core/outcomes/stream/people/enrolled.ts';
import { addRows, joined } from '../../../../core/outcomes/stream/rows/ground.ts';
import { isRead, ordinary } from './ordinary.ts';
import { filesOfStays, inputOf, isStay, type Row, rowsSource } from './stays.ts';

/** What can be wrong with a stay, what is then found, and a row of which it is so. */
const FAULTS: readonly { fault: string; code: string; row: (row: Row) => Row }[] = [
  {
    fault: 'a last day that does not exist',
    code: 'intake.date-malformed',
    row: (row) => ({ ...row, until: '2018-02-30' }),
  },
  {
    fault: 'a day after the last that registers write of what goes on',
    code: 'intake.date-malformed',
    row: (row) => ({ ...row, until: '9999-12-32' }),
  },
  {
    fault: 'a last day in another form',
    code: 'intake.date-form-other',
    row: (row) => ({ ...row, until: '20180110' }),
  },
  {
    fault: 'a dash for a last day',
    code: 'intake.cell-says-empty',
    row: (row) => ({ ...row, until: '-' }),
  },
  {
    fault: 'a last day that is left empty',
    code: 'outcomes.last-day-empty',
    row: (row) => ({ ...row, observation: 'hospital', date: '2017-10-03', until: '', value: '1' }),
  },
  {
    fault: 'a last day before the first',
    code: 'intake.until-before-date',
    row: (row) => ({ ...row, date: '2017-10-02', until: '2017-10-01' }),
  },
  {
    fault: 'a stay that is over before every window',
    code: 'outcomes.date-outside-window',
    row: (row) => ({ ...row, observation: 'placement', date: '2014-01-01', until: '2014-12-31' }),
  },
  {
    fault: 'a stay that begins after every window',
    code: 'outcomes.date-outside-window',
    row: (row) => ({ ...row, observation: 'hospital', date: '2019-01-01', until: '2019-02-01' }),
  },
  {
    fault: 'several days of what is added up as it comes',
    code: 'outcomes.not-a-stay',
    row: (row) => ({ ...row, observation: 'cost', date: '2017-11-01', until: '2017-11-02' }),
  },
  {
    fault: 'several days of what is counted by rows too',
    code: 'outcomes.not-a-stay',
    row: (row) => ({ ...row, observation: 'school', date: '2017-11-01', until: '2017-11-02' }),
  },
  {
    fault: 'several days of what is claimed',
    code: 'outcomes.not-a-stay',
    row: (row) => ({ ...row, observation: 'job', date: '2017-11-01', until: '2017-11-02' }),
  },
  {
    fault: 'the same stay again',
    code: 'intake.row-twice',
    row: (row) => row,
  },
  {
    fault: 'a day again that says that it is also the last',
    code: 'intake.row-twice',
    row: (row) => ({ ...row, until: row.until || row.date }),
  },
];

const ROW: Row = { person: 'anna-1', observation: 'placement', date: '', until: '', value: '1' };
const FORM = {
  columns: ['person', 'observation', 'date', 'value', 'until'] as (keyof Row)[],
  ...{ delimiter: ',', end: '\n', until: 'until', size: 64, hasHoles: false, asOf: '2019-06-30' },
};

describe('files with stays', () => {
  it('are added up while they are read, to what the ordinary way gives', () => {
    let stays = 0;
    fc.assert(
      fc.property(filesOfStays, (files) => {
        const input = inputOf(files);
        const expected = ordinary(input);
        expect(isRead(input)).toBe(expected.ok);
        expect(evaluateFiles(input)).toEqual(expected);
        const ofDays = files.rows.filter(({ date, until }) => until > date);
        if (expected.ok) stays += ofDays.length;
      }),
      { numRuns: 150 },
    );
    expect(stays).toBeGreaterThan(300);
  });

  it.each(FAULTS)('are left to the ordinary reader at $fault', ({ code, row }) => {
    fc.assert(
      fc.property(filesOfStays, fc.nat(), (files, at) => {
        const { rows } = files;
        const stays = rows.filter(({ observation }) => isStay(observation));
        const faulty = row(stays[at % stays.length] ?? rows[0] ?? ROW);
        const input = inputOf(files, rows.toSpliced(at % rows.length, 0, faulty));
        const expected = ordinary(input);
        expect(isRead(input)).toBe(false);
        expect(evaluateFiles(input)).toEqual(expected);
        expect(expected.findings.map((found) => found.code)).toContain(code);
      }),
      { numRuns: 20 },
    );
  });

  it.each([
    { date: '2014-06-01', until: '2016-03-14', days: 'refused' },
    { date: '2014-06-01', until: '2016-03-15', days: 'none' },
    { date: '2017-03-14', until: '2017-03-15', days: '1' },
    { date: '2017-03-01', until: '2018-04-01', days: '365' },
    { date: '2017-03-16', until: '9999-12-31', days: '364' },
    { date: '2018-03-14', until: '2018-03-20', days: '1' },
    { date: '2019-01-01', until: '2019-01-05', days: 'refused' },
  ])('count of a stay from $date to $until the days in the window: $days', (stay) => {
    const files = { ...FORM, rows: [], people: ['anna-1,2017-03-15,,,treatment'] };
    const input = inputOf(files, [{ ...ROW, ...stay }]);
    const result = evaluateFiles(input);
    expect(isRead(input)).toBe(result.ok);
    const metrics = result.ok ? result.value.metrics : undefined;
    const nights = metrics?.find(({ metric }) => metric === 'nights')?.own?.sum ?? 'none';
    expect(metrics ? nights : 'refused').toBe(stay.days);
  });

  it('are of one day where the last one is empty in a file that was taken in before', () => {
    fc.assert(
      fc.property(filesOfStays, (files) => {
        const rows = files.rows.map((row) =>
          row.until === row.date ? { ...row, until: '' } : row,
        );
        const kept = { ...inputOf(files, rows), isKept: true, part: { index: 0, of: 1 } };
        const said = evaluatePart({ ...kept, ...inputOf(files) });
        expect(isRead(kept)).toBe(said.ok);
        expect(evaluatePart(kept)).toEqual(said);
        expect(ordinary(kept)).toEqual(ordinary(inputOf(files)));
      }),
      { numRuns: 60 },
    );
  });

  it('are left to it where a stay stands again behind another that began on its day', () => {
    const ends = ['2017-10-09', '2017-10-05', '2017-10-12', '2017-10-05', '2017-10-09'];
    const files = { ...FORM, rows: [], people: ['anna-1,2017-03-15,,,treatment'] };
    const rows = ends.map((until) => ({ ...ROW, date: '2017-10-01', until }));
    expect(isRead(inputOf(files, rows.slice(0, 3)))).toBe(true);
    expect(isRead(inputOf(files, rows.slice(0, 4)))).toBe(false);
    expect(isRead(inputOf(files, rows.toSpliced(3, 1)))).toBe(false);
    const result = evaluateFiles(inputOf(files, rows));
    expect(result.findings.map(({ code, at }) => [code, at.row])).toEqual([
      ['intake.row-twice', 5],
      ['intake.row-twice', 6],
    ]);
  });

  it('give the same in whatever order the rows stand', () => {
    fc.assert(
      fc.property(filesOfStays, fc.nat(), (files, by) => {
        const { rows } = files;
        const turned = rows.map((_, at) => rows[(at + by) % rows.length] ?? ROW).toReversed();
        const [one, other] = [inputOf(files), inputOf(files, turned)].map(evaluateFiles);
        expect(other?.ok && other.value).toEqual(one?.ok && one.value);
      }),
      { numRuns: 60 },
    );
  });

  it('give the same in parts of the persons', () => {
    fc.assert(
      fc.property(filesOfStays, fc.integer({ min: 1, max: 4 }), (files, of) => {
        const input = inputOf(files);
        const whole = evaluateFiles(input);
        const parts = Array.from({ length: of }, (_, index) =>
          evaluatePart({ ...input, part: { index, of } }),
        );
        expect(parts.every(({ ok }) => ok)).toBe(whole.ok);
        if (!whole.ok) return;
        const travelled = parts.flatMap((part) =>
          part.ok ? [JSON.parse(JSON.stringify(part.value))] : [],
        );
        const merged = mergeParts({ ...input, parts: travelled });
        expect(merged.ok && merged.value).toEqual(whole.value);
      }),
      { numRuns: 40 },
    );
  });

  it('give the same by two threads, wherever the file is cut', async () => {
    await fc.assert(
      fc.asyncProperty(filesOfStays, fc.nat({ max: 40 }), async (files, cut) => {
        const input = inputOf(files);
        const halves = [files.rows.slice(0, cut), files.rows.slice(cut)] as const;
        const result = await evaluateWithHelp(input, {
          enrolled: async () => structuredClone(readEnrolled(input.enrolments)),
          add: async (ground) => {
            const [first, next] = [halves[0], halves[1]].map((rows) =>
              structuredClone(addRows(structuredClone(ground), rowsSource(files, rows))),
            );
            if (!first || !next) throw new Error('two halves');
            return joined(first, next);
          },
        });
        expect(result).toEqual(evaluateFiles(input));
      }),
      { numRuns: 60 },
    );
  });
});
