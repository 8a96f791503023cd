import type { Finding } from '../../findings.ts';
import type { MetricFact } from '../../settlement/facts.ts';
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

/** Whether two facts are of one metric and have a cohort and period in common. */
function isOfSame(one: MetricFact, other: MetricFact): boolean {
  const meets = (place: 'cohort' | 'period') =>
    one[place] === undefined || other[place] === undefined || one[place] === other[place];
  return one.metric === other.metric && meets('cohort') && meets('period');
}

function notRead({ metric }: MetricFact, at: Finding['at']): Finding {
  return { code: 'outcomes.metric-computed', severity: 'warning', at, facts: { metric } };
}
