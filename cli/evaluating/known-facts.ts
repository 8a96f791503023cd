import { type Answer, answer, refusal } from '../../core/findings.ts';
import { besideComputed, claimsBothWays } from '../../core/outcomes/effects/beside-computed.ts';
import type { Evaluation } from '../../core/outcomes/evaluation.ts';
import { type Facts, NO_FACTS } from '../../core/settlement/facts.ts';
import { readResults } from '../../core/settlement/results-file.ts';
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
  const enrolled = { amount: 'enrolled', value: String(enrolledCount) };
  const own: Facts = { ...NO_FACTS, ...facts, asOf, amounts: [enrolled] };
  if (results === undefined) return answer({ facts: own, settled: [], final: false });
  const read = readResults(readText(results, io), results);
  if (!read.ok) return refusal(read.findings);
  const { facts: other, settled, final } = read.value;
  const beside = besideComputed(facts.metrics, read.value);
  const all: Facts = {
    ...other,
    asOf,
    metrics: [...own.metrics, ...beside.metrics],
    amounts: [enrolled, ...other.amounts.filter(({ amount }) => amount !== 'enrolled')],
    claims: other.claims.length === 0 ? own.claims : [...own.claims, ...other.claims],
  };
  const bothWays = claimsBothWays(own.claims, other.claims, read.value.at);
  const findings = [...read.findings, ...beside.findings, ...bothWays];
  return answer({ facts: all, settled, final }, findings);
}
