import type { Instant } from '../../core/lifecycle/items/common.ts';
import type { PeriodItem } from '../../core/lifecycle/items/period.ts';
import type { ClaimsFile, ResultFile, VerifiedResult } from '../../core/lifecycle/result-file.ts';
import type { Snapshot } from '../../core/lifecycle/snapshot.ts';
import { ItemNotFoundError } from '../errors.ts';
import type { StepContext } from '../step.ts';
import { readFull } from './open-file.ts';
import { readPersonFiles } from './person-files.ts';
import type { StepInput } from './step-input.ts';
import { readNeeded } from './transition.ts';

/** The results of these revisions, oldest period first, with the claims of persons; the reading is logged. */
export async function loadResults(
  context: Pick<StepContext, 'store' | 'files'>,
  periods: readonly PeriodItem[],
  { why, at }: { why: string; at: Instant },
): Promise<VerifiedResult[]> {
  const oldestFirst = periods.toSorted((one, other) => (one.to < other.to ? -1 : 1));
  const results: VerifiedResult[] = [];
  for (const { contractId, periodId, revision } of oldestFirst) {
    const item = await readNeeded(context, 'result', contractId, { periodId, revision });
    const { facts } = await readFull<ResultFile>(context, contractId, item.file);
    const files = item.claimsFile === undefined ? [] : [item.claimsFile];
    const texts = await readPersonFiles(context, { contractId, files, why, at });
    const claims = texts.flatMap((text) => (JSON.parse(text) as ClaimsFile).claims);
    results.push({ periodId, facts, claims });
  }
  return results;
}

/**
 * What a period's revision is computed from.
 *
 * @throws ItemNotFoundError if nothing is frozen yet.
 */
export async function frozenPeriod(
  context: Pick<StepContext, 'store' | 'files'>,
  { contractId, periodId, revision }: Pick<StepInput, 'contractId' | 'periodId' | 'revision'>,
): Promise<{ period: PeriodItem; snapshotHash: string; snapshot: Snapshot }> {
  const period = await readNeeded(context, 'period', contractId, { periodId, revision });
  const { snapshotHash } = period;
  if (snapshotHash === undefined) {
    throw new ItemNotFoundError({ contractId, key: `snapshot of ${periodId} r${revision}` });
  }
  const snapshot = await readFull<Snapshot>(context, contractId, snapshotHash);
  return { period, snapshotHash, snapshot };
}
