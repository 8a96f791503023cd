import type { Facts, MetricFact, Whereabouts } from '../../settlement/facts.ts';
import type { MetricOutcome } from '../evaluation.ts';
import { type Group, type IfMissing, withTurned } from './change.ts';

/** In the order in which they are told. */
export const GROUPS: readonly Group[] = ['treatment', 'comparison'];
export const TURNINGS = ['failed', 'succeeded'] as const;

function changesOf({ ifMissing = {}, comparatorIfMissing = {} }: MetricOutcome, group: Group) {
  return group === 'treatment' ? ifMissing : comparatorIfMissing;
}

/** Whether it is known what one of the group's missing would change. */
export function isTurned(outcome: MetricOutcome, group: Group, turning?: keyof IfMissing): boolean {
  const changes = changesOf(outcome, group);
  return turning === undefined ? Object.keys(changes).length > 0 : changes[turning] !== undefined;
}

/** How many of the group are missing. */
export function missingIn(
  { denominators, comparatorDenominators }: MetricOutcome,
  group: Group,
): number {
  return (group === 'treatment' ? denominators : comparatorDenominators)?.missing ?? 0;
}

/** The outcomes in which the same persons turn: of a comparison group all that are compared with it. */
export function turnedWith(
  outcome: MetricOutcome,
  group: Group,
  all: readonly MetricOutcome[],
): MetricOutcome[] {
  const { metric, comparedAlike } = outcome;
  if (group === 'treatment' || comparedAlike === undefined) return [outcome];
  return all.filter((other) =>
    comparedAlike.some((place) => isOf({ metric, ...place }, other) && isTurned(other, group)),
  );
}

/** Whether somebody was measured, or the missing count as something, so that the fact can be turned. */
export function isKnown(facts: Facts, together: readonly MetricOutcome[]): boolean {
  return facts.metrics.some(
    (fact) => fact.own !== undefined && together.some((outcome) => isOf(fact, outcome)),
  );
}

/** The facts, had so many of a group's missing turned out one way. */
export function turnedFacts(
  { metrics }: Facts,
  together: readonly MetricOutcome[],
  { group, turning, persons }: { group: Group; turning: keyof IfMissing; persons: number },
): MetricFact[] {
  return metrics.map((fact) => {
    const outcome = together.find((each) => isOf(fact, each));
    const change = outcome && changesOf(outcome, group)[turning];
    return change === undefined ? fact : withTurned(fact, change, { persons, group });
  });
}

function isOf(
  fact: Whereabouts & { readonly metric: string },
  { metric, cohort, period }: MetricOutcome,
): boolean {
  return fact.metric === metric && fact.cohort === cohort && fact.period === period;
}
