import { type Answer, answer, refusal } from '../../findings.ts';
import { EVENTS_CHAIN, hashEvent } from '../chain/chain.ts';
import type { Change } from '../change.ts';
import { refused } from '../finding.ts';
import type { Instant, Person } from '../items/common.ts';
import type { ContractItem } from '../items/contract.ts';
import type { ImportItem } from '../items/delivered.ts';
import type { ResultItem } from '../items/period.ts';
import type { ChainItem, EventItem, OutboxItem } from '../items/work.ts';
import { ARRIVED } from './move.ts';

/** The one item in the outbox that has the persons of a contract removed which is carried on elsewhere. */
export const LEFT = 'left-persons';

/**
 * Whether every file of persons that a contract's items name is among those that are kept, as it must be before the
 * installation that it comes from may remove its own.
 *
 * @example arePersonsComplete({ imports, results, kept: await files.hashes('person', contractId) }) // → true
 */
export function arePersonsComplete(input: {
  imports: readonly ImportItem[];
  results: readonly ResultItem[];
  kept: readonly string[];
}): boolean {
  const { imports, results } = input;
  const kept = new Set(input.kept);
  const ofPersons = imports.filter(({ what }) => what !== 'figures');
  const named = [
    ...ofPersons.flatMap(({ file, told }) => [file, told]),
    ...results.map(({ claimsFile }) => claimsFile),
  ];
  return named.every((hash) => hash === undefined || kept.has(hash));
}

/**
 * Has the persons of a contract removed that has moved away, once the event is shown that its new installation wrote
 * when it had arrived, with every file of persons. The event follows on the last one here, so that it is of this
 * contract and of this move; nothing is written into the chain here, which is closed.
 */
export function leavePersons(input: {
  contract: ContractItem;
  /** The head of the event chain here. */
  head: ChainItem | undefined;
  arrived: EventItem;
  person: Person;
  at: Instant;
}): Answer<Change> {
  const { contract, head, arrived, person: by, at } = input;
  const { contractId, moved } = contract;
  if (!moved) return refusal([refused('move.here')]);
  const follows =
    arrived.contractId === contractId &&
    arrived.chain === EVENTS_CHAIN &&
    arrived.what === ARRIVED &&
    arrived.sequence === (head?.sequence ?? 0) + 1 &&
    arrived.previousHash === head?.hash &&
    hashEvent(arrived) === arrived.hash;
  if (!follows) return refusal([refused('move.not-arrived', { to: moved.to }, 'arrived')]);
  if (arrived.facts['persons'] !== 'complete') {
    return refusal([refused('move.persons-not-arrived', { to: moved.to })]);
  }
  const left = { state: 'decided' as const, by, at, arrival: arrived.hash };
  return answer({
    contractId,
    writes: [{ op: 'replace', item: { ...contract, moved: { ...moved, left } } }],
    events: [],
    outbox: [{ outboxId: LEFT, message: { what: 'erase-left' } }],
  });
}

/** The persons are removed; which key was deleted stays known. */
export function personsLeft(input: {
  contract: ContractItem;
  outbox: OutboxItem;
  keyId: string | undefined;
}): Change {
  const { contract, keyId } = input;
  const { contractId, moved } = contract;
  const { retryAt: _, ...outbox } = input.outbox;
  const left = moved?.left && {
    ...moved.left,
    state: 'done' as const,
    ...(keyId === undefined ? {} : { keyId }),
  };
  return {
    contractId,
    writes: [
      { op: 'replace', item: { ...outbox, state: 'done' } },
      {
        op: 'replace',
        item: { ...contract, ...(moved && left ? { moved: { ...moved, left } } : {}) },
      },
    ],
    events: [],
    outbox: [],
  };
}
