import type { Actor, Instant, Person } from '../core/lifecycle/items/common.ts';
import type { Item, ItemKind, ItemOf, New } from '../core/lifecycle/items/item.ts';
import type { OutboxItem } from '../core/lifecycle/items/work.ts';

/** What happened, as it goes into the contract's event chain. Facts are ids and figures, never personal data. */
export type NewEvent = {
  readonly what: string;
  readonly who: Actor;
  readonly at: Instant;
  readonly facts: Readonly<Record<string, string>>;
  /** The chain; left out: `events`. Reads of person-level data go to `access-<year>-<month>`. */
  readonly chain?: string;
};

/** A write. `replace` and `remove` hold only if the item still has the version that was read. */
export type Write =
  | { readonly op: 'create'; readonly item: New<Item> }
  | { readonly op: 'replace'; readonly item: Item }
  | { readonly op: 'check'; readonly item: Item };

/**
 * One transaction: all of it or nothing. Events get their sequence, previous hash and hash in the commit;
 * a conflict on the chain head alone is retried with jitter and never seen by a caller.
 */
export type Change = {
  readonly contractId: string;
  readonly writes: readonly Write[];
  readonly events: readonly NewEvent[];
  /** Written as pending in the same transaction. */
  readonly outbox: readonly Pick<OutboxItem, 'outboxId' | 'message'>[];
};

/** Identifies an item inside its contract: the fields that its key is made of. */
export type ItemKey<K extends ItemKind> = Partial<ItemOf<K>>;

export type Page<T> = { readonly items: readonly T[]; readonly next?: string };

/** Access to the one table. Reads are consistent, except those by index, which may lag on AWS. */
export type Store = {
  /** The item with this key, or undefined. @throws NewerFormatError on an item of a newer format. */
  read<K extends ItemKind>(
    kind: K,
    contractId: string,
    key: ItemKey<K>,
  ): Promise<ItemOf<K> | undefined>;
  /** All items of a kind in a contract, in key order; `key` narrows by leading fields. */
  list<K extends ItemKind>(kind: K, contractId: string, key?: ItemKey<K>): Promise<ItemOf<K>[]>;
  /**
   * Carries out a change.
   *
   * A write that meets its own earlier self (same content already there) is success: the whole transaction
   * was carried out before. @throws ConflictError when another writer was first, saying on which item and
   * what it is now.
   */
  commit(change: Change): Promise<void>;
  /** Every contract (directory), for administrators and auditors. By index. */
  contracts(): Promise<ItemOf<'contract'>[]>;
  /** The memberships of a person. By index. */
  membershipsOf(person: Pick<Person, 'issuer' | 'subject'>): Promise<ItemOf<'membership'>[]>;
  /** Open tasks of a party and role. By index. */
  openTasks(contractId: string, party: string, role: string): Promise<ItemOf<'task'>[]>;
  /** Due items whose business time has come, from all shards. By index; re-read before acting. */
  dueUntil(now: Instant): Promise<ItemOf<'due'>[]>;
  /** Open transitions and pending outbox items to look at, by real time; without `until`: all. By index. */
  toCheck(until?: Instant): Promise<(ItemOf<'transition'> | ItemOf<'outbox'>)[]>;
};
