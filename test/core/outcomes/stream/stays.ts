import fc from 'fast-check';
import type { Source } from '../../../../core/outcomes/evaluate-files.ts';
import type { Metric } from '../../../../core/terms/shape/metric.ts';
import type { Terms } from '../../../../core/terms/shape/terms.ts';
import { termsWith } from '../contract.ts';
import { textSource } from './files.ts';

const window = { counted: 'after enrolment', closes: '12 months' } as const;
const before = { counted: 'before enrolment', closes: '12 months' } as const;

/** Terms that count the days of stays in every way, beside what is added up as it comes, kept, and claimed. */
export function termsOfStays({ hasHoles }: { hasHoles: boolean }): Terms {
  const metric = (measure: Metric['measure'], rest: Partial<Metric> = {}): Metric => ({
    ...{ purpose: 'payment', unit: 'days', better: 'lower', missing: 'excluded', window },
    measure,
    ...rest,
  });
  const days = { observation: 'placement', perPerson: 'days' } as const;
  return termsWith({
    periods: [
      { id: 'y1', from: '2017-01-01', to: '2017-12-31' },
      { id: 'y2', from: '2018-01-01', to: '2018-12-31' },
    ],
    followUp: {
      leaving: { moved: 'censored', other: 'followed' },
      ...(hasHoles
        ? { excluded: [{ from: '2017-10-01', to: '2017-11-15', agreedBy: ['payer'] }] }
        : {}),
    },
    metrics: {
      placed: metric(
        { ...days, as: 'mean' },
        {
          effect: 'improvement',
          comparator: { kind: 'difference-in-differences', reference: before },
        },
      ),
      nights: metric({ ...days, as: 'mean' }),
      long: metric({ ...days, as: 'share', counts: { from: '20' } }, { unit: '%' }),
      change: metric({ ...days, as: 'mean', baseline: { ...before, closes: '6 months' } }),
      // By the calendar: whoever was enrolled late has a shorter first year.
      in_hospital: metric(
        { observation: 'hospital', as: 'sum', perPerson: 'days' },
        { window: { counted: 'in the period' } },
      ),
      visits: metric({ observation: 'visit', as: 'count', duplicates: 'sum' }),
      cost: metric({ observation: 'cost', as: 'sum' }, { unit: 'SEK' }),
      // Days and rows of one name: its rows are of one day each.
      school_days: metric({ observation: 'school', as: 'mean', perPerson: 'days' }),
      schools: metric({ observation: 'school', as: 'count', duplicates: 'sum' }),
    },
    payments: [{ id: 'fees', rates: [{ outcome: 'job', price: '100' }] }],
  });
}

export type Row = {
  readonly person: string;
  readonly observation: string;
  readonly date: string;
  readonly until: string;
  readonly value: string;
};
type Column = keyof Row;

const NAMES = ['anna-1', 'b2', 'C_3', 'ärla4', 'e:5'];

const enrolment = (person: string): fc.Arbitrary<string> =>
  fc
    .record({
      month: fc.integer({ min: 1, max: 9 }),
      left: fc.constantFrom(',', ',', '2017-11-01,moved', '2018-04-01,other'),
    })
    .map(({ month, left }) => `${person},2017-0${month}-15,${left},treatment`);

/** Before the windows of most, in those of all, and after the day of some evaluations. */
const DATES = ['2017-01-20', '2017-09-20', '2017-10-01', '2017-10-05', '2017-12-01', '2018-01-10'];
/** None, or days and years later: at the ends of windows, after them, and after the last period. */
const UNTILS = [
  '',
  '',
  '2017-12-01',
  '2018-01-10',
  '2018-01-12',
  '2018-02-01',
  '2019-12-31',
  '2155-12-31',
  '9999-12-31',
];

const stay = fc.record({
  person: fc.constantFrom(...NAMES),
  observation: fc.constantFrom('placement', 'placement', 'placement', 'hospital'),
  date: fc.constantFrom(...DATES.slice(1)),
  until: fc.constantFrom(...UNTILS),
  value: fc.constantFrom('1', '1', '0', '0.5', '-2'),
});
const early = fc.record({
  person: fc.constantFrom(...NAMES),
  observation: fc.constant('placement'),
  date: fc.constantFrom('2015-06-30', '2016-09-15', '2017-01-20'),
  until: fc.constantFrom('2017-09-20', '2017-10-03', '2018-01-10'),
  value: fc.constant('1'),
});
const ofOneDay = fc.record({
  person: fc.constantFrom(...NAMES),
  observation: fc.constantFrom('visit', 'cost', 'cost', 'school', 'job'),
  date: fc.constantFrom(...DATES.slice(1)),
  until: fc.constant(''),
  value: fc.integer({ min: -99, max: 9999 }).map((ore) => (ore / 100).toFixed(2)),
});

/** Rows that no rule is against: a stay of one day says so, and what is no stay has no last day. */
const rows: fc.Arbitrary<readonly Row[]> = fc.uniqueArray(
  fc
    .oneof<fc.Arbitrary<Row>[]>(stay, stay, early, ofOneDay)
    .map((row) => (isOfOneDay(row) ? { ...row, until: row.date } : row)),
  {
    ...{ minLength: 2, maxLength: 40 },
    selector: ({ person, observation, date, until, value }) =>
      [person, observation, date, ...(isStay(observation) ? [until || date, value] : [])].join(),
  },
);

function isOfOneDay({ observation, date, until, value }: Row): boolean {
  if (until !== '') return until < date;
  return isStay(observation) && value !== '0';
}

export function isStay(observation: string): boolean {
  return observation === 'placement' || observation === 'hospital';
}

/** Files of people and rows, and the forms that they are written in. */
export const filesOfStays = fc.record({
  people: fc.tuple(...NAMES.map(enrolment)),
  rows,
  columns: fc.shuffledSubarray<Column>(['person', 'observation', 'date', 'until', 'value'], {
    minLength: 5,
  }),
  delimiter: fc.constantFrom(',', ';'),
  end: fc.constantFrom('\n', '\r\n'),
  until: fc.constantFrom('until', 'till_och_med'),
  size: fc.integer({ min: 1, max: 200 }),
  hasHoles: fc.boolean(),
  asOf: fc.constantFrom('2019-06-30', '2018-05-01', '2017-11-15'),
});
type FilesOfStays = {
  readonly people: readonly string[];
  readonly rows: readonly Row[];
  readonly columns: readonly Column[];
  readonly delimiter: string;
  readonly end: string;
  readonly until: string;
  readonly size: number;
  readonly hasHoles: boolean;
  readonly asOf: string;
};

/** The rows as a file, in its form. */
export function rowsSource(files: FilesOfStays, rows: readonly Row[] = files.rows): Source {
  const { columns, delimiter, end, until, size } = files;
  const header = columns.map((column) => (column === 'until' ? until : column));
  const lines = rows.map((row) => columns.map((column) => row[column]));
  const text = [header, ...lines].map((cells) => cells.join(delimiter) + end).join('');
  return textSource('observations.csv', text, size);
}

/** Everything that is evaluated. */
export function inputOf(files: FilesOfStays, rows?: readonly Row[]) {
  const people = ['person,enrolled_on,left_on,left_reason,arm', ...files.people];
  return {
    terms: termsOfStays(files),
    enrolments: textSource('enrolments.csv', people.map((line) => `${line}\n`).join('')),
    observations: rowsSource(files, rows),
    asOf: files.asOf,
  };
}
