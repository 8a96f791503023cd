import { allocate } from '../../money/allocate.ts';
import type { Decimal } from '../../money/decimal.ts';

/** What one party gets of a total. */
export type Part = { readonly party: string; readonly amount: Decimal };

/** Splits a total to date; `all` is what it is a part of, where the recipients have limits. */
export type Split = (total: Decimal, all: Decimal) => readonly Part[];

/** Splits by weights, odd units by largest remainder. */
export function byWeight(
  parties: readonly string[],
  weights: readonly Decimal[],
  unit: string,
): Split {
  return (total) =>
    allocate({ total, weights, unit }).map((amount, at) => ({ party: parties[at] ?? '', amount }));
}
