import type { Period } from '../../terms/shape/metric.ts';
import type {
  AmountFact,
  CapitalFact,
  EventFact,
  Facts,
  MetricFact,
  Whereabouts,
} from '../facts.ts';

/** The facts by name, each list in the order of the terms' cohorts and periods. */
export type FactBook = {
  readonly metrics: ReadonlyMap<string, readonly MetricFact[]>;
  readonly amounts: ReadonlyMap<string, readonly AmountFact[]>;
  readonly capital: ReadonlyMap<string, readonly CapitalFact[]>;
  readonly events: ReadonlyMap<string, readonly EventFact[]>;
};

/** Sorts facts by where they belong, so that their order in the input never shows. */
export function factBook(
  facts: Facts,
  order: { cohorts: readonly string[]; periods: readonly Period[] },
): FactBook {
  const periods = order.periods.map(({ id }) => id);
  const learning = new Set(
    order.periods.filter(({ purpose }) => purpose === 'learning').map(({ id }) => id),
  );
  // What is followed for learning is reported, never paid.
  const paid = facts.metrics.filter(({ period }) => period === undefined || !learning.has(period));
  const byPlace = (a: Whereabouts, b: Whereabouts) =>
    rank(order.cohorts, a.cohort) - rank(order.cohorts, b.cohort) ||
    rank(periods, a.period) - rank(periods, b.period);
  return {
    metrics: grouped(paid.toSorted(byPlace), ({ metric }) => metric),
    amounts: grouped(facts.amounts.toSorted(byPlace), ({ amount }) => amount),
    capital: grouped(facts.capital, ({ capital }) => capital),
    events: grouped(facts.events, ({ event }) => event),
  };
}

function rank(order: readonly string[], name: string | undefined): number {
  return name === undefined ? -1 : order.indexOf(name);
}

/** Groups by name, each group in the order of the list. */
export function grouped<T>(items: readonly T[], nameOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const name = nameOf(item);
    const group = groups.get(name);
    if (group) group.push(item);
    else groups.set(name, [item]);
  }
  return groups;
}

/**
 * The facts that together make up a scope: those inside it, the most general first. A fact for the whole
 * leaves out the facts for its parts, so that a published pooled value is never added to what it pools.
 */
export function covering<T extends Whereabouts>(facts: readonly T[], scope: Whereabouts): T[] {
  const within = facts.filter(
    ({ cohort, period }) =>
      (scope.cohort === undefined || cohort === scope.cohort) &&
      (scope.period === undefined || period === scope.period),
  );
  // Only what leaves a cohort or period out can hold another.
  const general = within.filter(
    ({ cohort, period }) => cohort === undefined || period === undefined,
  );
  return within.filter((fact) => !general.some((other) => isWider(other, fact)));
}

/** Whether one place holds the other and more. */
export function isWider(one: Whereabouts, other: Whereabouts): boolean {
  const holdsCohort = one.cohort === undefined || one.cohort === other.cohort;
  const holdsPeriod = one.period === undefined || one.period === other.period;
  const isSame = one.cohort === other.cohort && one.period === other.period;
  return holdsCohort && holdsPeriod && !isSame;
}
