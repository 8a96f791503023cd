import { type Change, together } from '../../../core/lifecycle/change.ts';
import { ITEM_FORMAT } from '../../../core/lifecycle/items/constants.ts';
import type { Item, ItemKind, ItemOf } from '../../../core/lifecycle/items/item.ts';
import { keyOfItem } from '../../../store/keys.ts';

/** The items of one contract, changed as the store changes them: whole changes, guarded by versions. */
export class Items {
  readonly #items = new Map<string, Item>();
  readonly contractId: string;

  constructor(contractId: string) {
    this.contractId = contractId;
  }

  /** @throws Error where the store would say that another writer was first, or that one item is written twice. */
  apply(...parts: readonly Partial<Change>[]): void {
    const { writes } = together(this.contractId, parts);
    const next = new Map<string, Item>();
    for (const { op, item } of writes) {
      const key = keyOfItem(item).SK;
      const before = this.#items.get(key);
      if (op !== 'check' && next.has(key)) throw new Error(`${key} is written twice`);
      if (op === 'create') {
        if (before) throw new Error(`${key} is there`);
        next.set(key, { ...item, format: ITEM_FORMAT, version: 1 } as Item);
      } else {
        if (before?.version !== item.version) throw new Error(`${key} was written by another`);
        if (op === 'replace') next.set(key, { ...item, version: item.version + 1 });
      }
    }
    for (const [key, item] of next) this.#items.set(key, item);
  }

  list<K extends ItemKind>(kind: K): ItemOf<K>[] {
    return [...this.#items.values()].filter((item): item is ItemOf<K> => item.kind === kind);
  }

  one<K extends ItemKind>(kind: K, fits: (item: ItemOf<K>) => boolean): ItemOf<K> {
    const found = this.list(kind).find(fits);
    if (!found) throw new Error(`No such ${kind}`);
    return found;
  }
}
