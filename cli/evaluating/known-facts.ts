import { type Answer, answer, type Finding, refusal } from '../../core/findings.ts';
import type { Evaluation } from '../../core/outcomes/evaluation.ts';
import { type Facts, type MetricFact, NO_FACTS } from '../../core/settlement/facts.ts';
import { type ReadResults, readResults } from '../../core/settlement/results-file.ts';
import type { SettledAmount } from '../../core/settlement/settlement.ts';
import { type Io, readText } from '../io.ts';

/** Everything that a settlement reads. */
export type Known = {
  readonly facts: Facts;
  readonly settled: readonly SettledAmount[];
  readonly final: boolean;
};

/**
 * What was evaluated and how many were enrolled, with what else is known where a results file is named: capital,
 * deliveries, other metrics, what was settled before. What is computed from persons is not read there.
 */
export function knownFacts(
  { facts, asOf, enrolledCount }: Evaluation,
  { results, io }: { results: string | undefined; io: Io },
): Answer<Known> {
  const read = results === undefined ? undefined : readResults(readText(results, io), results);
  if (read && !read.ok) return refusal(read.findings);
  const other: Facts = read?.value.facts ?? { ...NO_FACTS, asOf };
  const isComputed = (said: MetricFact) => facts.metrics.some((fact) => isOfSame(fact, said));
  const others = other.metrics.filter((said) => !isComputed(said));
  const amounts = other.amounts.filter(({ amount }) => amount !== 'enrolled');
  const all = {
    ...other,
    asOf,
    metrics: [...facts.metrics, ...others],
    amounts: [{ amount: 'enrolled', value: String(enrolledCount) }, ...amounts],
    claims: other.claims.length === 0 ? facts.claims : [...facts.claims, ...other.claims],
  };
  const { settled = [], final = false } = read?.value ?? {};
  const unread = read ? passedOver(read.value, isComputed) : [];
  return answer({ facts: all, settled, final }, [...(read?.findings ?? []), ...unread]);
}

/** Whether two facts are of one metric and have a cohort and period in common. */
function isOfSame(one: MetricFact, other: MetricFact): boolean {
  const meets = (place: 'cohort' | 'period') =>
    one[place] === undefined || other[place] === undefined || one[place] === other[place];
  return one.metric === other.metric && meets('cohort') && meets('period');
}

/** What the file says of metrics that were computed. */
function passedOver(
  { facts, at }: ReadResults,
  isComputed: (said: MetricFact) => boolean,
): Finding[] {
  return facts.metrics.flatMap((said, place) =>
    isComputed(said)
      ? [
          {
            code: 'outcomes.metric-computed',
            severity: 'warning' as const,
            at: at(`/facts/metrics/${place}`),
            facts: { metric: said.metric },
          },
        ]
      : [],
  );
}
