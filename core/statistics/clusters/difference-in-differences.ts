import type { Estimated } from '../estimate.ts';
import { contrast } from './robust.ts';
import type { ClusterSums, Correction } from './sums.ts';

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
