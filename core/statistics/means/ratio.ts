import type { Estimated } from '../estimate.ts';
import { symmetric } from '../symmetric.ts';
import type { Sample } from './sample.ts';

/**
 * The ratio of two means by the delta method (Cochran, "Sampling Techniques", 1977, chapter 6): good where the
 * comparator's mean is many standard errors from zero. `covariance` is of the same persons' two figures, and
 * left out for two groups.
 *
 * @example ratioOfMeans({ own: { n: 181, … }, comparator: { n: 421, … }, level: 0.95 })
 */
export function ratioOfMeans(input: {
  own: Sample;
  comparator: Sample;
  level: number;
  covariance?: number;
}): Estimated {
  const { own, comparator, level, covariance } = input;
  const method = covariance === undefined ? 'ratio-of-means' : 'ratio-paired';
  if (own.n === 0 || comparator.n === 0) return { method, none: 'nobody' };
  if (own.n < 2 || comparator.n < 2) return { method, none: 'too few persons' };
  if (comparator.mean === 0) return { method, none: 'comparator is zero' };
  const ratio = own.mean / comparator.mean;
  const together = covariance === undefined ? 0 : (2 * ratio * covariance) / own.n;
  const variance =
    own.variance / own.n + (ratio * ratio * comparator.variance) / comparator.n - together;
  return symmetric({
    method,
    assumptions: [
      'independent-persons',
      ...(covariance === undefined ? (['independent-groups'] as const) : []),
      'many-persons',
    ],
    estimate: ratio,
    standardError: Math.sqrt(Math.max(0, variance)) / Math.abs(comparator.mean),
    level,
    without: 1,
  });
}
