import betainc from '@stdlib/math-base-special-betainc';
import { risingRoot } from './rising-root.ts';

/** Beyond this the square of a number is no number; and a tail is a power of t to all digits. */
const FAR = 1e150;

/** The logarithms of all that numbers can say, from nothing to infinity. */
const ALL = { from: -750, to: 750 };

/**
 * The probability of a Student t at least as far from zero as this. The incomplete beta function of
 * whichever of ν ÷ (ν + t²) and its complement is small, so that no digits are lost for many degrees.
 *
 * @example studentTwoSided(2, 11) // → 0.0708039…
 */
export function studentTwoSided(t: number, degrees: number): number {
  const away = Math.abs(t);
  if (away > FAR) return studentTwoSided(FAR, degrees) * (FAR / away) ** degrees;
  const square = t * t;
  return degrees > 2 * square
    ? betainc(square / (degrees + square), 0.5, degrees / 2, true, true)
    : betainc(degrees / (degrees + square), degrees / 2, 0.5, true, false);
}

/** The probability of a Student t nearer to zero than this. */
function studentWithin(t: number, degrees: number): number {
  if (t > FAR) return 1 - studentTwoSided(t, degrees);
  const square = t * t;
  return betainc(square / (degrees + square), 0.5, degrees / 2, true, false);
}

/**
 * The value that a Student t stays below with probability `p`. Sought by what lies within or outside of it,
 * whichever is less: so that a `p` next to a half has as many right digits as one far out.
 *
 * @example studentQuantile(0.975, 11) // → 2.2009851…
 */
export function studentQuantile(p: number, degrees: number): number {
  if (p === 0.5) return 0;
  const outside = 2 * Math.min(p, 1 - p);
  const within = Math.abs(1 - 2 * p);
  const rising =
    within < 0.5
      ? (log: number) => studentWithin(Math.exp(log), degrees) - within
      : (log: number) => outside - studentTwoSided(Math.exp(log), degrees);
  const log = risingRoot(rising, ALL);
  return p < 0.5 ? -Math.exp(log) : Math.exp(log);
}

/** How many standard errors an interval reaches to each side at a confidence level. */
export function studentReach(level: number, degrees: number): number {
  return -studentQuantile((1 - level) / 2, degrees);
}
