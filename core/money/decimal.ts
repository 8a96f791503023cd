import { Decimal as DecimalJs } from 'decimal.js';

/**
 * The one decimal context: 40 significant digits, never an exponent in text.
 *
 * A clone, so that no library that configures the global `Decimal` can change what a payment is. 40 digits
 * hold the largest registered contract to the öre with more than twenty digits to spare for one division.
 */
export const Decimal = DecimalJs.clone({
  precision: 40,
  toExpNeg: -9e15,
  toExpPos: 9e15,
  rounding: DecimalJs.ROUND_HALF_EVEN,
});
export type Decimal = DecimalJs;

/** A decimal as text, such as `"1250.00"`: the form in which every amount and rate travels in JSON. */
export type DecimalText = string;

export const ZERO: Decimal = new Decimal(0);
export const ONE: Decimal = new Decimal(1);

/**
 * Reads decimal text exactly.
 *
 * @throws RangeError when the text is not plain decimal notation (no exponent, no separators): text from
 *   people is checked by a schema before it comes here.
 * @example decimal('0.1').plus(decimal('0.2')).toFixed() // → '0.3'
 */
export function decimal(text: DecimalText): Decimal {
  if (!/^-?\d+(\.\d+)?$/.test(text)) throw new RangeError(`"${text}" is not a plain decimal`);
  return new Decimal(text);
}
