import type { Snapshot } from '../../core/lifecycle/data/snapshot.ts';
import type { PeriodItem } from '../../core/lifecycle/items/period.ts';
import { ItemNotFoundError } from '../errors.ts';
import type { StepContext } from '../step.ts';
import { readFull } from './open-file.ts';
import type { StepInput } from './step-input.ts';
import { readNeeded } from './transition.ts';

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
