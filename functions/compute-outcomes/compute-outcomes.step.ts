import type { Finding } from '../../core/findings.ts';
import type { PeriodData } from '../../core/lifecycle/data/completeness.ts';
import type { Snapshot } from '../../core/lifecycle/data/snapshot.ts';
import { factsOf } from '../../core/lifecycle/verdict/result-file.ts';
import type { evaluateKept } from '../../core/outcomes/deliveries/kept.ts';
import type { Terms } from '../../core/terms/shape/terms.ts';
import { beginOutcomes, type Computed, keepOutcomes, resultOfPersons } from '../common/outcomes.ts';
import { readImports } from '../common/period-data.ts';
import { StepInput } from '../common/step-input.ts';
import { FindingsError } from '../errors.ts';
import type { Step } from '../step.ts';

/** Computes a period's outcomes from the frozen snapshot in one piece, under the terms that it is pinned to. */
export const computeOutcomes: Step = async (input, context) => {
  const step = StepInput.parse(input);
  const loading = import('../../core/outcomes/deliveries/kept.ts');
  const work = await beginOutcomes(context, step);
  if (work.known) return { outcome: 'computed', result: work.known };
  const { terms, snapshot, at } = work;
  const reading = { contractId: step.contractId, why: `outcomes of ${step.periodId}`, at };
  const data = orThrow(await readImports(context, snapshot.imports, reading));

  const { evaluateKept: evaluate } = await loading;
  const computed = compute({ terms, data, snapshot, evaluate });

  return { outcome: 'computed', result: await keepOutcomes(context, work, computed) };
};

function compute(input: {
  terms: Terms;
  data: PeriodData;
  snapshot: Snapshot;
  evaluate: typeof evaluateKept;
}): Computed {
  const { terms, data, snapshot, evaluate } = input;
  const { enrolments, observations, figures } = data;
  const { periodId, asOf } = snapshot;
  const delivered = figures.map((facts) => ({ periodId, facts, claims: [] }));
  if (observations.length === 0) {
    return { facts: factsOf(delivered), remarks: [], personClaims: [] };
  }
  const evaluated = evaluate({ terms, enrolments, observations, asOf, periods: [periodId] });
  const evaluation = orThrow(evaluated);
  return resultOfPersons(periodId, evaluation, evaluated.findings, delivered);
}

/** @throws FindingsError */
function orThrow<T>(
  answer: { ok: true; value: T } | { ok: false; findings: readonly Finding[] },
): T {
  if (!answer.ok) throw new FindingsError(answer.findings);
  return answer.value;
}
