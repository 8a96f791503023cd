import type { Change, Write } from '../../core/lifecycle/change.ts';
import type { OutboxItem, TaskItem, TransitionItem } from '../../core/lifecycle/items/work.ts';
import { affairOf, nextAttempt } from '../../core/lifecycle/tasks/begin.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Files } from '../../ports/files.ts';
import type { Notices } from '../../ports/notices.ts';
import type { Workflows } from '../../ports/workflows.ts';
import type { Store } from '../../store/store.ts';
import { checkAt } from './retry.ts';

/** What is needed to do what stands in the outbox. */
export type OutboxContext = {
  readonly store: Store;
  readonly files: Files;
  readonly notices: Notices;
  readonly workflows: Workflows;
  readonly clock: Clock;
};

type Message<What extends OutboxItem['message']['what']> = Extract<
  OutboxItem['message'],
  { what: What }
>;

/**
 * Does what an outbox item says, and marks it done in the change that notes what came of it. That change may
 * leave something in the outbox itself: it is returned.
 *
 * @throws whatever the port throws; the item then stays pending. ConflictError if somebody else was first.
 */
export async function deliver(context: OutboxContext, item: OutboxItem): Promise<Change> {
  const { message, contractId } = item;
  switch (message.what) {
    case 'start-execution':
      return startExecution(context, item, message);
    case 'answer-task':
      return answerTask(context, item, message);
    case 'notice': {
      const loading = import('../../core/notices/notice.ts');
      const bytes = await context.files.get('open', contractId, message.file);
      const { Notice } = await loading;
      await context.notices.send(Notice.parse(JSON.parse(new TextDecoder().decode(bytes))));
      return done(context, item);
    }
    case 'erase-persons':
    case 'erase-left':
      return { contractId, writes: [], events: [], outbox: [] }; // the sweep does it, which alone may delete
  }
}

/** Starts the attempt if it is still the current one, and notes the execution. */
async function startExecution(
  context: OutboxContext,
  item: OutboxItem,
  message: Message<'start-execution'>,
): Promise<Change> {
  const { contractId } = item;
  const { workflow, attempt } = message;
  const affair = affairOf(message);
  const read = () => context.store.read('transition', contractId, { workflow, ...affair });
  if (!isCurrent(await read(), attempt)) return done(context, item);
  const executionArn = await context.workflows.start({ workflow, contractId, affair, attempt });
  // The execution may have ended meanwhile, and its transition with it: read anew.
  const transition = await read();
  if (!isCurrent(transition, attempt)) return done(context, item);
  const noted = {
    ...transition,
    executionArn,
    checkAt: checkAt(context.clock.realNow(), attempt),
  };
  return done(context, item, { writes: [{ op: 'replace', item: noted }] });
}

/** Rings; if nobody listens any more, the next attempt begins, which finds the decision in the table. */
async function answerTask(
  context: OutboxContext,
  item: OutboxItem,
  { taskId, attempt }: Message<'answer-task'>,
): Promise<Change> {
  const { contractId } = item;
  const task = await context.store.read('task', contractId, { taskId });
  // An open task is being asked anew: this answer was heard.
  if (!task || task.state === 'open') return done(context, item);
  if ((await ring(context, task)) === 'rung') return done(context, item);
  const { workflow } = task;
  const key = { workflow, ...affairOf(task) };
  const transition = await context.store.read('transition', contractId, key);
  if (!isCurrent(transition, attempt)) return done(context, item);
  return done(context, item, nextAttempt(transition, await context.clock.now()));
}

async function ring({ workflows }: OutboxContext, { token, taskId }: TaskItem) {
  return token === undefined ? 'gone' : workflows.answer(token, taskId);
}

async function done(
  { store }: OutboxContext,
  item: OutboxItem,
  along: Partial<Pick<Change, 'writes' | 'outbox'>> = {},
): Promise<Change> {
  const { retryAt: _, ...rest } = item;
  const marked: Write = { op: 'replace', item: { ...rest, state: 'done' } };
  const { writes = [], outbox = [] } = along;
  const change = { contractId: item.contractId, writes: [marked, ...writes], events: [], outbox };
  await store.commit(change);
  return change;
}

function isCurrent(
  transition: TransitionItem | undefined,
  attempt: number,
): transition is TransitionItem {
  return transition?.state === 'open' && transition.attempt === attempt;
}
