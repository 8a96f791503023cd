import { addDays } from '../../calendar/date.ts';
import { dateOf, instantOf } from '../../calendar/instant.ts';
import type { Change } from '../change.ts';
import { dueIdOf } from '../due/due.ts';
import type { Instant } from '../items/common.ts';
import type { ContractItem } from '../items/contract.ts';
import type { New } from '../items/item.ts';
import type { PeriodItem } from '../items/period.ts';
import type { DueItem, TaskItem, TransitionItem } from '../items/work.ts';
import { sameAffair } from '../payout/payout.ts';
import { affairOf, beginTransition } from '../tasks/begin.ts';
import { doneDue, finishTransition, reopenTask } from '../tasks/finish.ts';
import type { Snapshot } from './snapshot.ts';

/** Data that are missing are asked for again after a fortnight: registers are filled monthly or slower. */
const ASK_AGAIN_DAYS = 14;

/** The event of data that are missing; it names the file that says what, with counts. */
export const POSTPONED_EVENT = 'collection-postponed';

type Collection = {
  readonly contract: ContractItem;
  readonly transition: TransitionItem;
  readonly dues: readonly DueItem[];
  readonly at: Instant;
};

/**
 * The period's data are complete: what its outcome is computed from is frozen, its terms are pinned, and
 * verification begins.
 */
export function measured(
  input: Collection & { period: PeriodItem; snapshot: Snapshot; snapshotHash: string },
): Change {
  const { contract, transition, dues, at, period, snapshot, snapshotHash } = input;
  const { contractId } = contract;
  const { periodId, revision } = period;
  const { termsVersion } = snapshot;
  const begun = beginTransition({
    contractId,
    workflow: 'outcome-verification',
    affair: { periodId, purpose: 'verification', revision },
    at,
    startedBy: { system: 'workflow' },
  });
  return {
    contractId,
    writes: [
      { op: 'replace', item: { ...period, state: 'measured', termsVersion, snapshotHash } },
      ...doneDue(dues.filter((due) => sameAffair(due, transition))),
      finishTransition(transition, 'finished', 'measured'),
      ...begun.writes,
    ],
    events: [
      {
        what: 'snapshot-frozen',
        who: { system: 'workflow' },
        at,
        facts: {
          period: periodId,
          revision: String(revision),
          termsVersion: String(termsVersion),
          hash: snapshotHash,
        },
      },
    ],
    outbox: begun.outbox,
  };
}

/**
 * Data are missing: the task is opened again with a new date, and at that date the transition goes on, unless
 * the data come before. Until then no execution waits.
 */
export function postponed(
  input: Collection & { task: TaskItem; missing: readonly string[]; missingFile: string },
): { change: Change; task: TaskItem } {
  const { contract, transition, dues, at, missing, missingFile } = input;
  const { contractId, timeZone } = contract;
  const askAgainOn = addDays(dateOf(at, timeZone), ASK_AGAIN_DAYS);
  const dueAt = instantOf(askAgainOn, timeZone, 'end of day');
  const task: TaskItem = { ...reopenTask(input.task, at), dueAt };
  const { checkAt: _, executionArn: __, ...resting } = transition;
  const affair = affairOf(transition);
  const due: New<DueItem> = {
    kind: 'due',
    contractId,
    ...affair,
    dueId: `${dueIdOf('collect-data', affair)}.v${task.version}`,
    what: 'collect-data',
    at: dueAt,
    state: 'waiting',
  };
  const earlier = dues.filter((each) => sameAffair(each, transition));
  const change: Change = {
    contractId,
    writes: [
      { op: 'replace', item: task },
      { op: 'replace', item: resting },
      ...doneDue(earlier),
      { op: 'create', item: due },
    ],
    events: [
      {
        what: POSTPONED_EVENT,
        who: { system: 'workflow' },
        at,
        facts: {
          period: affair.periodId,
          revision: String(affair.revision),
          missing: missing.join(', '),
          file: missingFile,
          askAgainOn,
        },
      },
    ],
    outbox: [],
  };
  return { change, task };
}
