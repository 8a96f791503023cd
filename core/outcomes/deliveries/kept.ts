import type { ISODate } from '../../calendar/date.ts';
import { type Answer, answer, type Finding } from '../../findings.ts';
import type { Terms } from '../../terms/shape/terms.ts';
import { checksFor, type Evaluation, evaluate } from '../evaluate.ts';
import type { Enrolment, Observation } from '../records.ts';

/** What says of a row that no window of the person holds it. */
const NOWHERE: readonly string[] = [
  'outcomes.date-outside-window',
  'outcomes.observation-not-for-arm',
];

/** Rows that were taken in, apart from those that count nowhere any more. */
export type StillCounting = {
  readonly counting: readonly Observation[];
  readonly uncounted: readonly Observation[];
};

/**
 * Rows were held against the windows of their persons when they were delivered. These move when a person turns out to
 * have come back or to have changed group, and when the terms are amended: what lies in none since is not counted.
 *
 * @example stillCounting({ terms, enrolments, asOf }, observations).uncounted // → those before who came back did
 */
export function stillCounting(
  about: {
    readonly terms: Terms;
    readonly enrolments: readonly Enrolment[];
    readonly asOf: ISODate;
  },
  rows: readonly Observation[],
): StillCounting {
  const { ofObservation } = checksFor(about);
  const counting: Observation[] = [];
  const uncounted: Observation[] = [];
  for (const row of rows) {
    const isNowhere = NOWHERE.includes(ofObservation(row)?.code ?? '');
    (isNowhere ? uncounted : counting).push(row);
  }
  return { counting, uncounted };
}

/** Evaluates rows that were taken in, without those that count nowhere any more: how many these are is remarked. */
export function evaluateKept(input: Parameters<typeof evaluate>[0]): Answer<Evaluation> {
  const whole = evaluate(input);
  if (whole.ok) return whole;
  const { counting, uncounted } = stillCounting(input, input.observations);
  const counted = uncounted.length === 0 ? whole : evaluate({ ...input, observations: counting });
  return counted.ok
    ? answer(counted.value, [...counted.findings, ...remarkOnUncounted(uncounted)])
    : counted;
}

/** How many rows count nowhere any more, and of how many persons. */
export function remarkOnUncounted(uncounted: readonly Observation[]): Finding[] {
  if (uncounted.length === 0) return [];
  const persons = new Set(uncounted.map(({ person }) => person)).size;
  const facts = { rows: uncounted.length, persons };
  return [{ code: 'outcomes.rows-uncounted', severity: 'warning', at: {}, facts }];
}
