import erfc from '@stdlib/math-base-special-erfc';
import erfcinv from '@stdlib/math-base-special-erfcinv';

/**
 * The normal distribution function, right in its far left tail too.
 *
 * @example normalCdf(-1.96) // → 0.0249978951…
 */
export function normalCdf(x: number): number {
  return erfc(-x / Math.SQRT2) / 2;
}

/**
 * The value that a standard normal variable stays below with probability `p`.
 *
 * @example normalQuantile(0.975) // → 1.95996398…
 */
export function normalQuantile(p: number): number {
  return -Math.SQRT2 * erfcinv(2 * p);
}

/**
 * How many standard errors an interval reaches to each side at a confidence level.
 *
 * @example normalReach(0.95) // → 1.95996398…
 */
export function normalReach(level: number): number {
  return -normalQuantile((1 - level) / 2);
}

/** The probability of a value as far from zero as this, on either side. */
export function normalTwoSided(z: number): number {
  return erfc(Math.abs(z) / Math.SQRT2);
}
