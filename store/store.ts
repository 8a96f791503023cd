import type { Change } from '../core/lifecycle/change.ts';
import type { Instant, Person } from '../core/lifecycle/items/common.ts';
import type { ItemKind, ItemOf } from '../core/lifecycle/items/item.ts';

/** Identifies an item inside its contract: the fields that its key is made of. */
export type ItemKey<K extends ItemKind> = Partial<ItemOf<K>>;

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
