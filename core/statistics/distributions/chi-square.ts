import gammainc from '@stdlib/math-base-special-gammainc';

/**
 * The probability that a chi-square variable exceeds this, right in the far tail.
 *
 * @example chiSquareTail(3.84, 1) // → 0.0500435…
 */
export function chiSquareTail(x: number, degrees: number): number {
  return gammainc(x / 2, degrees / 2, true, true);
}
