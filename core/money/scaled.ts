import { Decimal, type DecimalText } from './decimal.ts';

/**
 * A whole number of units of 10^-scale: öre where the scale is 2. A plain number while that is exact, a BigInt
 * from where it is not, so that adding millions of values is quick and never rounds.
 */
export type Units = number | bigint;

/** An exact number of any size: products of many digits do not fit in the precision of a `Decimal`. */
export type Scaled = { readonly units: Units; readonly scale: number };

export const NO_UNITS: Scaled = { units: 0, scale: 0 };

/** @example addScaled({ units: 5, scale: 1 }, { units: 25, scale: 2 }) // → { units: 75, scale: 2 } */
export function addScaled(one: Scaled, other: Scaled): Scaled {
  const scale = Math.max(one.scale, other.scale);
  return { units: addUnits(finer(one, scale), finer(other, scale)), scale };
}

/** The units of the same number at a scale that is at least its own. @example finer({ units: 5, scale: 1 }, 3) // → 500 */
export function finer({ units, scale: from }: Scaled, scale: number): Units {
  return from === scale || units === 0 ? units : tidy(BigInt(units) * 10n ** BigInt(scale - from));
}

/**
 * The units of a decimal written in text.
 *
 * @param scale at least the number of decimals in the text.
 * @throws RangeError when the text is no plain decimal, or has more decimals than the scale.
 * @example unitsOf('1250.5', 2) // → 125050
 */
export function unitsOf(text: DecimalText, scale: number): Units {
  const [, sign = '', whole, part = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text) ?? [];
  if (whole === undefined) throw new RangeError(`"${text}" is not a plain decimal`);
  if (part.length > scale) throw new RangeError(`"${text}" has more than ${scale} decimals`);
  const digits = `${sign}${whole}${part.padEnd(scale, '0')}`;
  const quick = Number(digits);
  return Number.isSafeInteger(quick) ? quick + 0 : tidy(BigInt(digits));
}

/** How many decimals a number in text has. @example decimalsIn('1250.50') // → 2 */
export function decimalsIn(text: DecimalText): number {
  const point = text.indexOf('.');
  return point < 0 ? 0 : text.length - point - 1;
}

/** Whether it is another number than 0. */
export function isAny(units: Units): boolean {
  return units !== 0 && units !== 0n;
}

/** @example addUnits(9_007_199_254_740_991, 1) // → 9_007_199_254_740_992n */
export function addUnits(one: Units, other: Units): Units {
  if (typeof one === 'number' && typeof other === 'number') {
    const sum = one + other;
    if (Number.isSafeInteger(sum)) return sum;
  }
  return tidy(BigInt(one) + BigInt(other));
}

/** @example multiplyUnits(3_000_000_000, 3_000_000_000) // → 9_000_000_000_000_000_000n */
export function multiplyUnits(one: Units, other: Units): Units {
  if (typeof one === 'number' && typeof other === 'number') {
    const product = one * other;
    if (Number.isSafeInteger(product)) return product + 0;
  }
  return tidy(BigInt(one) * BigInt(other));
}

/**
 * A mean with so many more decimals than the units have, half to even: rounded once, so that sums of means
 * are exact and the order never shows.
 *
 * @example meanOfUnits({ sum: 1, count: 3, decimals: 4 }) // → 3333
 */
export function meanOfUnits(input: { sum: Units; count: number; decimals: number }): Units {
  const dividend = BigInt(input.sum) * 10n ** BigInt(input.decimals);
  const divisor = BigInt(input.count);
  const size = dividend < 0n ? -dividend : dividend;
  const whole = size / divisor;
  const twice = (size % divisor) * 2n;
  const up = twice > divisor || (twice === divisor && whole % 2n === 1n);
  const rounded = up ? whole + 1n : whole;
  return tidy(dividend < 0n ? -rounded : rounded);
}

/** @example decimalOfUnits(125050, 2).toFixed() // → '1250.5' */
export function decimalOfUnits(units: Units, scale: number): Decimal {
  const whole = new Decimal(units.toString());
  return scale === 0 ? whole : whole.times(new Decimal(10).pow(-scale));
}

/** The units as the nearest float, for figures that decide no money. @example numberOfUnits(125050, 2) // → 1250.5 */
export function numberOfUnits(units: Units, scale: number): number {
  // Both are exact as floats, so that their quotient is rounded once, as the decimal's would be.
  const isExact = typeof units === 'number' && scale < POWERS.length;
  return isExact ? units / (POWERS[scale] ?? 1) : decimalOfUnits(units, scale).toNumber();
}

/** The powers of ten that a float holds exactly. */
const POWERS = Array.from({ length: 23 }, (_, power) => Number(`1e${power}`));

/** Adds up units in any order, in plain numbers for as long as those are exact. */
export class UnitsSum {
  #quick = 0;
  #large = 0n;

  add(units: Units): void {
    if (typeof units === 'bigint') {
      this.#large += units;
      return;
    }
    const sum = this.#quick + units;
    if (Number.isSafeInteger(sum)) {
      this.#quick = sum;
      return;
    }
    this.#large += BigInt(this.#quick);
    this.#quick = units;
  }

  /** Adds the product of two numbers of units. */
  addProduct(one: Units, other: Units): void {
    const product = typeof one === 'number' && typeof other === 'number' ? one * other : Number.NaN;
    if (Number.isSafeInteger(product)) this.add(product);
    else this.#large += BigInt(one) * BigInt(other);
  }

  get units(): Units {
    return tidy(this.#large + BigInt(this.#quick));
  }
}

/** The same number as a plain one where that is exact: then equal numbers are equal values. */
function tidy(units: bigint): Units {
  const quick = Number(units);
  return Number.isSafeInteger(quick) ? quick : units;
}
