import * as z from 'zod/mini';
import { ConflictError } from '../../store/errors.ts';
import type { Step, StepContext } from '../step.ts';
import { anchorChains } from './anchor.ts';
import { act } from './due.ts';
import { eraseDecided } from './erase.ts';
import { eraseLeft } from './left.ts';
import { isTimeToLook, oldestTaskSeconds, secondsBetween } from './oldest-task.ts';
import { lookAfter } from './transitions.ts';

/** What a sweep did. */
export type Swept = {
  /** Outbox items done, and those that failed and wait for the next try. */
  sent: number;
  late: number;
  /** Transitions whose next attempt began. */
  restarted: number;
  /** Due items acted on. */
  acted: number;
  /** Chain heads put among the locked files. */
  anchored: number;
  /** How long ago the due date came that had waited longest; of those that rest for a reason, none. */
  oldestDueSeconds: number;
  /** How long the oldest open task has waited; only where this sweep looked. */
  oldestTaskSeconds?: number;
  /** What could not be looked at, by contract; the next sweep meets it again. */
  problems: { contractId: string; error: string }[];
};

/** `checkAll`: whatever its time to look or try again is, as after a crash. A schedule sends fields of its own. */
const Input = z.looseObject({ checkAll: z.optional(z.boolean()) });

/**
 * The one job that sees to it that nothing is forgotten: outbox items that were not done, transitions whose
 * execution died, due dates that have come. It heals itself: what it misses, the next one finds; two at once
 * do no harm.
 */
export const sweep: Step = async (input, context): Promise<Swept> => {
  const { checkAll = false } = Input.parse(input);
  const swept: Swept = {
    sent: 0,
    late: 0,
    restarted: 0,
    acted: 0,
    anchored: 0,
    oldestDueSeconds: 0,
    problems: [],
  };
  const contracts = await context.store.contracts();
  const here = new Set(contracts.filter(({ moved }) => !moved).map(({ contractId }) => contractId));
  const until = checkAll ? undefined : context.clock.realNow();
  await checkOpen(context, { swept, here, until });
  await actOnDue(context, swept);
  for (const { contractId } of contracts) {
    await careful(swept, contractId, async () => {
      swept.anchored += await anchorChains(context, contractId);
    });
  }
  if (isTimeToLook(context.clock.realNow())) await lookAtTasks(context, swept, here);
  return swept;
};

async function lookAtTasks(
  context: StepContext,
  swept: Swept,
  contracts: ReadonlySet<string>,
): Promise<void> {
  let oldest = 0;
  for (const contractId of contracts) {
    await careful(swept, contractId, async () => {
      oldest = Math.max(oldest, await oldestTaskSeconds(context, contractId));
    });
  }
  swept.oldestTaskSeconds = oldest;
}

/** A contract that has not wholly arrived is not touched, nor one that is carried on elsewhere, but for its persons. */
async function checkOpen(
  context: StepContext,
  { swept, here, until }: { swept: Swept; here: ReadonlySet<string>; until: string | undefined },
): Promise<void> {
  const open = await context.store.toCheck(until);
  for (const item of open) {
    if (item.kind !== 'outbox' || item.message.what !== 'erase-left') continue;
    await careful(swept, item.contractId, () => eraseLeft(context, item.contractId));
  }
  const listed = open.filter(({ contractId }) => here.has(contractId));
  // What was never started cannot be looked after: the outbox comes first.
  for (const item of listed) {
    if (item.kind !== 'outbox') continue;
    const { contractId, outboxId } = item;
    await careful(swept, contractId, async () => {
      if (item.message.what === 'erase-persons') await eraseDecided(context, contractId);
      await context.dispatch({ contractId, writes: [], events: [], outbox: [item] });
      const now = await context.store.read('outbox', contractId, { outboxId });
      if (now?.state === 'pending') swept.late += 1;
      else swept.sent += 1;
    });
  }
  for (const item of listed) {
    if (item.kind !== 'transition') continue;
    await careful(swept, item.contractId, async () => {
      if ((await lookAfter(context, item)) === 'restarted') swept.restarted += 1;
    });
  }
}

async function actOnDue(context: StepContext, swept: Swept): Promise<void> {
  const now = await context.clock.now();
  for (const due of await context.store.dueUntil(now)) {
    const end = await careful(swept, due.contractId, () => act(context, due, now));
    if (end === 'acted') swept.acted += 1;
    if (end !== 'stays') {
      swept.oldestDueSeconds = Math.max(swept.oldestDueSeconds, secondsBetween(due.at, now));
    }
    if (due.what === 'erase-persons') {
      await careful(swept, due.contractId, () => eraseDecided(context, due.contractId));
    }
  }
}

/** One contract's trouble never keeps the sweep from the others. */
async function careful<T>(
  swept: Swept,
  contractId: string,
  job: () => Promise<T>,
): Promise<T | undefined> {
  try {
    return await job();
  } catch (error) {
    if (error instanceof ConflictError) return undefined; // Somebody else was first; the next sweep sees.
    const said = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    swept.problems.push({ contractId, error: said });
    return undefined;
  }
}
