import { type Change, type NewEvent, together } from '../../core/lifecycle/change.ts';
import type { Affair, Instant } from '../../core/lifecycle/items/common.ts';
import type { ContractItem } from '../../core/lifecycle/items/contract.ts';
import type { DueItem } from '../../core/lifecycle/items/work.ts';
import type { Workflow } from '../../core/lifecycle/items/workflow.ts';
import { settlementKey } from '../../core/lifecycle/names.ts';
import { beginPayout, finalPayout } from '../../core/lifecycle/payout/after.ts';
import { meetOpenSettlement } from '../../core/lifecycle/payout/payout.ts';
import { affairOf, beginTransition, nextAttempt } from '../../core/lifecycle/tasks/begin.ts';
import { doneDue } from '../../core/lifecycle/tasks/finish.ts';
import { noticeToSend } from '../common/open-file.ts';
import { payoutStateOf } from '../common/payout-state.ts';
import type { StepContext } from '../step.ts';
import { eraseOrWait } from './erasure.ts';

type Parts = Partial<Pick<Change, 'writes' | 'outbox'>>;
type Work = { context: StepContext; contract: ContractItem; due: DueItem; now: Instant };

/** Nothing is to be done, but the due item is done with. */
const NOTHING: Parts = {};
/** Nobody is concerned any more: the due item is done with, and nothing has happened. */
const QUIET = 'quiet';
/** Its time has come, but something stands in its way: it stays. */
const STAYS = 'stays';

/**
 * Acts on a due item whose time has come. Its action and its mark are one change, so that two sweeps act once.
 * It computes no date: what is to happen later is written by steps.
 */
export async function act(
  context: StepContext,
  listed: DueItem,
  now: Instant,
): Promise<'acted' | 'stays'> {
  const { store } = context;
  const { contractId, dueId } = listed;
  const [contract, due] = await Promise.all([
    store.read('contract', contractId, {}),
    store.read('due', contractId, { dueId }),
  ]);
  if (!contract || contract.moved || due?.state !== 'waiting' || due.at > now) return STAYS;
  const work = { context, contract, due, now };
  const isOver = contract.phase === 'closed' && due.what !== 'erase-persons';
  const parts = isOver ? QUIET : await partsOf(work);
  if (parts === STAYS) return STAYS;
  const marked = { writes: doneDue([due]) };
  const change =
    parts === QUIET
      ? together(contractId, [marked])
      : together(contractId, [marked, { events: [eventOf(due, now)] }, parts]);
  await store.commit(change);
  await context.dispatch(change);
  return 'acted';
}

function eventOf({ what, dueId, periodId, taskId }: DueItem, at: Instant): NewEvent {
  const facts = {
    due: dueId,
    period: periodId,
    ...(taskId === undefined ? {} : { task: taskId }),
  };
  return { what: `due-${what}`, who: { system: 'sweep' }, at, facts };
}

async function partsOf(work: Work): Promise<Parts | typeof STAYS | typeof QUIET> {
  const { what } = work.due;
  if (what === 'task-deadline' || what === 'sign-by') return remind(work);
  if (what === 'erase-persons') {
    const erased = await eraseOrWait(work);
    return erased === 'waits' ? STAYS : erased === 'done' ? QUIET : erased;
  }
  // A suspended contract keeps its due dates; they are acted on when it goes on.
  if (work.contract.phase === 'suspended') return STAYS;
  switch (what) {
    case 'collect-data':
      return beginOrGoOn(work, 'follow-up', work.due);
    case 'intervention-begins':
      return beginOrGoOn(work, 'intervention', work.due);
    case 'intervention-ends':
      return NOTHING; // The open task of the delivery has a deadline of its own, and reminds.
    case 'objections-close':
      return closeObjections(work);
    case 'payout-waits':
      return goOnWithPayout(work);
    case 'contract-ends':
      return endContract(work);
  }
}

/**
 * The transition begins, or its next attempt does if it rested; one that is finished stays so. A terminated
 * contract begins nothing, but what is under way in it, such as a revision after an objection, goes on.
 */
async function beginOrGoOn(
  { context, contract, due, now }: Work,
  workflow: Workflow,
  { periodId, purpose, revision }: Affair,
): Promise<Parts | typeof QUIET> {
  const affair = { periodId, purpose, revision };
  const { contractId, phase } = contract;
  const there = await context.store.read('transition', contractId, { workflow, ...affair });
  if (there) return there.state === 'open' ? nextAttempt(there, now) : NOTHING;
  if (phase === 'terminated') return QUIET;
  const startedBy = { system: 'sweep' as const };
  return beginTransition({ contractId, workflow, affair, at: due.at, startedBy });
}

/** Nobody objected: what is verified is paid. */
async function closeObjections({ context, contract, due, now }: Work): Promise<Parts> {
  const { periodId, revision } = due;
  const { contractId } = contract;
  const period = await context.store.read('period', contractId, { periodId, revision });
  if (period?.state !== 'verified') return NOTHING;
  if (period.purpose === 'learning') return endContract({ context, contract, due, now });
  const affair = { periodId, purpose: 'outcome-payment', revision };
  const there = await context.store.read('transition', contractId, {
    workflow: 'payout',
    ...affair,
  });
  return there ? NOTHING : beginPayout(contract, affair, now);
}

/** Goes on as soon as the settlement that stands in the way is posted. */
async function goOnWithPayout({ context, contract, due, now }: Work) {
  const { contractId, openSettlement } = contract;
  const settlements = await context.store.list('settlement', contractId);
  const open = settlements.find((item) => settlementKey(item) === openSettlement);
  if (meetOpenSettlement(open) === 'waits') return STAYS;
  const key = { workflow: 'payout' as const, ...affairOf(due) };
  const payout = await context.store.read('transition', contractId, key);
  return payout?.state === 'open' ? nextAttempt(payout, now) : NOTHING;
}

/** With nothing left to do, the final settlement begins; else whatever is left begins it when it is done. */
async function endContract({ context, contract, due, now }: Work): Promise<Parts> {
  const state = await payoutStateOf(context, contract.contractId);
  const dues = state.dues.filter(({ dueId }) => dueId !== due.dueId);
  return finalPayout({ ...state, dues }, contract, now) ?? NOTHING;
}

async function remind({ context, contract, due, now }: Work): Promise<Parts | typeof QUIET> {
  const { contractId, timeZone, title } = contract;
  if (due.taskId === undefined) return QUIET;
  const task = await context.store.read('task', contractId, { taskId: due.taskId });
  if (task?.state !== 'open') return QUIET;
  const { taskWaitsNotice } = await import('../../core/notices/task-waits.ts');
  const notice = taskWaitsNotice({
    task,
    contract: { contractId, timeZone, title },
    at: now,
    type: 'task-reminder',
    occasion: due.at.slice(0, 10),
  });
  return { outbox: [await noticeToSend(context, notice)] };
}
