import type { NewEvent } from '../change.ts';
import { ITEM_FORMAT } from '../items/constants.ts';
import type { ChainItem, EventItem } from '../items/work.ts';
import { hashOf } from './canonical.ts';

/** The chain of what happened to a contract. Reads of person-level data have chains of their own. */
export const EVENTS_CHAIN = 'events';

/** The previous hash of a chain's first event. */
export const CHAIN_START = '0'.repeat(64);

/**
 * The hash of an event: SHA-256 over the RFC 8785 JSON of everything it says, its previous hash included.
 * `hash` itself and the storage's own `format` and `version` are left out, so that an exported event hashes
 * as the stored one.
 */
export function hashEvent(event: Omit<EventItem, 'hash' | 'format' | 'version'>): string {
  const { hash: _, format: __, version: ___, ...said } = event as EventItem;
  return hashOf(said);
}

/**
 * The next events of a chain and its head after them.
 *
 * @param input.head the chain's head as read, or undefined for a chain that has no event yet
 * @returns the events, and the head as it is to be written: its version is one higher than what was read
 */
export function extendChain(input: {
  contractId: string;
  chain: string;
  head: ChainItem | undefined;
  events: readonly NewEvent[];
}): { events: EventItem[]; head: ChainItem } {
  const { contractId, chain, head } = input;
  const events: EventItem[] = [];
  let sequence = head?.sequence ?? 0;
  let previousHash = head?.hash ?? CHAIN_START;
  for (const { what, who, at, facts } of input.events) {
    sequence += 1;
    const said = { kind: 'event', contractId, chain, sequence, what, who, at, facts } as const;
    const hash = hashEvent({ ...said, previousHash });
    events.push({ ...said, previousHash, hash, format: ITEM_FORMAT, version: 1 });
    previousHash = hash;
  }
  const version = (head?.version ?? 0) + 1;
  const after = { kind: 'chain', contractId, chain, sequence, hash: previousHash } as const;
  return { events, head: { ...after, format: ITEM_FORMAT, version } };
}
