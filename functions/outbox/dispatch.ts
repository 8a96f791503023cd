import type { Change } from '../../core/lifecycle/change.ts';
import type { OutboxItem } from '../../core/lifecycle/items/work.ts';
import { ConflictError } from '../../store/errors.ts';
import { deliver, type OutboxContext } from './deliver.ts';
import { retryAt } from './retry.ts';

/** Another writer is first now and then; who loses this often leaves it to the sweep. */
const TRIES_MAX = 4;

/**
 * Does what a committed change left in the outbox, as it is in the table now, and what that leaves behind in
 * turn. Never throws: what fails stays pending with a later time to try again.
 */
export type Dispatch = (change: Pick<Change, 'contractId' | 'outbox'>) => Promise<void>;

/**
 * Makes the one door through which executions are started, tasks answered and notices sent.
 *
 * @example const dispatch = createDispatch({ store, files, notices, workflows, clock })
 */
export function createDispatch(context: OutboxContext): Dispatch {
  const dispatch: Dispatch = async ({ contractId, outbox }) => {
    for (const { outboxId } of outbox) {
      const left = await deliverCarefully(context, contractId, outboxId);
      if (left) await dispatch(left);
    }
  };
  return dispatch;
}

/** Undefined if it was done already, or could not be done now. */
async function deliverCarefully(
  context: OutboxContext,
  contractId: string,
  outboxId: string,
): Promise<Change | undefined> {
  try {
    return await deliverOnce(context, contractId, outboxId);
  } catch {
    // Whatever it was, the item is still pending: the sweep tries again, and counts what is late.
    return undefined;
  }
}

async function deliverOnce(
  context: OutboxContext,
  contractId: string,
  outboxId: string,
): Promise<Change | undefined> {
  for (let tries = 1; ; tries += 1) {
    const item = await context.store.read('outbox', contractId, { outboxId });
    if (item?.state !== 'pending') return undefined;
    try {
      return await deliver(context, item);
    } catch (error) {
      if (error instanceof ConflictError && tries < TRIES_MAX) continue;
      await postpone(context, item);
      throw error;
    }
  }
}

async function postpone({ store, clock }: OutboxContext, item: OutboxItem): Promise<void> {
  const later = { ...item, retryAt: retryAt(clock.realNow(), item.version) };
  const write = { op: 'replace' as const, item: later };
  await store.commit({ contractId: item.contractId, writes: [write], events: [], outbox: [] });
}
