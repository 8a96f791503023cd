import type { ISODate } from '../../calendar/date.ts';
import { type Answer, answer, type Finding, refusal } from '../../findings.ts';
import type { Terms } from '../../terms/shape/terms.ts';
import type { Change } from '../change.ts';
import { withoutReason } from '../data/correction.ts';
import { refused } from '../finding.ts';
import type { Instant, Person } from '../items/common.ts';
import type { ContractItem, MembershipItem } from '../items/contract.ts';
import type { PeriodItem } from '../items/period.ts';
import type { DueItem } from '../items/work.ts';
import { mayDo } from '../tasks/actions.ts';
import { beginTransition } from '../tasks/begin.ts';
import { doneDue } from '../tasks/finish.ts';

/**
 * Objects to a verified result: within the window, by a person in a role that the terms let object. The period
 * is disputed, its payout does not begin, and the evaluator is asked to answer.
 */
export function beginObjection(input: {
  contract: ContractItem;
  period: PeriodItem;
  terms: Terms;
  person: Person;
  memberships: readonly MembershipItem[];
  /** The due items of the contract. */
  dues: readonly DueItem[];
  reason: string;
  at: Instant;
  today: ISODate;
}): Answer<Change> {
  const { contract, period, person, dues, reason, at } = input;
  const findings = [
    ...mayDo({ action: 'object', ...input }),
    ...outsideWindow(period, at),
    ...withoutReason(reason),
  ];
  if (findings.length > 0) return refusal(findings);

  const { contractId } = contract;
  const { periodId, revision } = period;
  const closes = dues.filter(
    (due) =>
      due.what === 'objections-close' && due.periodId === periodId && due.revision === revision,
  );
  const affair = { periodId, purpose: 'objection', revision };
  const begun = beginTransition({
    contractId,
    workflow: 'outcome-verification',
    affair,
    at,
    startedBy: person,
  });
  const facts = { period: periodId, revision: String(revision), reason };
  return answer({
    contractId,
    writes: [
      { op: 'replace', item: { ...period, state: 'disputed' } },
      ...doneDue(closes),
      ...begun.writes,
    ],
    events: [{ what: 'objection-raised', who: person, at, facts }],
    outbox: begun.outbox,
  });
}

function outsideWindow({ state, objectionsUntil }: PeriodItem, at: Instant): Finding[] {
  if (state === 'disputed') return [refused('objection.already')];
  if (state !== 'verified') return [refused('objection.not-verified', { state })];
  // At the instant itself the window closes, and the payout begins.
  if (objectionsUntil !== undefined && at < objectionsUntil) return [];
  return [refused('objection.window-closed', { until: objectionsUntil ?? '' })];
}
