import type { Explained } from '../explain/explained.ts';

declare const disclosed: unique symbol;
declare const forPersonReader: unique symbol;

/**
 * Figures without small cells: they may go to everybody who may read the contract. Only the rules of this room make
 * them; a table as it was computed is none, and the compiler says so.
 */
export type Disclosed<T> = T & { readonly [disclosed]: true };

/** Figures as they were computed, on their way to somebody whose right to see persons' data has been looked up. */
export type ForPersonReader<T> = T & { readonly [forPersonReader]: true };

/** What stands in place of a figure that would tell of too few persons. */
export const WITHHELD = 'withheld';

/** A figure, or that it is not shown. */
export type Shown<T> = T | typeof WITHHELD;

/** The derivation in a settlement may go where the settlement may. */
export function explanationIn(
  lines: ForPersonReader<HasExplanation> | Disclosed<HasExplanation>,
): ForPersonReader<Explained> | Disclosed<Explained> {
  return lines.explained as ForPersonReader<Explained> | Disclosed<Explained>;
}

type HasExplanation = { readonly explained: Explained };

/** Marks what the rules of disclosure have made; a test holds that nobody else calls this. */
export function asDisclosed<T extends object>(value: T): Disclosed<T> {
  return value as Disclosed<T>;
}

/** Marks figures for somebody with the right to see persons' data; a test holds who calls this. */
export function asForPersonReader<T extends object>(value: T): ForPersonReader<T> {
  return value as ForPersonReader<T>;
}
