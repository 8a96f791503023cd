import { isDeepStrictEqual } from 'node:util';
import { DescribeExecutionCommand, GetExecutionHistoryCommand } from '@aws-sdk/client-sfn';
import type { TaskItem, TransitionItem } from '../../../core/lifecycle/items/work.ts';
import type { Store } from '../../../store/store.ts';
import type { Clients } from '../../aws/emulator/clients.ts';

/**
 * What of the contracts is still on its way: an outbox item that is not done, or an execution that does anything but
 * wait for people whom it has asked. Read from the table itself and from the executions, as on AWS indexes lag.
 *
 * @returns a sentence for each, to be told if it never ends
 */
export async function onTheirWay(store: Store, clients: Clients): Promise<string[]> {
  const contracts = await store.contracts();
  const busy = await Promise.all(
    contracts.map(({ contractId }) => workOf(contractId, store, clients)),
  );
  return busy.flat();
}

/**
 * An execution may end, and have written what comes next, between the look at the table and the look at it. So what
 * seems to rest rests only if the table says afterwards what it said before.
 */
async function workOf(contractId: string, store: Store, clients: Clients): Promise<string[]> {
  const before = await workIn(store, contractId);
  const { transitions, tasks, outbox } = before;
  const open = transitions.filter(({ state }) => state === 'open');
  const moving = await Promise.all(open.map((each) => movementOf(clients, each, tasks)));
  const undone = outbox.filter(({ state }) => state === 'pending');
  const busy = [
    ...undone.map(({ outboxId }) => `${contractId} has not sent ${outboxId}`),
    ...moving.filter((each) => each !== undefined),
  ];
  if (busy.length > 0) return busy;
  const isSame = isDeepStrictEqual(before, await workIn(store, contractId));
  return isSame ? [] : [`${contractId} changed while it was looked at`];
}

async function workIn(store: Store, contractId: string) {
  const [transitions, tasks, outbox] = await Promise.all([
    store.list('transition', contractId),
    store.list('task', contractId),
    store.list('outbox', contractId),
  ]);
  return { transitions, tasks, outbox };
}

/** What an open transition's execution does; undefined if it waits for people, or has ended. */
async function movementOf(
  { sfn }: Clients,
  transition: TransitionItem,
  tasks: readonly TaskItem[],
): Promise<string | undefined> {
  const { executionArn, contractId, periodId, purpose, revision, workflow, attempt } = transition;
  const name = `${contractId}.${periodId}.${purpose}.r${revision}.a${attempt} (${workflow})`;
  // It rests until a date; had it to begin, the outbox would say so.
  if (executionArn === undefined) return undefined;
  const { status } = await sfn.send(new DescribeExecutionCommand({ executionArn }));
  if (status !== 'RUNNING') return undefined;
  const { asking, working } = await unfinished(sfn, executionArn);
  const asked = tasks.filter(
    (task) =>
      task.state === 'open' &&
      task.workflow === workflow &&
      task.periodId === periodId &&
      task.purpose === purpose &&
      task.revision === revision &&
      task.attempt === attempt,
  ).length;
  if (asking > 0 && asking === asked && working === 0) return undefined;
  return `${name} asks ${asking}, of whom ${asked} can answer, and runs ${working} steps`;
}

/** How many tasks of an execution have begun and not ended: those that ask somebody, and the others. */
async function unfinished(sfn: Clients['sfn'], executionArn: string) {
  const counts = { asking: 0, working: 0 };
  let nextToken: string | undefined;
  do {
    const page = await sfn.send(
      new GetExecutionHistoryCommand({ executionArn, nextToken, maxResults: 1000 }),
    );
    for (const event of page.events ?? []) {
      const details =
        event.taskScheduledEventDetails ??
        event.taskSucceededEventDetails ??
        event.taskFailedEventDetails ??
        event.taskTimedOutEventDetails;
      if (!details) continue;
      const kind = details.resource?.endsWith('.waitForTaskToken') ? 'asking' : 'working';
      counts[kind] += event.type === 'TaskScheduled' ? 1 : -1;
    }
    nextToken = page.nextToken;
  } while (nextToken !== undefined);
  return counts;
}
