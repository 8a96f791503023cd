import { dateOf, instantOf } from '../../calendar/instant.ts';
import { addSpan } from '../../calendar/span.ts';
import type { Terms } from '../../terms/shape/terms.ts';
import { type Change, together } from '../change.ts';
import { newRevision } from '../data/correction.ts';
import { dueIdOf } from '../due/due.ts';
import type { Affair, Instant } from '../items/common.ts';
import type { ContractItem } from '../items/contract.ts';
import type { PeriodItem } from '../items/period.ts';
import type { TaskItem, TransitionItem } from '../items/work.ts';
import { beginPayout, finalPayout } from '../payout/after.ts';
import type { PayoutState } from '../payout/payout.ts';
import { finishTransition, retireTask } from '../tasks/finish.ts';

type Parts = Pick<Change, 'writes' | 'events' | 'outbox'>;

/** A decision about a period's result, and what it stands on. */
export type VerdictInput = {
  readonly contract: ContractItem;
  readonly period: PeriodItem;
  readonly terms: Terms;
  readonly transition: TransitionItem;
  /** The decided task. */
  readonly task: TaskItem;
  readonly state: PayoutState;
  readonly at: Instant;
};

export type Verdict = 'verified' | 'rejected' | 'asked';

/**
 * What the evaluator's decision makes of a period. Approved: verified; the objection window opens, or the payout
 * begins at once if the terms have none. Rejected: a new revision collects again. Asked: nothing changes, and
 * the task makes room for being asked anew.
 *
 * @throws RangeError for an approval of something else than the pack: deciding refuses it.
 */
export function recordVerdict(input: VerdictInput): { outcome: Verdict } & Parts {
  const { decision } = input.task;
  switch (decision?.choice) {
    case 'approve':
      return { outcome: 'verified', ...approve(input) };
    case 'reject':
      return { outcome: 'rejected', ...reject(input) };
    case 'ask':
      return { outcome: 'asked', ...ask(input) };
    default:
      throw new RangeError(`An outcome cannot be verified by "${decision?.choice}"`);
  }
}

function approve(input: VerdictInput): Parts {
  const { contract, period, transition, task, terms, at } = input;
  const { decision } = task;
  if (decision?.hash === undefined || decision.hash !== period.packHash)
    throw new RangeError('An approval of another verification pack');
  const objectionsUntil = closingOf(terms, contract, at);
  const verified: PeriodItem = {
    ...period,
    state: 'verified',
    approvedBy: decision.by,
    verifiedAt: at,
    ...(objectionsUntil === undefined ? {} : { objectionsUntil }),
  };
  const change: Parts = {
    writes: [
      { op: 'replace', item: verified },
      finishTransition(transition, 'finished', 'verified'),
    ],
    events: [eventOf('period-verified', input, { pack: decision.hash })],
    outbox: [],
  };
  const next =
    objectionsUntil === undefined
      ? payoutOf(input, verified)
      : { writes: [closesAt(verified, objectionsUntil)] };
  return together(contract.contractId, [change, next]);
}

/** The end of the objection window's last day, if the terms have a window. */
function closingOf(terms: Terms, { timeZone }: ContractItem, at: Instant): Instant | undefined {
  const within = terms.verification?.objections?.within;
  if (within === undefined) return undefined;
  return instantOf(addSpan(dateOf(at, timeZone), within), timeZone, 'end of day');
}

function closesAt({ contractId, periodId, revision }: PeriodItem, at: Instant) {
  const affair: Affair = { periodId, purpose: 'verification', revision };
  const dueId = dueIdOf('objections-close', affair);
  return {
    op: 'create' as const,
    item: {
      kind: 'due' as const,
      contractId,
      ...affair,
      dueId,
      what: 'objections-close' as const,
      at,
      state: 'waiting' as const,
    },
  };
}

/** What follows a verified period: its payout or, for one that was only for learning, perhaps the final one. */
export function payoutOf(
  { contract, state, at }: VerdictInput,
  period: PeriodItem,
): Pick<Change, 'writes' | 'outbox'> {
  const { periodId, revision, purpose } = period;
  if (purpose === 'payment') {
    return beginPayout(contract, { periodId, purpose: 'outcome-payment', revision }, at);
  }
  const others = state.periods.filter((each) => !isSameRevision(each, period));
  const settled = { ...state, periods: [...others, period] };
  return finalPayout(settled, contract, at) ?? { writes: [], outbox: [] };
}

function isSameRevision(one: PeriodItem, other: PeriodItem): boolean {
  return one.periodId === other.periodId && one.revision === other.revision;
}

function reject(input: VerdictInput): Parts {
  const { contract, period, transition, at } = input;
  const reason = input.task.decision?.reason ?? '';
  const begun = newRevision({ period, reason, at, startedBy: { system: 'workflow' } });
  const change: Parts = {
    writes: [
      { op: 'replace', item: { ...period, state: 'rejected' } },
      finishTransition(transition, 'finished', 'rejected'),
    ],
    events: [eventOf('period-rejected', input, { reason })],
    outbox: [],
  };
  return together(contract.contractId, [change, begun]);
}

function ask(input: VerdictInput): Parts {
  const reason = input.task.decision?.reason ?? '';
  return {
    writes: [retireTask(input.task, 'asked')],
    events: [eventOf('question-asked', input, { reason })],
    outbox: [],
  };
}

/** The event of a decision about a period, by whoever decided. */
export function eventOf(
  what: string,
  input: VerdictInput,
  facts: Readonly<Record<string, string>> = {},
) {
  const { period, task, at } = input;
  return {
    what,
    who: task.decision?.by ?? { system: 'workflow' as const },
    at,
    facts: { period: period.periodId, revision: String(period.revision), ...facts },
  };
}
