import betainc from '@stdlib/math-base-special-betainc';
import { risingRoot } from './rising-root.ts';

/**
 * The probability of a Student t at least as far from zero as this. The incomplete beta function of
 * whichever of ν ÷ (ν + t²) and its complement is small, so that no digits are lost for many degrees.
 *
 * @example studentTwoSided(2, 11) // → 0.0708039…
 */
export function studentTwoSided(t: number, degrees: number): number {
  const square = t * t;
  return degrees > 2 * square
    ? betainc(square / (degrees + square), 0.5, degrees / 2, true, true)
    : betainc(degrees / (degrees + square), degrees / 2, 0.5, true, false);
}

/**
 * The value that a Student t stays below with probability `p`.
 *
 * @example studentQuantile(0.975, 11) // → 2.2009851…
 */
export function studentQuantile(p: number, degrees: number): number {
  if (p === 0.5) return 0;
  const tails = 2 * Math.min(p, 1 - p);
  const log = risingRoot((u) => tails - studentTwoSided(Math.exp(u), degrees), {
    from: -320,
    to: 320,
  });
  return p < 0.5 ? -Math.exp(log) : Math.exp(log);
}

/** How many standard errors an interval reaches to each side at a confidence level. */
export function studentReach(level: number, degrees: number): number {
  return -studentQuantile((1 - level) / 2, degrees);
}
