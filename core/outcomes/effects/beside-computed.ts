import type { Finding } from '../../findings.ts';
import type { ClaimFact, MetricFact, Whereabouts } from '../../settlement/facts.ts';
import type { ReadResults } from '../../settlement/results-file.ts';

/**
 * What a results file says of metrics beside what was computed of persons: of the same cohort and period it is not
 * read, and that is told.
 *
 * @param computed what was computed.
 */
export function besideComputed(
  computed: readonly MetricFact[],
  { facts, at }: Pick<ReadResults, 'facts' | 'at'>,
): { readonly metrics: readonly MetricFact[]; readonly findings: readonly Finding[] } {
  const isComputed = (said: MetricFact) => computed.some((fact) => isOfSame(fact, said));
  return {
    metrics: facts.metrics.filter((said) => !isComputed(said)),
    findings: facts.metrics.flatMap((said, place) =>
      isComputed(said) ? [notRead(said, at(`/facts/metrics/${place}`))] : [],
    ),
  };
}

/**
 * Claims that persons' data tell of and figures count as well: both are paid, since nobody knows whether they are the
 * same.
 *
 * @param counted with where each outcome stands first, if it stands in a file.
 */
export function claimsBothWays(
  observed: readonly ClaimFact[],
  counted: readonly ClaimFact[],
  at: (path: string) => Finding['at'] = () => ({}),
): Finding[] {
  // Distinct places are few, however many claim.
  const places = new Map(observed.map((claim) => [placeKey(claim), claim]));
  const isBoth = (claim: ClaimFact) =>
    [...places.values()].some((one) => one.outcome === claim.outcome && doMeet(one, claim));
  const first = new Map<string, number>();
  for (const [place, claim] of counted.entries()) {
    if (!first.has(claim.outcome) && isBoth(claim)) first.set(claim.outcome, place);
  }
  return [...first].map(([outcome, place]) => ({
    ...{ code: 'outcomes.claims-both-ways', severity: 'warning' as const },
    ...{ at: at(`/facts/claims/${place}`), facts: { outcome } },
  }));
}

function placeKey({ outcome, cohort = '', period = '' }: ClaimFact): string {
  return [outcome, cohort, period].join(' ');
}

/** Whether two facts are of one metric and have a cohort and period in common. */
function isOfSame(one: MetricFact, other: MetricFact): boolean {
  return one.metric === other.metric && doMeet(one, other);
}

function doMeet(one: Whereabouts, other: Whereabouts): boolean {
  const meets = (place: keyof Whereabouts) =>
    one[place] === undefined || other[place] === undefined || one[place] === other[place];
  return meets('cohort') && meets('period');
}

function notRead({ metric }: MetricFact, at: Finding['at']): Finding {
  return { code: 'outcomes.metric-computed', severity: 'warning', at, facts: { metric } };
}
