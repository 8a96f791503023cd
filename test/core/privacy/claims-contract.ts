import { type ResultFile, splitEvaluation } from '../../../core/lifecycle/verdict/result-file.ts';
import { evaluate } from '../../../core/outcomes/evaluate.ts';
import type { Observation } from '../../../core/outcomes/records.ts';
import type { ClaimFact } from '../../../core/settlement/facts.ts';
import type { Metric } from '../../../core/terms/shape/metric.ts';
import type { Terms } from '../../../core/terms/shape/terms.ts';
import { persons, seen, termsWith } from '../outcomes/contract.ts';

export const BELOW = 5;
export const YEARS = ['2017', '2018', '2019', '2020'] as const;
export type Year = (typeof YEARS)[number];

const PERIODS = YEARS.map((year) => ({
  id: `y${year}`,
  from: `${year}-01-01`,
  to: `${year}-12-31`,
}));

/** Who claims the first rung within six months. */
const QUICK: Metric = {
  ...{ purpose: 'learning', unit: '%', better: 'higher', missing: 'failure' },
  window: { counted: 'after enrolment', closes: '6 months' },
  measure: { observation: 'started', as: 'share' },
};

/** Terms of four years with these payments. */
export function termsPaying(payments: Terms['payments'], cohorts?: string[]): Terms {
  const more = cohorts === undefined ? {} : { cohorts };
  return termsWith({ periods: PERIODS, metrics: { quick: QUICK }, payments, ...more });
}

/** A ladder of two rungs, and something that can be claimed again. */
export const TERMS = termsPaying([
  {
    id: 'card',
    rates: [
      { outcome: 'started', price: '1000' },
      { outcome: 'kept', price: '3000', after: 'started' },
      { outcome: 'course', price: '200', claims: 'any' },
    ],
  },
]);

/** What became of somebody: in which year each was claimed, and whether work was found in the first six months. */
export type Person = {
  /** Enrolled at the beginning of this year; left out: of the first. */
  readonly since?: Year | undefined;
  readonly started?: Year | undefined;
  /** Years in which the first rung was claimed once more, which is not accepted. */
  readonly again?: readonly Year[];
  readonly isQuick?: boolean;
  /** Without having started it is claimed, and not accepted. */
  readonly kept?: Year | undefined;
  readonly courses?: readonly Year[];
  readonly cohort?: string;
};

/** So many persons who are alike. */
export const each = (count: number, person: Person): Person[] =>
  Array.from({ length: count }, () => person);

function observationsOf(people: readonly Person[], until: Year): Observation[] {
  return people.flatMap(
    ({ since = '2017', started, again = [], isQuick, kept, courses = [] }, at) => {
      const person = `p-${at + 1}`;
      const on = (observation: string, year: Year | undefined, day: string) =>
        year === undefined || year > until
          ? []
          : [seen(person, { observation, date: `${year}-${day}` })];
      const isFirst = started === since && isQuick;
      return [
        ...on('started', started, isFirst ? '03-01' : '09-01'),
        ...again.flatMap((year) => on('started', year, '10-01')),
        ...on('kept', kept, '12-01'),
        ...courses.flatMap((year, nth) => on('course', year, `05-0${nth + 1}`)),
      ];
    },
  );
}

/** A year's result, with the claims of persons that settlement reads. */
export function resultOf(
  people: readonly Person[],
  { year, revision = 1, terms = TERMS }: { year: Year; revision?: number; terms?: Terms },
): { result: ResultFile; claims: readonly ClaimFact[] } {
  const evaluated = evaluate({
    terms,
    enrolments: persons(people.length).flatMap((one, at) => {
      const { since = '2017', cohort } = people[at] ?? {};
      const there = { ...one, enrolledOn: `${since}-01-01`, ...(cohort ? { cohort } : {}) };
      return since > year ? [] : [there];
    }),
    observations: observationsOf(people, year),
    asOf: '2021-06-01',
    periods: [`y${year}`],
  });
  if (!evaluated.ok) throw new Error(JSON.stringify(evaluated.findings));
  const { aggregate, claims } = splitEvaluation(evaluated.value);
  const result: ResultFile = {
    ...{ result: 'utfall-result/1', contract: 'c', periodId: `y${year}`, revision },
    ...{ termsVersion: 1, termsHash: 'a', snapshotHash: 'b', asOf: `${year}-12-31`, remarks: [] },
    evaluation: aggregate,
    facts: {
      ...{ metrics: evaluated.value.facts.metrics, capital: [], amounts: [] },
      ...{ events: [], claims: [] },
    },
  };
  return { result, claims };
}
