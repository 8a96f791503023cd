import { allocate } from '../../money/allocate.ts';
import { Decimal, type DecimalText, decimal, ZERO } from '../../money/decimal.ts';
import type { SettledAmount } from '../settlement.ts';
import type { PoolPart } from './pools.ts';

/**
 * How much of a payer's settlement is for which payment: everything that it has settled with this one is divided as
 * its share of the entitlement is, odd units by largest remainder, and what earlier settlements were for is taken off.
 * Adds up to `amount`; while nothing is owed any more and nothing is given back, it is empty.
 *
 * @returns nothing where an earlier settlement does not say for which payment it was: then this one cannot know either.
 * @example paidFor({ parts, amount: decimal('10'), settled: [], unit: '1' })
 *   // → { fee: '7', bonus: '3' }, where 7 and 3 are owed for them
 */
export function paidFor(input: {
  readonly parts: readonly PoolPart[];
  /** What the payer settles now, net of what it claims back. */
  readonly amount: Decimal;
  /** The payer's earlier settlements. */
  readonly settled: readonly SettledAmount[];
  readonly unit: DecimalText;
}): Readonly<Record<string, DecimalText>> | undefined {
  const { parts, amount, settled, unit } = input;
  const isUndivided = settled.some(
    ({ amount: covered, payments }) => payments === undefined && !decimal(covered).isZero(),
  );
  if (isUndivided) return undefined;
  const total = settled.reduce((sum, each) => sum.plus(decimal(each.amount)), amount);
  const before = sumsOf(settled.flatMap(({ payments = {} }) => Object.entries(payments)));
  const shares = sumsOf(parts.map(({ line, value }) => [line, Decimal.max(ZERO, value)]));
  const lines = [...new Set([...shares.keys(), ...before.keys()])];
  const weights = lines.map((line) => shares.get(line) ?? ZERO);
  const isOwed = weights.some((weight) => !weight.isZero());
  if (!isOwed && !total.isZero()) return {};
  const toDate = isOwed ? allocate({ total, weights, unit }) : [];
  return Object.fromEntries(
    lines.map((line, place) => {
      const now = toDate[place] ?? ZERO;
      return [line, now.minus(before.get(line) ?? ZERO).toFixed()];
    }),
  );
}

function sumsOf(amounts: readonly (readonly [string, Decimal | DecimalText])[]) {
  const sums = new Map<string, Decimal>();
  for (const [line, amount] of amounts)
    sums.set(line, (sums.get(line) ?? ZERO).plus(new Decimal(amount)));
  return sums;
}
