import { canonicalJson, hashOf } from '../core/lifecycle/chain/canonical.ts';
import type { Item } from '../core/lifecycle/items/item.ts';
import { ChangeTooLargeError, ConflictError, StoreFailedError } from './errors.ts';
import { keyOfItem } from './keys.ts';
import { ITEMS_MAX, type Planned } from './plan.ts';
import { readAny, type Table } from './reads.ts';
import { transact } from './transaction.ts';

/** Puts items in their places as they are, all or none; those that lie there already stay. @see Store.restore */
export async function restoreItems(
  at: Table,
  contractId: string,
  items: readonly Item[],
): Promise<void> {
  if (items.length > ITEMS_MAX) {
    throw new ChangeTooLargeError({ contractId, items: items.length, itemsMax: ITEMS_MAX });
  }
  const missing = await missingOf(at, items);
  if (missing.length === 0) return;
  const planned = missing.map((item): Planned => ({ item, expects: 0, op: 'put', ofChain: false }));
  const outcome = await transact(at, { planned, changeId: hashOf({ restored: missing }) });
  if (outcome.end === 'done') return;
  const { end, cause } = outcome;
  // Another writer put something there since it was looked at: what, the next try says.
  const reason = `${contractId} is busy (${end})`;
  throw new StoreFailedError({ operation: 'restore', reason }, { cause });
}

/** What is not there yet. @throws ConflictError when something else is in a place */
async function missingOf(at: Table, items: readonly Item[]): Promise<Item[]> {
  const there = await Promise.all(items.map((item) => readAny(at, keyOfItem(item))));
  return items.filter((item, index) => {
    const now = there[index];
    if (now === undefined) return true;
    if (canonicalJson(now) === canonicalJson(item)) return false;
    const { kind, contractId } = item;
    throw new ConflictError({ kind, contractId, key: keyOfItem(item).SK, now });
  });
}
