import type { Instant } from '../../core/lifecycle/items/common.ts';
import type { ContractItem } from '../../core/lifecycle/items/contract.ts';
import type { ItemKind, ItemOf } from '../../core/lifecycle/items/item.ts';
import type { TaskItem, TransitionItem } from '../../core/lifecycle/items/work.ts';
import { settlementKey } from '../../core/lifecycle/names.ts';
import { affairOf } from '../../core/lifecycle/tasks/begin.ts';
import type { ItemKey } from '../../store/store.ts';
import { ItemNotFoundError, SupersededAttemptError } from '../errors.ts';
import type { StepContext } from '../step.ts';
import type { StepInput } from './step-input.ts';

/** What a step works on. */
export type StepWork = {
  readonly contract: ContractItem;
  readonly transition: TransitionItem;
  /** The tasks of the contract. */
  readonly tasks: readonly TaskItem[];
  /**
   * The step's business time: when the attempt began or, if later, the last decision that this transition has
   * heard. Never a clock, so that a retry writes the same bytes.
   */
  readonly at: Instant;
};

/**
 * Loads what a step works on, and stops it if its attempt is no longer the current one or the transition has
 * ended. The last step of a workflow passes `'may be finished'`: having finished the transition, and asked
 * again because its answer was lost, it answers as it did.
 *
 * @throws SupersededAttemptError, ItemNotFoundError
 */
export async function loadTransition(
  context: Pick<StepContext, 'store'>,
  input: StepInput,
  fence: 'must be open' | 'may be finished' = 'must be open',
): Promise<StepWork> {
  const { contractId, workflow } = input;
  const affair = affairOf(input);
  const [contract, transition, tasks] = await Promise.all([
    readNeeded(context, 'contract', contractId, {}),
    readNeeded(context, 'transition', contractId, { workflow, ...affair }),
    context.store.list('task', contractId),
  ]);
  if (!isCurrent(transition, input.attempt, fence)) throw superseded(transition, input.attempt);
  return { contract, transition, tasks, at: businessTime(transition, tasks) };
}

/** An item that must be there. @throws ItemNotFoundError */
export async function readNeeded<K extends ItemKind>(
  { store }: Pick<StepContext, 'store'>,
  kind: K,
  contractId: string,
  key: ItemKey<K>,
): Promise<ItemOf<K>> {
  const item = await store.read(kind, contractId, key);
  if (item) return item;
  const named = [kind, ...Object.values(key).map(String)].join(' ');
  throw new ItemNotFoundError({ contractId, key: named });
}

/** Whether an attempt may still write. */
export function isCurrent(
  transition: TransitionItem,
  attempt: number,
  fence: 'must be open' | 'may be finished' = 'must be open',
): boolean {
  const allowed = fence === 'may be finished' ? ['open', 'finished'] : ['open'];
  return transition.attempt === attempt && allowed.includes(transition.state);
}

export function superseded(transition: TransitionItem, attempt: number): SupersededAttemptError {
  const { contractId, workflow } = transition;
  const name = `${workflow} ${settlementKey(affairOf(transition))}`;
  return new SupersededAttemptError({ contractId, transition: name, attempt });
}

function businessTime(transition: TransitionItem, tasks: readonly TaskItem[]): Instant {
  const key = settlementKey(affairOf(transition));
  const heard = tasks
    .filter((task) => task.workflow === transition.workflow)
    .filter((task) => settlementKey(affairOf(task)) === key)
    .flatMap(({ decision }) => (decision ? [decision.at] : []));
  return [transition.at, ...heard].toSorted().at(-1) ?? transition.at;
}
