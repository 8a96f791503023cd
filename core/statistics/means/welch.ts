import type { Estimated } from '../estimate.ts';
import { symmetric } from '../symmetric.ts';
import type { Sample } from './sample.ts';

/**
 * The difference of two means whose variances may differ (Welch, Biometrika 34 (1947)), with Satterthwaite's
 * degrees of freedom.
 *
 * @example welch({ n: 181, mean: -2.7, … }, { n: 421, mean: -1.2, … }, 0.95) // → −1.49 (−2.20 to −0.78)
 */
export function welch(intervention: Sample, comparison: Sample, level: number): Estimated {
  const method = 'welch';
  if (intervention.n === 0 || comparison.n === 0) return { method, none: 'nobody' };
  if (intervention.n < 2 || comparison.n < 2) return { method, none: 'too few persons' };
  const one = intervention.variance / intervention.n;
  const other = comparison.variance / comparison.n;
  if (one + other === 0) return { method, none: 'no variation' };
  return symmetric({
    method,
    assumptions: ['independent-persons', 'independent-groups', 'means-near-normal'],
    estimate: intervention.mean - comparison.mean,
    standardError: Math.sqrt(one + other),
    level,
    degrees:
      (one + other) ** 2 / (one ** 2 / (intervention.n - 1) + other ** 2 / (comparison.n - 1)),
  });
}
