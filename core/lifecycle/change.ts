import type { Actor, Instant, Moved } from './items/common.ts';
import type { Item, New } from './items/item.ts';
import type { OutboxItem } from './items/work.ts';

/** What happened, as it goes into the contract's event chain. Facts are ids and figures, never personal data. */
export type NewEvent = {
  readonly what: string;
  readonly who: Actor;
  readonly at: Instant;
  readonly facts: Readonly<Record<string, string>>;
  /** The chain; left out: `events`. Reads of person-level data go to `access-<year>-<month>`. */
  readonly chain?: string;
};

/**
 * A write. `replace` carries the item as changed, with the `version` that was read: it holds only if nobody
 * wrote in between, and the store raises the version. `check` asks the same without writing.
 */
export type Write =
  | { readonly op: 'create'; readonly item: New<Item> }
  | { readonly op: 'replace'; readonly item: Item }
  | { readonly op: 'check'; readonly item: Item };

export type NewOutbox = Pick<OutboxItem, 'outboxId' | 'message'>;

/**
 * One transaction: all of it or nothing. Events get their sequence, previous hash and hash in the commit.
 */
export type Change = {
  readonly contractId: string;
  readonly writes: readonly Write[];
  readonly events: readonly NewEvent[];
  /** Written as pending in the same transaction. */
  readonly outbox: readonly NewOutbox[];
  /**
   * Closes the contract's event chain behind its last event, or opens a closed one again. A closed chain refuses
   * every other change that has events: whoever read the contract before it left cannot write after.
   */
  readonly chain?: { readonly closed: Moved } | 'open';
};

/** Two changes of one contract as one; the parts must not write the same item. */
export function together(contractId: string, parts: readonly Partial<Change>[]): Change {
  return {
    contractId,
    writes: parts.flatMap((part) => part.writes ?? []),
    events: parts.flatMap((part) => part.events ?? []),
    outbox: parts.flatMap((part) => part.outbox ?? []),
  };
}
