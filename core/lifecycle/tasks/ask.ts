import type { Notice } from '../../notices/notice.ts';
import { taskWaitsNotice } from '../../notices/task-waits.ts';
import type { Terms } from '../../terms/shape/terms.ts';
import type { Change } from '../change.ts';
import type { Instant } from '../items/common.ts';
import type { ContractItem } from '../items/contract.ts';
import type { New } from '../items/item.ts';
import type { DueItem, TaskItem, TransitionItem } from '../items/work.ts';
import type { TaskKind } from '../items/workflow.ts';
import { taskId } from '../names.ts';
import { affairOf } from './begin.ts';
import { endsRound, inSameRound } from './decide.ts';
import { taskDeadline, taskParty, taskRole } from './tasks.ts';

/** A question to a party, as a state machine asks it. */
export type Asking = {
  readonly transition: TransitionItem;
  readonly contract: ContractItem;
  readonly terms: Terms;
  /** The contract's tasks. */
  readonly tasks: readonly TaskItem[];
  readonly task: TaskKind;
  /** Tells the tasks of one question apart: the party that signs, the number of the attester. */
  readonly detail?: string | undefined;
  /** Left out: the party that the terms name for it. */
  readonly party?: string | undefined;
  readonly token: string;
  /** The hash of what the person is shown. */
  readonly subjectHash?: string | undefined;
  readonly at: Instant;
};

/** Either there is an answer already, or the task is opened (with a notice) or only gets the new token. */
export type Asked =
  | { readonly taskId: string; readonly answered: true }
  | {
      readonly taskId: string;
      readonly answered: false;
      readonly change: Pick<Change, 'writes' | 'events'>;
      /** For whoever is asked; its `noticeId` names its outbox item. Left out if they know already. */
      readonly notice?: Notice;
    };

/**
 * Asks a party. The task has a permanent key, so that an execution that asks again meets the same task: one
 * that is decided is the answer, one that is open gets the new token. A decision about something else than
 * what would be shown now is no answer: the task is opened again.
 */
export function askTask(asking: Asking): Asked {
  const id = taskId(affairOf(asking.transition), asking.task, asking.detail);
  const existing = asking.tasks.find((task) => task.taskId === id);
  if (isAnswered(asking, existing, id)) return { taskId: id, answered: true };
  return existing?.state === 'open' ? askAgain(asking, existing) : askAnew(asking, id, existing);
}

function isAnswered(asking: Asking, existing: TaskItem | undefined, id: string): boolean {
  if (existing?.state === 'decided') {
    return asking.subjectHash === undefined || existing.decision?.hash === asking.subjectHash;
  }
  return asking.tasks.some((other) => endsRound(other) && isAskedWith(asking, other, id));
}

function isAskedWith({ transition, task }: Asking, other: TaskItem, id: string): boolean {
  return inSameRound({ ...other, ...affairOf(transition), task, taskId: id }, other);
}

function askAgain(asking: Asking, existing: TaskItem): Asked {
  const { token, subjectHash, transition } = asking;
  const item: TaskItem = {
    ...existing,
    token,
    attempt: transition.attempt,
    ...(subjectHash === undefined ? {} : { subjectHash }),
  };
  const change = { writes: [{ op: 'replace' as const, item }], events: [] };
  return { taskId: item.taskId, answered: false, change };
}

function askAnew(asking: Asking, id: string, existing: TaskItem | undefined): Asked {
  const { contract, at } = asking;
  const task = newTask(asking, id);
  const opening = existing?.version ?? 0;
  const due = deadlineItem(task, opening);
  const notice = taskWaitsNotice({
    task,
    contract,
    at,
    ...(opening === 0 ? {} : { occasion: `v${opening}` }),
  });
  const change: Pick<Change, 'writes' | 'events'> = {
    writes: [
      existing
        ? { op: 'replace', item: { ...task, format: existing.format, version: existing.version } }
        : { op: 'create', item: task },
      ...(due ? [{ op: 'create' as const, item: due }] : []),
    ],
    events: [
      {
        what: 'task-opened',
        who: { system: 'workflow' },
        at,
        facts: { taskId: id, task: task.task, party: task.party, role: task.role },
      },
    ],
  };
  return { taskId: id, answered: false, change, notice };
}

function newTask(asking: Asking, id: string): New<TaskItem> {
  const { transition, contract, terms, task, token, subjectHash, at } = asking;
  const dueAt = taskDeadline({
    task,
    purpose: transition.purpose,
    terms,
    openedAt: at,
    timeZone: contract.timeZone,
  });
  return {
    kind: 'task',
    contractId: transition.contractId,
    taskId: id,
    workflow: transition.workflow,
    ...affairOf(transition),
    task,
    party: asking.party ?? taskParty(task, terms),
    role: taskRole(task, terms),
    state: 'open',
    token,
    attempt: transition.attempt,
    openedAt: at,
    ...(dueAt === undefined ? {} : { dueAt }),
    ...(subjectHash === undefined ? {} : { subjectHash }),
  };
}

/** What reminds of a task's deadline; a task that is opened again gets one of its own. */
function deadlineItem(task: New<TaskItem>, opening: number): New<DueItem> | undefined {
  if (task.dueAt === undefined) return undefined;
  return {
    kind: 'due',
    contractId: task.contractId,
    ...affairOf(task),
    dueId: `deadline.${task.taskId}${opening === 0 ? '' : `.v${opening}`}`,
    what: task.task === 'sign-terms' ? 'sign-by' : 'task-deadline',
    at: task.dueAt,
    state: 'waiting',
    taskId: task.taskId,
  };
}
