import type { Decimal } from '../../money/decimal.ts';

/**
 * The value at `x` on the straight line from (`low`, `start`) to (`high`, `end`).
 *
 * @example interpolate(decimal('90'), decimal('80'), decimal('100'), decimal('60'), decimal('100')) // → 80
 */
export function interpolate(...values: Decimal[]): Decimal | null {
  const [x, low, high, start, end] = values;
  if (!x || !low || !high || !start || !end || high.equals(low)) return null;
  const above = start.times(high.minus(low)).plus(end.minus(start).times(x.minus(low)));
  return above.div(high.minus(low));
}
