import type { Change } from '../core/lifecycle/change.ts';
import type { Instant, Person } from '../core/lifecycle/items/common.ts';
import type { Item, ItemKind, ItemOf } from '../core/lifecycle/items/item.ts';

/**
 * Identifies an item inside its contract: the fields that its key is made of (`KEY_FIELDS` in `store/keys.ts`).
 * A person is identified without the name.
 */
export type ItemKey<K extends ItemKind> = {
  readonly [F in keyof ItemOf<K>]?:
    | (F extends 'person' ? Pick<Person, 'issuer' | 'subject'> & Partial<Person> : ItemOf<K>[F])
    | undefined;
};

/** Access to the one table. Reads are consistent, except those by index, which may lag on AWS. */
export type Store = {
  /** The item with this key, or undefined. @throws NewerFormatError on an item of a newer format. */
  read<K extends ItemKind>(
    kind: K,
    contractId: string,
    key: ItemKey<K>,
  ): Promise<ItemOf<K> | undefined>;
  /**
   * All items of a kind in a contract, in key order. `key` narrows: leading fields of the key in the query, any
   * other field by filtering what the query found.
   */
  list<K extends ItemKind>(kind: K, contractId: string, key?: ItemKey<K>): Promise<ItemOf<K>[]>;
  /**
   * Carries out a change.
   *
   * A change that meets its own earlier self (the same change wrote what is there) is success: the whole
   * transaction was carried out before. Two different changes are never taken for each other, even where they
   * write the same item alike.
   *
   * @throws ConflictError when another writer was first, saying on which item and what it is now
   * @throws StoreFailedError when it is not known whether it was carried out; the same change may be tried again
   * @throws ChainClosedError when another installation carries the contract on
   * @throws ChangeTooLargeError on more than 100 items, events, outbox items and chain heads together
   */
  commit(change: Change): Promise<void>;
  /**
   * Everything that the table holds of a contract, a page at a time, in key order: `after` is the `next` of the page
   * before. What is written meanwhile may be in it or not.
   */
  everything(contractId: string, after?: string): Promise<{ items: Item[]; next?: string }>;
  /**
   * Writes items as they are, with their locks, where nothing is: at most 100. The same items again are success.
   *
   * @throws ConflictError when something else is in their place
   */
  restore(contractId: string, items: readonly Item[]): Promise<void>;
  /** Marks an outbox item done; that it is done already is success. */
  markDone(item: ItemOf<'outbox'>): Promise<void>;
  /** Every contract (directory), for administrators and auditors. By index. */
  contracts(): Promise<ItemOf<'contract'>[]>;
  /** The memberships of a person. By index. */
  membershipsOf(person: Pick<Person, 'issuer' | 'subject'>): Promise<ItemOf<'membership'>[]>;
  /** Open tasks of a party and role. By index. */
  openTasks(contractId: string, party: string, role: string): Promise<ItemOf<'task'>[]>;
  /** Due items whose business time has come, from all shards. By index; re-read before acting. */
  dueUntil(now: Instant): Promise<ItemOf<'due'>[]>;
  /**
   * Open transitions (by `checkAt`) and pending outbox items (by `retryAt`) to look at, by real time, the earliest
   * first. Without `until`: all that are open or pending, those without a time last. By index.
   */
  toCheck(until?: Instant): Promise<(ItemOf<'transition'> | ItemOf<'outbox'>)[]>;
};
