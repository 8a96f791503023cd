import { dateOf } from '../../calendar/instant.ts';
import type { Sentence } from '../../terms/shape/sentence.ts';
import type { Terms } from '../../terms/shape/terms.ts';
import type { Change, Write } from '../change.ts';
import { WHOLE_CONTRACT } from '../items/constants.ts';
import type { ContractItem } from '../items/contract.ts';
import type { FactItem } from '../items/delivered.ts';
import type { New } from '../items/item.ts';
import type { TaskItem, TransitionItem } from '../items/work.ts';
import { beginTransition } from '../tasks/begin.ts';
import { finishTransition } from '../tasks/finish.ts';
import { DELIVERY } from '../tasks/tasks.ts';
import { afterIntervention } from './phases.ts';

/**
 * The intervention is over: its delivery was accepted or not, and follow-up goes on. If some payment asks for
 * an accepted delivery, it is settled now.
 */
export function recordDelivery(input: {
  contract: ContractItem;
  transition: TransitionItem;
  terms: Terms;
  decision: NonNullable<TaskItem['decision']>;
}): { outcome: string; change: Change } {
  const { contract, transition, terms, decision } = input;
  const { contractId } = contract;
  const { by: who, at, choice: outcome } = decision;
  const fact = deliveryFact(input);
  const isPayable = outcome === 'accepted' && terms.payments.some(asksForDelivery);
  const payout = isPayable
    ? beginTransition({
        contractId,
        workflow: 'payout',
        affair: { periodId: WHOLE_CONTRACT, purpose: DELIVERY, revision: transition.revision },
        at,
        startedBy: { system: 'workflow' },
      })
    : { writes: [], outbox: [] };
  const writes: Write[] = [
    { op: 'replace', item: afterIntervention(contract) },
    ...(fact ? [{ op: 'create' as const, item: fact }] : []),
    finishTransition(transition, 'finished', outcome),
    ...payout.writes,
  ];
  const change: Change = {
    contractId,
    writes,
    events: [{ what: 'delivery-recorded', who, at, facts: { state: outcome } }],
    outbox: payout.outbox,
  };
  return { outcome, change };
}

/** Only where the terms declare the event, with this state. */
function deliveryFact({
  contract,
  transition,
  terms,
  decision,
}: Parameters<typeof recordDelivery>[0]): New<FactItem> | undefined {
  const { choice: state, by, at } = decision;
  if (!terms.events?.[DELIVERY]?.states.includes(state)) return undefined;
  return {
    kind: 'fact',
    contractId: contract.contractId,
    factId: `${DELIVERY}.r${transition.revision}`,
    fact: { event: DELIVERY, state, date: dateOf(at, contract.timeZone) },
    statedBy: by,
    at,
  };
}

/** Whether a sentence, or one inside it, is conditional on the delivery or waits for it. */
function asksForDelivery(sentence: Sentence): boolean {
  const conditions = [sentence.when, sentence.any, sentence.unless, sentence.hold?.until];
  const isNamed = conditions.some((each) => each !== undefined && DELIVERY in each);
  return isNamed || sentence.due === DELIVERY || (sentence.parts ?? []).some(asksForDelivery);
}
