import { type Answer, answer, type Finding, refusal } from '../../findings.ts';
import { findPersonnummer } from '../../privacy/personnummer.ts';
import { type Change, together } from '../change.ts';
import { refused } from '../finding.ts';
import type { Actor, Affair, Instant, Person } from '../items/common.ts';
import type { ContractItem } from '../items/contract.ts';
import type { New } from '../items/item.ts';
import type { PeriodItem, SettlementItem } from '../items/period.ts';
import type { DueItem, TaskItem, TransitionItem } from '../items/work.ts';
import { meetOpenSettlement, sameAffair } from '../payout/payout.ts';
import { supersede } from '../payout/supersede.ts';
import { affairOf, beginTransition } from '../tasks/begin.ts';
import { closeTasks, doneDue, finishTransition } from '../tasks/finish.ts';

/** What is under way in a contract: everything that a correction may have to withdraw. */
export type Underway = {
  readonly transitions: readonly TransitionItem[];
  readonly tasks: readonly TaskItem[];
  readonly dues: readonly DueItem[];
  readonly settlements: readonly SettlementItem[];
};

const WITHDRAWN = 'a correction takes its place';

/**
 * Corrects a period: a new revision collects again, and what works on the old one and is not yet paid or
 * issued is withdrawn, with its tasks. What was settled stays; the new revision settles the difference.
 *
 * Refused for a period that is not decided yet (the evaluator rejects it instead), while a newer revision is
 * under way, and after the contract's end.
 */
export function beginCorrection(input: {
  contract: ContractItem;
  periods: readonly PeriodItem[];
  period: PeriodItem;
  underway: Underway;
  reason: string;
  person: Person;
  at: Instant;
}): Answer<Change> {
  const { contract, period, underway, reason, person, at } = input;
  const findings = notCorrectable(input);
  if (findings.length > 0) return refusal(findings);
  const facts = {
    period: period.periodId,
    revision: String(period.revision + 1),
    reason,
  };
  const withdrawn = withdraw(contract, period, underway, at);
  const begun = newRevision({ period, reason, at, startedBy: person });
  const event = { what: 'correction-begun', who: person, at, facts };
  return answer(together(contract.contractId, [withdrawn, begun, { events: [event] }]));
}

function notCorrectable({
  contract,
  periods,
  period,
  reason,
}: {
  contract: ContractItem;
  periods: readonly PeriodItem[];
  period: PeriodItem;
  reason: string;
}): Finding[] {
  const newer = periods.find(
    (each) => each.periodId === period.periodId && each.revision > period.revision,
  );
  const findings: Finding[] = [];
  if (contract.phase === 'closed' || contract.phase === 'terminated') {
    findings.push(refused('correction.contract-over', { phase: contract.phase }));
  }
  if (newer) findings.push(refused('correction.under-way', { revision: newer.revision }));
  else if (period.state !== 'verified' && period.state !== 'disputed') {
    findings.push(refused('correction.not-decided', { state: period.state }));
  }
  return [...findings, ...withoutReason(reason)];
}

/** A reason is given, and names nobody by identity number. */
export function withoutReason(reason: string): Finding[] {
  if (reason.trim() === '') return [refused('correction.reason-missing', {}, 'reason')];
  return findPersonnummer(reason).length === 0
    ? []
    : [refused('task.personnummer', { field: 'reason' }, 'reason')];
}

/** The next revision of a period, collecting from now. */
export function newRevision(input: {
  period: PeriodItem;
  reason: string;
  at: Instant;
  startedBy: Actor;
}): Pick<Change, 'writes' | 'outbox'> {
  const { period, reason, at, startedBy } = input;
  const { contractId, periodId, from, to, dataDue, purpose } = period;
  const revision = period.revision + 1;
  const item: New<PeriodItem> = {
    kind: 'period',
    contractId,
    periodId,
    revision,
    state: 'collecting',
    from,
    to,
    dataDue,
    purpose,
    reason,
  };
  const affair = { periodId, purpose: 'follow-up', revision };
  const begun = beginTransition({ contractId, workflow: 'follow-up', affair, at, startedBy });
  return {
    writes: [{ op: 'create', item }, ...begun.writes],
    outbox: begun.outbox,
  };
}

/** Withdraws what works on this revision of a period, except a payout that is issued: that one is finished. */
function withdraw(
  contract: ContractItem,
  period: PeriodItem,
  underway: Underway,
  at: Instant,
): Pick<Change, 'writes' | 'events'> {
  const ofRevision = ({ periodId, revision }: Affair) =>
    periodId === period.periodId && revision === period.revision;
  const open = underway.transitions.filter((each) => ofRevision(each) && each.state === 'open');
  const settlement = underway.settlements.find(
    (each) => ofRevision(each) && meetOpenSettlement(each) === 'supersedes',
  );
  const issued = underway.settlements.filter((each) => meetOpenSettlement(each) === 'waits');
  const stopped = open.filter((each) => !issued.some((item) => sameAffair(item, each)));
  const tasksOf = (affair: Affair) => underway.tasks.filter((task) => sameAffair(task, affair));
  const dues = underway.dues.filter((due) => stopsWith(due, stopped) || closesWindow(due));
  const { objectionsUntil: _, ...closed } = period;
  const state = period.state === 'disputed' ? ('superseded' as const) : period.state;
  const payout = settlement && openOf(settlement);
  const others = stopped.filter((each) => !payout?.transition || payout.transition !== each);
  const superseded = payout ? supersede(payout, at, WITHDRAWN) : { writes: [], events: [] };
  return {
    writes: [
      { op: 'replace', item: { ...closed, state } },
      ...superseded.writes,
      ...(payout ? [headWithoutSettlement(contract)] : []),
      ...others.flatMap((each) => closeTasks(tasksOf(affairOf(each)), WITHDRAWN)),
      ...others.map((each) => finishTransition(each, 'superseded', 'corrected')),
      ...doneDue(dues),
    ],
    events: superseded.events,
  };

  function openOf(item: SettlementItem) {
    const transition = open.find((each) => sameAffair(each, item));
    // Their reminders end below, with everything else that works on this revision.
    return { item, ...(transition ? { transition } : {}), tasks: tasksOf(item) };
  }

  function closesWindow(due: DueItem): boolean {
    return due.what === 'objections-close' && ofRevision(due);
  }
}

function stopsWith(due: DueItem, stopped: readonly TransitionItem[]): boolean {
  return stopped.some((each) => sameAffair(each, due));
}

function headWithoutSettlement(contract: ContractItem) {
  const { openSettlement: _, ...head } = contract;
  return { op: 'replace' as const, item: head };
}
