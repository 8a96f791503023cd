import type { SettlementItem } from '../../core/lifecycle/items/period.ts';
import type { TaskItem } from '../../core/lifecycle/items/work.ts';
import { settlementKey } from '../../core/lifecycle/names.ts';
import { isCurrent } from '../../core/lifecycle/payout/attest.ts';
import { sameAffair } from '../../core/lifecycle/payout/payout.ts';
import { affairOf } from '../../core/lifecycle/tasks/begin.ts';
import { SupersededAttemptError } from '../errors.ts';
import type { StepContext } from '../step.ts';
import { readNeeded, type StepWork } from './transition.ts';

/** The settlement that a payout's transition is about. @throws ItemNotFoundError */
export async function settlementOf(
  context: Pick<StepContext, 'store'>,
  { transition }: StepWork,
): Promise<SettlementItem> {
  return readNeeded(context, 'settlement', transition.contractId, affairOf(transition));
}

/** The tasks of a step's own affair, of one kind. */
export function tasksOf({ tasks, transition }: StepWork, kind: TaskItem['task']): TaskItem[] {
  return tasks.filter((task) => task.task === kind && sameAffair(task, transition));
}

/**
 * Stops a step whose settlement is no longer the open one, or was computed from an older ledger.
 *
 * @throws SupersededAttemptError
 */
export function refuseStale({ contract, transition }: StepWork, settlement: SettlementItem): void {
  if (isCurrent(contract, settlement)) return;
  const { contractId, attempt } = transition;
  const name = `payout ${settlementKey(transition)}`;
  throw new SupersededAttemptError({ contractId, transition: name, attempt });
}
