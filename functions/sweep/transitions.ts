import { together } from '../../core/lifecycle/change.ts';
import type { TransitionItem } from '../../core/lifecycle/items/work.ts';
import { sameAffair } from '../../core/lifecycle/payout/payout.ts';
import { affairOf, nextAttempt } from '../../core/lifecycle/tasks/begin.ts';
import { checkAt } from '../outbox/retry.ts';
import type { StepContext } from '../step.ts';

/** What became of an open transition that was looked at. */
export type Looked = 'runs' | 'restarted' | 'rests' | 'over';

/**
 * Looks after an open transition. Behind it there is always an execution that runs or a due item that begins
 * its next attempt; if neither is there, the next attempt begins. An execution that ended because nobody
 * decided for 20 days is followed by another one, which asks for the same task again.
 */
export async function lookAfter(context: StepContext, listed: TransitionItem): Promise<Looked> {
  const { store, workflows, clock } = context;
  const { contractId, workflow, executionArn } = listed;
  // Before the first start, the outbox item that starts it is what is looked at.
  if (executionArn === undefined) return 'runs';
  const state = await workflows.state(executionArn);
  const transition = await store.read('transition', contractId, {
    workflow,
    ...affairOf(listed),
  });
  if (transition?.state !== 'open' || transition.executionArn !== executionArn) return 'over';
  if (state === 'running') {
    const realNow = clock.realNow();
    const isLate = transition.checkAt === undefined || transition.checkAt <= realNow;
    const next = checkAt(realNow, transition.attempt);
    if (isLate) await replace(context, { ...transition, checkAt: next });
    return 'runs';
  }
  if (await isResting(context, transition)) {
    const { checkAt: _, ...resting } = transition;
    if (transition.checkAt !== undefined) await replace(context, resting);
    return 'rests';
  }
  const change = together(contractId, [nextAttempt(transition, await clock.now())]);
  await store.commit(change);
  await context.dispatch(change);
  return 'restarted';
}

/** Whether a due item is to begin the next attempt: data were postponed, or the payout waits for another. */
async function isResting({ store }: StepContext, transition: TransitionItem): Promise<boolean> {
  const dues = await store.list('due', transition.contractId);
  return dues.some(
    (due) =>
      due.state === 'waiting' &&
      (due.what === 'collect-data' || due.what === 'payout-waits') &&
      sameAffair(due, transition),
  );
}

async function replace({ store }: StepContext, item: TransitionItem): Promise<void> {
  const { contractId } = item;
  await store.commit({ contractId, writes: [{ op: 'replace', item }], events: [], outbox: [] });
}
