import { normalCdf } from './normal.ts';

/** A weight this small adds nothing to sums of about 1. */
const NOTHING = 1e-20;

/** The logarithm of a spread that is as good as none. */
const NO_SPREAD = -45;

/**
 * The distribution function of Student's t with a shift: what the test statistic of two means has when there
 * is a difference. The normal distribution's, averaged over how the standard deviation falls out: by the
 * trapezoid rule over the logarithm of that, which is right to the last digits because the integrand is smooth
 * and dies out on both sides (Trefethen and Weideman, SIAM Review 56 (2014)). Right for any shift; of the upper
 * tail ask with both signs turned.
 *
 * @example noncentralStudentCdf(2.1, { degrees: 38, shift: 3.1 }) // → 0.1653…
 */
export function noncentralStudentCdf(
  t: number,
  { degrees, shift }: { degrees: number; shift: number },
): number {
  const step = Math.min(0.05, 1 / (4 * Math.max(1, Math.abs(shift))), 0.25 / Math.sqrt(degrees));
  const weightAt = (log: number) => Math.exp(degrees * (log - Math.expm1(2 * log) / 2));
  const below = (log: number) => normalCdf(t * Math.exp(log) - shift);
  let weights = 1;
  let sum = below(0);
  for (let log = step, weight = weightAt(log); weight > NOTHING; weight = weightAt(log)) {
    weights += weight;
    sum += weight * below(log);
    log += step;
  }
  const least = NO_SPREAD - Math.log(Math.max(1, Math.abs(t)));
  let log = -step;
  for (; log > least && weightAt(log) > NOTHING; log -= step) {
    weights += weightAt(log);
    sum += weightAt(log) * below(log);
  }
  // From here on nothing is left of t, and the weights are a geometric series.
  const rest = weightAt(log) / -Math.expm1(-degrees * step);
  return (sum + rest * normalCdf(-shift)) / (weights + rest);
}
