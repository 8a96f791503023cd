import { type Answer, answer, refusal } from '../../findings.ts';
import type { Change } from '../change.ts';
import { refused } from '../finding.ts';
import type { Instant, Person } from '../items/common.ts';
import type { ContractItem } from '../items/contract.ts';
import type { Item } from '../items/item.ts';
import type { DueItem, OutboxItem, TransitionItem } from '../items/work.ts';
import { sameAffair } from '../payout/payout.ts';
import { nextAttempt } from '../tasks/begin.ts';

/** The last event of a contract in the installation that it leaves. */
export const HANDED_OVER = 'contract-handed-over';

/** The first event of a contract in the installation that it comes to. */
export const ARRIVED = 'contract-arrived';

type Moving = { contract: ContractItem; person: Person; at: Instant };

/**
 * Hands a contract over to another installation. Its event chain closes: decisions, steps and sweeps that began
 * before cannot write after, so that the same payment is never made from two places.
 */
export function handOver({ contract, to, person, at }: Moving & { to: string }): Answer<Change> {
  const { contractId, moved } = contract;
  if (moved) return refusal([refused('move.moved', { to: moved.to })]);
  const away = { to, at };
  return answer({
    contractId,
    writes: [{ op: 'replace', item: { ...contract, moved: away } }],
    events: [{ what: HANDED_OVER, who: person, at, facts: { to } }],
    outbox: [],
    chain: { closed: away },
  });
}

/**
 * Takes back a contract that has not arrived. Whether it has, only people can know who look there: if both went
 * on, both would pay.
 */
export function takeBack(input: Moving & { reason: string }): Answer<Change> {
  const { contract, person: who, at, reason } = input;
  const { moved, ...here } = contract;
  if (!moved) return refusal([refused('move.not-moved')]);
  if (moved.left) return refusal([refused('move.left', { to: moved.to })]);
  const { contractId } = contract;
  return answer({
    contractId,
    writes: [{ op: 'replace', item: here }],
    events: [{ what: 'contract-taken-back', who, at, facts: { from: moved.to, reason } }],
    outbox: [],
    chain: 'open',
  });
}

/** Messages about executions and their tokens. */
const IS_OF_OLD_PLACE: readonly OutboxItem['message']['what'][] = [
  'start-execution',
  'answer-task',
];

/**
 * An item as it goes on in another installation: tokens and executions of the old one mean nothing there, and what
 * was to start or ring them is done with. Notices that were not sent yet are sent from there, and persons whose
 * erasure is decided are erased there.
 *
 * @example arriving({ kind: 'task', token: 'AAA…', … }) // → the same without its token
 */
export function arriving(item: Item): Item {
  switch (item.kind) {
    case 'task': {
      const { token: _, ...rest } = item;
      return rest;
    }
    case 'transition': {
      const { executionArn: _, checkAt: __, ...rest } = item;
      return rest;
    }
    case 'outbox': {
      if (item.state === 'done' || !IS_OF_OLD_PLACE.includes(item.message.what)) return item;
      const { retryAt: _, ...rest } = item;
      return { ...rest, state: 'done' };
    }
    default:
      return item;
  }
}

/**
 * The contract goes on here: its chain opens again, and every transition that was on its way gets its next attempt,
 * which asks anew for whatever was waited for. One that rests until a due date is begun by that date.
 */
export function arrive(
  input: Moving & {
    transitions: readonly TransitionItem[];
    dues: readonly DueItem[];
    /** Whether all files of persons have arrived with it. */
    hasPersons: boolean;
  },
): Change {
  const { contract, person: who, at, transitions, dues, hasPersons } = input;
  const { moved: _, ...here } = contract;
  const waiting = dues.filter(
    ({ state, what }) =>
      state === 'waiting' && (what === 'collect-data' || what === 'payout-waits'),
  );
  const onTheirWay = transitions.filter(
    (transition) =>
      transition.state === 'open' && !waiting.some((due) => sameAffair(due, transition)),
  );
  const begun = onTheirWay.map((transition) => nextAttempt(transition, at));
  const persons = hasPersons ? 'complete' : 'incomplete';
  const facts = { transitions: String(begun.length), persons };
  return {
    contractId: contract.contractId,
    writes: [{ op: 'replace', item: here }, ...begun.flatMap(({ writes }) => writes)],
    events: [{ what: ARRIVED, who, at, facts }],
    outbox: begun.flatMap(({ outbox }) => outbox),
    chain: 'open',
  };
}
