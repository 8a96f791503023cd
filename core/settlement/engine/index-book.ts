import { readNumber } from '../../terms/quantity.ts';
import type { Facts } from '../facts.ts';
import type { Version } from './versions.ts';

/** Index figures by name and by year, month or day, as plain decimals. */
export type IndexBook = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** The index figures of the terms, the newest version winning, and those that were delivered since. */
export function indexBook(facts: Facts, versions: readonly Version[]): IndexBook {
  const book = new Map<string, Map<string, string>>();
  const put = (name: string, at: string, value: string) => {
    const index = book.get(name) ?? new Map<string, string>();
    book.set(name, index.set(at, value));
  };
  for (const { index, at, value } of facts.indices ?? []) put(index, at, value);
  for (const { terms } of versions) {
    for (const [name, index] of Object.entries(terms.indices ?? {})) {
      for (const [at, text] of Object.entries(index)) put(name, at, readNumber(text).toFixed());
    }
  }
  return book;
}
