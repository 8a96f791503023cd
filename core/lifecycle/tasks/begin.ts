import type { Change, NewOutbox } from '../change.ts';
import type { Actor, Affair, Instant } from '../items/common.ts';
import type { TransitionItem } from '../items/work.ts';
import type { Workflow } from '../items/workflow.ts';
import { executionName } from '../names.ts';

/**
 * Begins a transition: its item, and the outbox item that starts the first attempt. Creating it twice is
 * refused by the store, so two causes of one transition start it once.
 */
export function beginTransition(input: {
  contractId: string;
  workflow: Workflow;
  affair: Affair;
  at: Instant;
  startedBy: Actor;
}): Pick<Change, 'writes' | 'outbox'> {
  const { contractId, workflow, affair, at, startedBy } = input;
  return {
    writes: [
      {
        op: 'create',
        item: {
          kind: 'transition',
          contractId,
          workflow,
          ...affair,
          attempt: 1,
          at,
          state: 'open',
          startedBy,
        },
      },
    ],
    outbox: [startExecution(contractId, workflow, affair, 1)],
  };
}

/**
 * The next attempt of an open transition: raised conditionally on the item as read, with the outbox item that
 * starts it. Steps of the earlier attempt stop at their next write.
 */
export function nextAttempt(
  transition: TransitionItem,
  at: Instant,
): Pick<Change, 'writes' | 'outbox'> {
  const attempt = transition.attempt + 1;
  const { executionArn: _, checkAt: __, ...rest } = transition;
  return {
    writes: [{ op: 'replace', item: { ...rest, attempt, at } }],
    outbox: [
      startExecution(transition.contractId, transition.workflow, affairOf(transition), attempt),
    ],
  };
}

/** What a transition, task or settlement is about. */
export function affairOf({ periodId, purpose, revision }: Affair): Affair {
  return { periodId, purpose, revision };
}

function startExecution(
  contractId: string,
  workflow: Workflow,
  affair: Affair,
  attempt: number,
): NewOutbox {
  return {
    outboxId: `start.${workflow}.${executionName(contractId, affair, attempt)}`,
    message: { what: 'start-execution', workflow, ...affair, attempt },
  };
}
