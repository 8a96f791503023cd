import { type Answer, answer, refusal } from '../../findings.ts';
import { type Change, together } from '../change.ts';
import { refused } from '../finding.ts';
import type { Instant, Person } from '../items/common.ts';
import type { ContractItem } from '../items/contract.ts';
import type { PeriodItem, SettlementItem } from '../items/period.ts';
import type { TaskItem, TransitionItem } from '../items/work.ts';
import { settlementKey } from '../names.ts';
import { nextAttempt } from '../tasks/begin.ts';
import { newestRevisions, sameAffair } from './payout.ts';

/**
 * Has a refused settlement settled again under its key: computed anew from everything verified to date, and
 * attested anew. What the attesters said before stays in the event chain and binds nobody.
 */
export function settleAgain(input: {
  contract: ContractItem;
  settlement: SettlementItem;
  /** The finished transition of the payout. */
  transition: TransitionItem;
  tasks: readonly TaskItem[];
  periods: readonly PeriodItem[];
  person: Person;
  at: Instant;
}): Answer<Change> {
  const { contract, settlement, transition, tasks, periods, person, at } = input;
  const { state, periodId, purpose, revision } = settlement;
  if (state !== 'refused') return refusal([refused('payout.not-refused', { state })]);
  const newest = newestRevisions(periods).find((period) => period.periodId === periodId);
  const isVerified = newest?.revision === revision && newest.state === 'verified';
  if (purpose === 'outcome-payment' && !isVerified) return refusal([refused('payout.corrected')]);

  const { outcome: _, ...reopened } = transition;
  const begun = nextAttempt({ ...reopened, state: 'open' }, at);
  const attests = tasks.filter((task) => task.task === 'attest' && sameAffair(task, settlement));
  const facts = { settlement: settlementKey(settlement) };
  const event = { what: 'settlement-to-be-made-again', who: person, at, facts };
  return answer(
    together(contract.contractId, [begun, { writes: attests.map(forgetAnswer), events: [event] }]),
  );
}

/** Closed without an answer, so that whoever is asked next is asked anew. */
function forgetAnswer({ decision: _, token: __, ...task }: TaskItem) {
  const item: TaskItem = { ...task, state: 'superseded', closedBecause: 'settled-again' };
  return { op: 'replace' as const, item };
}
