import betainc from '@stdlib/math-base-special-betainc';
import { risingRoot } from './rising-root.ts';

/** The log odds of all that numbers can say, from nothing to one. */
const ALL = { from: -750, to: 750 };

/**
 * The value that a beta variable stays below with probability `p`. Sought on the scale of log odds, and by the
 * smaller of the two tails, so that one success in a million has as many right digits as one in two.
 *
 * @example betaQuantile(0.025, { a: 95, b: 87 }) // → 0.449461829…
 */
export function betaQuantile(p: number, { a, b }: { a: number; b: number }): number {
  const below = (u: number) => betainc(1 / (1 + Math.exp(-u)), a, b, true, false) - p;
  const above = (u: number) => 1 - p - betainc(1 / (1 + Math.exp(-u)), a, b, true, true);
  const logOdds = risingRoot(p < 0.5 ? below : above, ALL);
  return 1 / (1 + Math.exp(-logOdds));
}
