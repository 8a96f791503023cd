import { dateOf } from '../../calendar/instant.ts';
import { type Answer, answer, type Finding, refusal } from '../../findings.ts';
import { findPersonnummer } from '../../privacy/personnummer.ts';
import { type Deciding, mayDecide } from '../authority/authority.ts';
import type { Change, NewOutbox, Write } from '../change.ts';
import { refused } from '../finding.ts';
import type { Instant } from '../items/common.ts';
import type { ContractItem } from '../items/contract.ts';
import type { DueItem, TaskItem, TransitionItem } from '../items/work.ts';
import { doneDue, remindersOf } from './finish.ts';
import { TASK_RULES } from './tasks.ts';

/** What a person answers. `hash` names exactly what they were shown. */
export type Decision = {
  readonly choice: string;
  readonly reason?: string | undefined;
  readonly hash?: string | undefined;
  /** Such as the bank's reference of a payment. */
  readonly reference?: string | undefined;
};

export type DecideInput = Omit<Deciding, 'today'> & {
  readonly contract: ContractItem;
  readonly transition: TransitionItem;
  readonly decision: Decision;
  /** The contract's due items: nobody is reminded of what is decided. */
  readonly dues?: readonly DueItem[];
  readonly at: Instant;
};

/**
 * Decides a task, or says everything that stands in the way. The decision is written before anybody is told:
 * the change holds the task, the event, and the outbox item that rings the doorbell. If nobody listens any
 * more, whoever rings starts the next attempt, which finds the decision here.
 *
 * A refusal among several who are asked the same closes the others' tasks, and rings for them too.
 */
export function decideTask(input: DecideInput): Answer<Change> {
  const { task, contract, decision, person, at } = input;
  const today = dateOf(at, contract.timeZone);
  const findings = [
    ...notOpen(task, input.transition),
    ...mayDecide({ ...input, today }),
    ...wrongAnswer(task, decision),
  ];
  if (findings.length > 0) return refusal(findings);

  const decided: TaskItem = {
    ...task,
    state: 'decided',
    decision: { ...given(decision), by: person, at },
  };
  const others = endsRound(decided) ? othersInRound(task, input.otherTasks) : [];
  return answer({
    contractId: task.contractId,
    writes: [
      ...[decided, ...others].map((item): Write => ({ op: 'replace', item })),
      ...unchanged(input, others),
      ...doneDue(remindersOf([task, ...others], input.dues ?? [])),
    ],
    events: [{ what: 'task-decided', who: person, at, facts: factsOf(task, decision) }],
    outbox: [task, ...others].map(doorbell),
  });
}

/** Whether a task's decision makes further answers to the same question needless. */
export function endsRound({ task, decision }: TaskItem): boolean {
  return decision !== undefined && decision.choice === TASK_RULES[task].endsRound;
}

/** Tasks that ask others the same in the same affair. */
export function inSameRound(one: TaskItem, other: TaskItem): boolean {
  return (
    one.task === other.task &&
    one.taskId !== other.taskId &&
    one.periodId === other.periodId &&
    one.purpose === other.purpose &&
    one.revision === other.revision
  );
}

function othersInRound(task: TaskItem, otherTasks: readonly TaskItem[]): TaskItem[] {
  return otherTasks
    .filter((other) => other.state === 'open' && inSameRound(task, other))
    .map((other) => ({ ...other, state: 'superseded', closedBecause: 'another-refused' }));
}

/**
 * The other answers to the same question stand as they were read: or one person could give two of them at the
 * same moment.
 */
function unchanged({ task, otherTasks }: DecideInput, replaced: readonly TaskItem[]): Write[] {
  return otherTasks
    .filter((other) => inSameRound(task, other))
    .filter((other) => !replaced.some(({ taskId }) => taskId === other.taskId))
    .map((item) => ({ op: 'check', item }));
}

/** The lock's number makes the id permanent and new for every opening of the task. */
function doorbell({ taskId, attempt, version }: TaskItem): NewOutbox {
  return {
    outboxId: `answer.${taskId}.v${version}`,
    message: { what: 'answer-task', taskId, attempt },
  };
}

function notOpen(task: TaskItem, transition: TransitionItem): Finding[] {
  if (task.decision !== undefined && task.state === 'decided') {
    return [refused('task.decided', { choice: task.decision.choice, at: task.decision.at })];
  }
  const overtaken = transition.state === 'finished' || transition.state === 'superseded';
  if (task.state !== 'superseded' && !overtaken) return [];
  return [refused('task.superseded', { because: task.closedBecause ?? transition.state })];
}

function wrongAnswer(task: TaskItem, { choice, reason, hash, reference }: Decision): Finding[] {
  const { choices, needsReason } = TASK_RULES[task.task];
  const findings: Finding[] = [];
  if (!choices.includes(choice)) {
    findings.push(refused('task.choice-unknown', { choice, choices }, 'choice'));
  }
  if (needsReason.includes(choice) && (reason ?? '').trim() === '') {
    findings.push(refused('task.reason-missing', { choice }, 'reason'));
  }
  if (task.subjectHash !== undefined && hash !== task.subjectHash) {
    const code = hash === undefined ? 'task.hash-missing' : 'task.subject-changed';
    findings.push(refused(code, {}, 'hash'));
  }
  for (const [field, text] of Object.entries({ reason, reference })) {
    if (findPersonnummer(text ?? '').length > 0) {
      findings.push(refused('task.personnummer', { field }, field));
    }
  }
  return findings;
}

function given({ choice, reason, hash, reference }: Decision): {
  choice: string;
  reason?: string;
  hash?: string;
  reference?: string;
} {
  return {
    choice,
    ...(reason === undefined ? {} : { reason }),
    ...(hash === undefined ? {} : { hash }),
    ...(reference === undefined ? {} : { reference }),
  };
}

function factsOf(task: TaskItem, decision: Decision): Record<string, string> {
  const { taskId, task: kind, party } = task;
  return { taskId, task: kind, party, ...given(decision) };
}
