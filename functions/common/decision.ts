import type { TaskItem } from '../../core/lifecycle/items/work.ts';
import { ItemNotFoundError } from '../errors.ts';

/**
 * The decision of a task that the execution has waited for.
 *
 * @throws ItemNotFoundError if it is not decided: the workflow asked for the answer before the question.
 */
export function decisionOf(
  tasks: readonly TaskItem[],
  taskId: string,
): NonNullable<TaskItem['decision']> {
  const task = tasks.find((each) => each.taskId === taskId);
  if (task?.state === 'decided' && task.decision) return task.decision;
  const contractId = task?.contractId ?? '';
  throw new ItemNotFoundError({ contractId, key: `decision of ${taskId}` });
}
