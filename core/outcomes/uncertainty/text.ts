import { Decimal, type DecimalText } from '../../money/decimal.ts';

/** So many digits agree on every machine, whatever its logarithm does with the last ones. */
const DIGITS = 9;

/** A p-value smaller than this says no more than this does. */
const P_LEAST = '0.000000001';
const P_DECIMALS = 9;

/** An estimated figure as text. @example estimateText(0.1 + 0.2) // → '0.3' */
export function estimateText(figure: number): DecimalText {
  return new Decimal(figure).toSignificantDigits(DIGITS).toFixed();
}

/** A probability as text, never less than one in a thousand million. */
export function probabilityText(p: number): DecimalText {
  const rounded = new Decimal(p).toDecimalPlaces(P_DECIMALS);
  return rounded.isZero() ? P_LEAST : rounded.toFixed();
}
