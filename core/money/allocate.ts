import { Decimal, type DecimalText, decimal, ZERO } from './decimal.ts';

/**
 * Splits a total in proportion to weights, so that the parts add up to it exactly: whole units by largest
 * remainder, ties to the order of the list. A negative total is split as its positive mirror image. One that is no
 * whole number of units, as it was settled before an amendment made rounding coarser, is split to its own last digit.
 *
 * @param unit the smallest amount that a part may differ by, such as `"0.01"`.
 * @throws RangeError when a weight is negative, or none is above zero.
 * @example allocate({ total: decimal('100'), weights: [1, 1, 1].map(String).map(decimal), unit: '0.01' })
 *   // → 33.34, 33.33, 33.33
 */
export function allocate({ total, weights, unit }: Split): Decimal[] {
  const weighed = weights.reduce((sum, weight) => sum.plus(weight), ZERO);
  if (weights.some((weight) => weight.isNegative() && !weight.isZero()) || weighed.isZero()) {
    throw new RangeError('Weights must not be negative, and one must be above zero');
  }
  const step = total.div(decimal(unit)).isInteger() ? unit : lastDigitOf(total);
  const units = total.abs().div(decimal(step));

  const shares = weights.map((weight) => {
    const whole = units.times(weight).divToInt(weighed);
    return { whole, remainder: units.times(weight).minus(whole.times(weighed)) };
  });
  // A count of units, fewer than there are shares: no money is decided by this float.
  const left = shares.reduce((rest, { whole }) => rest.minus(whole), units).toNumber();
  const luckyPlaces = new Set(
    shares
      .map(({ remainder }, place) => ({ remainder, place }))
      .sort((a, b) => b.remainder.comparedTo(a.remainder) || a.place - b.place)
      .slice(0, left)
      .map(({ place }) => place),
  );
  const sign = total.isNegative() ? -1 : 1;
  return shares.map(({ whole }, place) =>
    whole
      .plus(luckyPlaces.has(place) ? 1 : 0)
      .times(step)
      .times(sign)
      .plus(0),
  );
}

function lastDigitOf(total: Decimal): DecimalText {
  return new Decimal(10).pow(-total.decimalPlaces()).toFixed();
}

type Split = {
  readonly total: Decimal;
  readonly weights: readonly Decimal[];
  readonly unit: DecimalText;
};
