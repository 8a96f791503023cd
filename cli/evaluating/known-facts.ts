import { type Answer, answer, refusal } from '../../core/findings.ts';
import type { Evaluation } from '../../core/outcomes/evaluation.ts';
import { type Facts, NO_FACTS } from '../../core/settlement/facts.ts';
import { readResults } from '../../core/settlement/results-file.ts';
import { type Io, readText } from '../io.ts';

/**
 * What was evaluated and how many were enrolled, with what else is known where a results file is named: capital,
 * deliveries, other metrics.
 */
export function knownFacts(
  { facts, asOf, enrolledCount }: Evaluation,
  { results, io }: { results: string | undefined; io: Io },
): Answer<Facts> {
  const known = results === undefined ? undefined : readResults(readText(results, io), results);
  if (known && !known.ok) return refusal(known.findings);
  const other: Facts = known?.value.facts ?? { ...NO_FACTS, asOf };
  const measured = new Set(facts.metrics.map(({ metric }) => metric));
  const others = other.metrics.filter(({ metric }) => !measured.has(metric));
  const amounts = other.amounts.filter(({ amount }) => amount !== 'enrolled');
  return answer(
    {
      ...other,
      asOf,
      metrics: [...facts.metrics, ...others],
      amounts: [{ amount: 'enrolled', value: String(enrolledCount) }, ...amounts],
      claims: other.claims.length === 0 ? facts.claims : [...facts.claims, ...other.claims],
    },
    known?.findings ?? [],
  );
}
