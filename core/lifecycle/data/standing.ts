import type { ImportItem } from '../items/delivered.ts';

/** Imports in the order in which they came. Ids are hashes and in no order; they only tell apart what nothing else does. */
export function inOrder(imports: readonly ImportItem[]): ImportItem[] {
  return imports.toSorted((one, other) => {
    if (one.at !== other.at) return one.at < other.at ? -1 : 1;
    const [version = 0, otherVersion = 0] = [one.headVersion, other.headVersion];
    return version - otherVersion || (one.importId < other.importId ? -1 : 1);
  });
}

/**
 * Whether an import counts in what is computed, and held against other deliveries, from now on: it was not taken back.
 *
 * @example imports.filter(stands)
 */
export function stands({ withdrawn }: Pick<ImportItem, 'withdrawn'>): boolean {
  return withdrawn === undefined;
}
