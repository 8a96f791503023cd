import type { Finding } from '../../core/findings.ts';
import { blindOf } from '../../core/lifecycle/chain/blind.ts';
import { canonicalJson } from '../../core/lifecycle/chain/canonical.ts';
import { together } from '../../core/lifecycle/change.ts';
import type { Snapshot } from '../../core/lifecycle/data/snapshot.ts';
import type { Instant } from '../../core/lifecycle/items/common.ts';
import type { ContractItem } from '../../core/lifecycle/items/contract.ts';
import type { TransitionItem } from '../../core/lifecycle/items/work.ts';
import {
  type ClaimsFile,
  factsOf,
  type ResultFile,
  splitEvaluation,
  type VerifiedResult,
} from '../../core/lifecycle/verdict/result-file.ts';
import { claimsBothWays } from '../../core/outcomes/effects/beside-computed.ts';
import type { Evaluation } from '../../core/outcomes/evaluation.ts';
import type { ClaimFact } from '../../core/settlement/facts.ts';
import type { Terms } from '../../core/terms/shape/terms.ts';
import type { StepContext } from '../step.ts';
import { earlierResults, earlierSettlements, thresholdIn } from './disclosing.ts';
import { frozenPeriod } from './frozen-period.ts';
import { putFull, putOpen } from './open-file.ts';
import { save } from './save.ts';
import type { StepInput } from './step-input.ts';
import { loadTerms } from './terms.ts';
import { loadTransition } from './transition.ts';

/** What a period's outcomes are computed from. */
export type OutcomeWork = {
  readonly step: StepInput;
  readonly contract: ContractItem;
  readonly transition: TransitionItem;
  readonly at: Instant;
  /** The result's file, if an earlier call has computed it. */
  readonly known?: string;
  readonly snapshotHash: string;
  readonly snapshot: Snapshot;
  readonly terms: Terms;
};

/** What was computed, however it was. */
export type Computed = Pick<ResultFile, 'evaluation' | 'remarks' | 'facts'> & {
  readonly personClaims: readonly ClaimFact[];
};

/** Loads the frozen snapshot of a period and the terms that it is pinned to. */
export async function beginOutcomes(context: StepContext, step: StepInput): Promise<OutcomeWork> {
  const { contractId, periodId, revision } = step;
  const { contract, transition, at } = await loadTransition(context, step, 'may be finished');
  const known = await context.store.read('result', contractId, { periodId, revision });
  const { snapshotHash, snapshot } = await frozenPeriod(context, step);
  const { terms } = await loadTerms(context, contractId, snapshot.termsVersion);
  const work = { step, contract, transition, at, snapshotHash, snapshot, terms };
  return known ? { ...work, known: known.file } : work;
}

/** A result of persons' data, beside figures that were delivered as such. */
export function resultOfPersons(
  periodId: string,
  evaluation: Evaluation,
  remarks: readonly Finding[],
  delivered: readonly VerifiedResult[] = [],
): Computed {
  const { aggregate, claims } = splitEvaluation(evaluation);
  const { metrics } = evaluation.facts;
  const counted = delivered.flatMap(({ facts }) => facts.claims);
  const own = { metrics, capital: [], amounts: [], events: [], claims: [] };
  return {
    evaluation: aggregate,
    facts: factsOf([...delivered, { periodId, facts: own, claims: [] }]),
    remarks: [...remarks, ...claimsBothWays(claims, counted)],
    personClaims: claims,
  };
}

/**
 * Keeps a period's outcomes: whole for those who may see persons, and without small cells for everybody; claims of
 * persons stay in the person zone.
 *
 * @returns the hash of the result's file
 */
export async function keepOutcomes(
  context: StepContext,
  work: OutcomeWork,
  { personClaims, ...figures }: Computed,
): Promise<string> {
  const { step, contract, transition, at, snapshotHash, snapshot, terms } = work;
  const { contractId, periodId, revision } = step;
  const { termsVersion, termsHash, asOf } = snapshot;
  const about = { periodId, revision, termsVersion, snapshotHash };
  const result: ResultFile = {
    result: 'utfall-result/1',
    contract: contractId,
    ...about,
    termsHash,
    asOf,
    ...blindOf('result', [snapshot.blind]),
    ...figures,
  };
  const loading = import('../../core/privacy/tables/disclose-result.ts');
  const file = await putFull(context, contractId, result);
  const earlier = await earlierResults(context, contractId);
  const settlements = await earlierSettlements(context, contractId);
  const below = await thresholdIn(context, terms);
  const { discloseResult } = await loading;
  const disclosed = discloseResult({
    ...{ result, resultFile: file, terms, below },
    ...{ earlier, settlements },
  });
  const disclosedFile = await putOpen(context, contractId, disclosed);
  const claimsFile = await keepClaims(context, contractId, personClaims);
  const item = {
    kind: 'result' as const,
    contractId,
    ...about,
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
  return file;
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
