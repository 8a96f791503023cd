import type { Change } from '../../core/lifecycle/change.ts';
import type { TransitionItem } from '../../core/lifecycle/items/work.ts';
import { affairOf } from '../../core/lifecycle/tasks/begin.ts';
import { ChainClosedError, ConflictError } from '../../store/errors.ts';
import { StoreBusyError } from '../errors.ts';
import type { StepContext } from '../step.ts';
import { isCurrent, readNeeded, superseded } from './transition.ts';

/** Others write the transition only to note its execution, so a second look is nearly always enough. */
const FENCE_TRIES_MAX = 3;

/**
 * Saves a step's change, fenced: it holds only if the attempt is still the current one and the transition
 * open. Afterwards what the change left in the outbox is done, as far as it can be.
 *
 * @throws SupersededAttemptError if another attempt carries on or the transition has ended; StoreBusyError
 *   if another writer was first on another item: the state machine runs the step again, on what is there now.
 */
export async function save(
  context: StepContext,
  transition: TransitionItem,
  change: Change,
): Promise<void> {
  await commitFenced(context, transition, change, FENCE_TRIES_MAX);
  await context.dispatch(change);
}

async function commitFenced(
  context: StepContext,
  transition: TransitionItem,
  change: Change,
  triesLeft: number,
): Promise<void> {
  try {
    await context.store.commit(fenced(change, transition));
  } catch (error) {
    // Another installation carries the contract on: this execution ends as an earlier attempt does.
    if (error instanceof ChainClosedError) throw superseded(transition, transition.attempt);
    if (!(error instanceof ConflictError)) throw error;
    if (!isOnTransition(error, transition) || triesLeft === 1) throw busy(error);
    const { contractId, workflow } = transition;
    const key = { workflow, ...affairOf(transition) };
    const now = await readNeeded(context, 'transition', contractId, key);
    if (!isCurrent(now, transition.attempt)) throw superseded(transition, transition.attempt);
    await commitFenced(context, now, moved(change, now), triesLeft - 1);
  }
}

function fenced(change: Change, transition: TransitionItem): Change {
  if (change.writes.some(({ item }) => isSame(item, transition))) return change;
  return { ...change, writes: [...change.writes, { op: 'check', item: transition }] };
}

/** The change, on top of what was noted in the transition meanwhile. */
function moved(change: Change, now: TransitionItem): Change {
  const { version } = now;
  const writes = change.writes.map((write) =>
    write.op !== 'create' && isSame(write.item, now)
      ? { ...write, item: { ...write.item, version } }
      : write,
  );
  return { ...change, writes };
}

function isSame(item: object, transition: TransitionItem): boolean {
  const { kind, workflow, periodId, purpose, revision } = item as Partial<TransitionItem>;
  return (
    kind === 'transition' &&
    workflow === transition.workflow &&
    periodId === transition.periodId &&
    purpose === transition.purpose &&
    revision === transition.revision
  );
}

function isOnTransition({ now, kind }: ConflictError, transition: TransitionItem): boolean {
  return kind === 'transition' && (now === undefined || isSame(now, transition));
}

function busy(error: ConflictError): StoreBusyError {
  return new StoreBusyError({ contractId: error.contractId, key: error.key }, { cause: error });
}
