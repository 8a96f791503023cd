import type { Write } from '../change.ts';
import type { Instant } from '../items/common.ts';
import type { DueItem, TaskItem, TransitionItem } from '../items/work.ts';

/** Ends a transition: nobody looks after its execution any more, and steps of it stop at their next write. */
export function finishTransition(
  transition: TransitionItem,
  state: 'finished' | 'superseded' | 'failed',
  outcome: string,
): Write {
  const { checkAt: _, ...rest } = transition;
  return { op: 'replace', item: { ...rest, state, outcome } };
}

/** Closes the open ones of these tasks without a decision, saying why. */
export function closeTasks(tasks: readonly TaskItem[], closedBecause: string): Write[] {
  return tasks
    .filter(({ state }) => state === 'open')
    .map(({ token: _, ...task }) => ({
      op: 'replace',
      item: { ...task, state: 'superseded', closedBecause },
    }));
}

/** What still is to remind of these tasks; who ends a task ends its reminder with it. */
export function remindersOf(
  tasks: readonly Pick<TaskItem, 'taskId'>[],
  dues: readonly DueItem[],
): DueItem[] {
  const ids = new Set(tasks.map(({ taskId }) => taskId));
  return dues.filter(
    ({ state, taskId }) => state === 'waiting' && taskId !== undefined && ids.has(taskId),
  );
}

/** Marks the waiting ones of these due items done. */
export function doneDue(dues: readonly DueItem[]): Write[] {
  return dues
    .filter(({ state }) => state === 'waiting')
    .map((due) => ({ op: 'replace', item: { ...due, state: 'done' } }));
}

/**
 * Takes a decided task out of the way, so that its question can be asked anew under the same key. The decision
 * stays readable until then, and in the event chain for good.
 */
export function retireTask(task: TaskItem, closedBecause: string): Write {
  const { token: _, ...rest } = task;
  return { op: 'replace', item: { ...rest, state: 'superseded', closedBecause } };
}

/** Opens a decided task again: the decision stays in the event chain, the key stays the same. */
export function reopenTask(task: TaskItem, openedAt: Instant): TaskItem {
  const { decision: _, token: __, closedBecause: ___, ...rest } = task;
  return { ...rest, state: 'open', openedAt };
}
