import { ITEM_FORMAT } from '../core/lifecycle/items/constants.ts';
import { Item, type ItemKind, type ItemOf } from '../core/lifecycle/items/item.ts';
import { DamagedItemError, NewerFormatError } from './errors.ts';
import { upgraded } from './formats.ts';
import { indexAttributes } from './indexes.ts';
import { keyOfItem } from './keys.ts';
import { CHANGE_ID, TABLE } from './table.ts';

/** An item as the table holds it: its fields beside the attributes that are the store's own. */
export type StoredRecord = Readonly<Record<string, unknown>>;

const OWN_ATTRIBUTES: ReadonlySet<string> = new Set([
  CHANGE_ID,
  ...[TABLE, ...TABLE.indexes].flatMap(({ partitionKey, sortKey }) => [partitionKey, sortKey]),
]);

/**
 * An item as it goes into the table.
 *
 * @throws TypeError on an item that is not as its schema says: a fault in the program
 */
export function recordOf(item: Item, changeId: string): StoredRecord {
  const parsed = Item.safeParse(item);
  if (!parsed.success) {
    throw new TypeError(`This is no ${item.kind} to store: ${parsed.error.message}`, {
      cause: parsed.error,
    });
  }
  const { data } = parsed;
  return { ...data, ...keyOfItem(data), ...indexAttributes(data), [CHANGE_ID]: changeId };
}

/** @throws NewerFormatError, DamagedItemError */
export function itemOf<K extends ItemKind>(kind: K, record: StoredRecord): ItemOf<K> {
  const item = anyItemOf(record);
  if (item.kind !== kind) throw new DamagedItemError({ key: nameOf(record) });
  return item as ItemOf<K>;
}

/** @throws NewerFormatError, DamagedItemError */
export function anyItemOf(record: StoredRecord): Item {
  const { format } = record;
  if (typeof format === 'number' && format > ITEM_FORMAT) {
    throw new NewerFormatError({ key: nameOf(record), format, supported: ITEM_FORMAT });
  }
  const fields = Object.entries(upgraded(record)).filter(([name]) => !OWN_ATTRIBUTES.has(name));
  const parsed = Item.safeParse(Object.fromEntries(fields));
  if (parsed.success) return parsed.data;
  throw new DamagedItemError({ key: nameOf(record) }, { cause: parsed.error });
}

function nameOf(record: StoredRecord): string {
  return `${record[TABLE.partitionKey]} ${record[TABLE.sortKey]}`;
}
