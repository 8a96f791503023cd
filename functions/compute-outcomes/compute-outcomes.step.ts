import type { Finding } from '../../core/findings.ts';
import { canonicalJson } from '../../core/lifecycle/canonical.ts';
import { together } from '../../core/lifecycle/change.ts';
import type { PeriodData } from '../../core/lifecycle/completeness.ts';
import {
  type ClaimsFile,
  factsOf,
  type ResultFile,
  splitEvaluation,
} from '../../core/lifecycle/result-file.ts';
import type { Snapshot } from '../../core/lifecycle/snapshot.ts';
import { evaluate } from '../../core/outcomes/evaluate.ts';
import { discloseResult } from '../../core/privacy/tables/disclose-result.ts';
import type { ClaimFact } from '../../core/settlement/facts.ts';
import type { Terms } from '../../core/terms/shape/terms.ts';
import { earlierResults, thresholdIn } from '../common/disclosing.ts';
import { putFull, putOpen } from '../common/open-file.ts';
import { readImports } from '../common/period-data.ts';
import { frozenPeriod } from '../common/results.ts';
import { save } from '../common/save.ts';
import { StepInput } from '../common/step-input.ts';
import { loadTerms } from '../common/terms.ts';
import { loadTransition } from '../common/transition.ts';
import { FindingsError } from '../errors.ts';
import type { Step, StepContext } from '../step.ts';

/**
 * Computes a period's outcomes from the frozen snapshot, under the terms that it is pinned to. The figures are
 * kept whole for those who may see persons, and without small cells for everybody; claims of persons stay in the
 * person zone.
 */
export const computeOutcomes: Step = async (input, context) => {
  const step = StepInput.parse(input);
  const { contractId, periodId, revision } = step;
  const { contract, transition, at } = await loadTransition(context, step, 'may be finished');
  const known = await context.store.read('result', contractId, { periodId, revision });
  if (known) return { outcome: 'computed', result: known.file };
  const { snapshotHash, snapshot } = await frozenPeriod(context, step);
  const { termsVersion, termsHash, asOf } = snapshot;
  const { terms } = await loadTerms(context, contractId, termsVersion);
  const reading = { contractId, why: `outcomes of ${periodId}`, at };
  const data = orThrow(await readImports(context, snapshot.imports, reading));

  const computed = compute({ terms, data, snapshot });

  const { personClaims, ...figures } = computed;
  const result: ResultFile = {
    result: 'utfall-result/1',
    contract: contractId,
    periodId,
    revision,
    termsVersion,
    termsHash,
    snapshotHash,
    asOf,
    ...figures,
  };
  const file = await putFull(context, contractId, result);
  const disclosed = discloseResult({
    result,
    resultFile: file,
    terms,
    earlier: await earlierResults(context, contractId),
    below: thresholdIn(context, terms),
  });
  const disclosedFile = await putOpen(context, contractId, disclosed);
  const claimsFile = await keepClaims(context, contractId, personClaims);
  const item = {
    kind: 'result' as const,
    contractId,
    periodId,
    revision,
    termsVersion,
    snapshotHash,
    file,
    disclosedFile,
    ...claimsFile,
  };
  const facts = { period: periodId, revision: String(revision), snapshotHash, file, disclosedFile };
  const event = { what: 'outcomes-computed', who: { system: 'workflow' as const }, at, facts };
  // The head is written as it was: of two results at once, one is disclosed in the light of the other.
  const head = { op: 'replace' as const, item: contract };
  const change = { writes: [{ op: 'create' as const, item }, head], events: [event] };
  await save(context, transition, together(contractId, [change]));
  return { outcome: 'computed', result: file };
};

type Computed = Pick<ResultFile, 'evaluation' | 'remarks' | 'facts'> & {
  personClaims: readonly ClaimFact[];
};

function compute(input: { terms: Terms; data: PeriodData; snapshot: Snapshot }): Computed {
  const { terms, data, snapshot } = input;
  const { enrolments, observations, figures } = data;
  const { periodId, asOf } = snapshot;
  const delivered = figures.map((facts) => ({ periodId, facts, claims: [] }));
  if (observations.length === 0) {
    return { facts: factsOf(delivered), remarks: [], personClaims: [] };
  }
  const evaluated = evaluate({ terms, enrolments, observations, asOf, periods: [periodId] });
  const evaluation = orThrow(evaluated);
  const { aggregate, claims } = splitEvaluation(evaluation);
  const { metrics } = evaluation.facts;
  const own = { metrics, capital: [], amounts: [], events: [], claims: [] };
  return {
    evaluation: aggregate,
    facts: factsOf([...delivered, { periodId, facts: own, claims: [] }]),
    remarks: evaluated.findings,
    personClaims: claims,
  };
}

async function keepClaims(
  { files }: StepContext,
  contractId: string,
  claims: ClaimsFile['claims'],
): Promise<{ claimsFile?: string }> {
  if (claims.length === 0) return {};
  const bytes = new TextEncoder().encode(canonicalJson({ claims }));
  return { claimsFile: await files.put('person', contractId, bytes) };
}

/** @throws FindingsError */
function orThrow<T>(
  answer: { ok: true; value: T } | { ok: false; findings: readonly Finding[] },
): T {
  if (!answer.ok) throw new FindingsError(answer.findings);
  return answer.value;
}
