import betainc from '@stdlib/math-base-special-betainc';
import { normalQuantile } from './normal.ts';
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
  const log = risingRoot(rising, bracketOf(p, degrees));
  return p < 0.5 ? -Math.exp(log) : Math.exp(log);
}

/**
 * Between which logarithms the value lies, as near as the normal distribution says: for a thousand degrees
 * within a ten-thousandth, so that few steps find it.
 *
 * Source: D. L. Wallace, Bounds on normal approximations to Student's and the chi-square distributions, Annals
 * of Mathematical Statistics 30 (1959), 1121–1130.
 */
function bracketOf(p: number, degrees: number): { from: number; to: number } {
  if (degrees <= 0.5) return ALL;
  const square = normalQuantile(p) ** 2;
  const logAt = (far: number) => Math.log(degrees * Math.expm1(far)) / 2;
  // What is rounded on the way is less than this.
  const from = logAt(square / degrees) - 1e-9;
  const to = logAt(square / (degrees - 0.5)) + 1e-9;
  return Number.isFinite(from) && Number.isFinite(to) ? { from, to } : ALL;
}

/** How many standard errors an interval reaches to each side at a confidence level. */
export function studentReach(level: number, degrees: number): number {
  return -studentQuantile((1 - level) / 2, degrees);
}
