import type { Estimated } from '../estimate.ts';
import { contrast } from './robust.ts';
import { type ClusterSums, type Correction, levelOfClusters } from './sums.ts';

/** Both arms, before and after. */
export type FourCells = {
  readonly intervention: Cells;
  readonly comparison: Cells;
};
type Cells = { readonly before: readonly ClusterSums[]; readonly after: readonly ClusterSums[] };

/**
 * How much more the intervention's level changed than the comparison's, with cluster-robust errors: the
 * interaction of a model with one mean per arm and time (Bertrand, Duflo and Mullainathan, Quarterly Journal
 * of Economics 119 (2004)). Let the cluster be the site, or the person where nobody shares one.
 *
 * @example differenceInDifferences(cells, { level: 0.95, correction: 'CR1' }) // → −1.49, standard error 0.354
 */
export function differenceInDifferences(
  { intervention, comparison }: FourCells,
  { level, correction }: { level: number; correction: Correction },
): Estimated {
  return contrast({
    method: 'difference-in-differences',
    terms: [
      { arm: intervention.after, times: 1 },
      { arm: intervention.before, times: -1 },
      { arm: comparison.after, times: -1 },
      { arm: comparison.before, times: 1 },
    ],
    level,
    correction,
    assumptions: ['parallel-trends'],
  });
}

/**
 * How many times the intervention's level is what its level before and the comparison's change lead one to expect, with
 * cluster-robust errors by the delta method: each of the four levels weighs by its slope.
 *
 * @example ratioToExpected(cells, { level: 0.95, correction: 'CR1' }) // → 0.921, standard error 0.019
 */
export function ratioToExpected(
  { intervention, comparison }: FourCells,
  { level, correction }: { level: number; correction: Correction },
): Estimated {
  const method = 'ratio-of-changes';
  const own = levelOfClusters(intervention.after);
  const change = levelOfClusters(comparison.after) - levelOfClusters(comparison.before);
  const expected = levelOfClusters(intervention.before) + change;
  if (expected === 0) return { method, none: 'comparator is zero' };
  const slope = own / expected ** 2;
  return contrast({
    method,
    terms: [
      { arm: intervention.after, times: 1 / expected },
      { arm: intervention.before, times: -slope },
      { arm: comparison.after, times: -slope },
      { arm: comparison.before, times: slope },
    ],
    estimate: own / expected,
    without: 1,
    level,
    correction,
    assumptions: ['parallel-trends'],
  });
}
