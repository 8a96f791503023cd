import { dateOf } from '../calendar/instant.ts';
import type { Instant } from '../lifecycle/items/common.ts';
import type { New } from '../lifecycle/items/item.ts';
import type { TaskItem } from '../lifecycle/items/work.ts';
import { concerns, inLanguages, type NoticeContract } from './build.ts';
import type { Notice } from './notice.ts';

/**
 * Tells everyone for whom a task waits what is to be done, until when, and what happens otherwise.
 *
 * `occasion` keeps the ids of several notices about one task apart: left out for the first one.
 *
 * @example taskWaitsNotice({ task, contract, at }).noticeId
 *   // → 'task-waits.norrkoping-2016.year_1.verification.r1.verify-outcome'
 */
export function taskWaitsNotice(input: {
  task: New<TaskItem>;
  contract: NoticeContract;
  at: Instant;
  type?: 'task-waits' | 'task-reminder';
  occasion?: string;
}): Notice {
  const { task, contract, at, type = 'task-waits', occasion } = input;
  const { contractId } = contract;
  const dueDate = task.dueAt === undefined ? undefined : dateOf(task.dueAt, contract.timeZone);
  return {
    noticeId: [type, contractId, task.taskId, ...(occasion ? [occasion] : [])].join('.'),
    type,
    contractId,
    at,
    to: [{ party: task.party, role: task.role }],
    subject: inLanguages((words, language) => {
      const { title } = words.tasks[task.task];
      const heading = type === 'task-reminder' ? words.reminder(title) : title;
      return words.subject(heading, contract.title[language]);
    }),
    body: inLanguages((words) => [
      words.tasks[task.task].what,
      concerns(words, task),
      dueDate === undefined ? words.noDeadline : words.until(dueDate),
      words.tasks[task.task].otherwise,
      words.login,
    ]),
    facts: {
      taskId: task.taskId,
      task: task.task,
      ...(task.dueAt === undefined ? {} : { dueAt: task.dueAt }),
      ...(task.subjectHash === undefined ? {} : { subjectHash: task.subjectHash }),
    },
  };
}
