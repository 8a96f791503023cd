import type { Write } from '../../core/lifecycle/change.ts';
import type { TransitionItem } from '../../core/lifecycle/items/work.ts';
import type { StepContext } from '../step.ts';
import { save } from './save.ts';

/** A transaction holds at most 100 items; half of that leaves room for the fence and the event chain. */
const PIECE_MAX = 50;

/**
 * Saves many new items in several changes. An item that an earlier try has created is met with the same
 * content, which is success: so it may break off anywhere and be done again.
 */
export async function saveInPieces(
  context: StepContext,
  transition: TransitionItem,
  writes: readonly Write[],
): Promise<void> {
  const { contractId } = transition;
  for (let from = 0; from < writes.length; from += PIECE_MAX) {
    const piece = writes.slice(from, from + PIECE_MAX);
    await save(context, transition, { contractId, writes: piece, events: [], outbox: [] });
  }
}
