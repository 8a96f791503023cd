import type { Estimated } from '../estimate.ts';
import { contrast } from './robust.ts';
import { type ClusteredFigure, clusterSums } from './sums.ts';

/**
 * A matched comparison whose persons have weights: the intervention's mean less the comparison's weighted
 * mean, with errors that are robust to unequal spread, and to clusters where persons have one (a site, or the
 * set that they were matched in). Without clusters every person is one: then the error is HC1 (MacKinnon and White,
 * Journal of Econometrics 29 (1985)). Degrees of freedom are clusters less one, also then: a regression would say
 * persons less two.
 *
 * @example weightedDifference({ intervention, comparison, level: 0.95 })
 */
export function weightedDifference(input: {
  intervention: readonly ClusteredFigure[];
  comparison: readonly ClusteredFigure[];
  level: number;
}): Estimated {
  // From a figure in their midst: large figures with a small difference keep their digits.
  const middle = middleOf([...input.intervention, ...input.comparison]);
  const counted = (figures: readonly ClusteredFigure[]) =>
    clusterSums(
      figures
        .filter(({ weight = 1 }) => weight > 0)
        .map((each) => ({ ...each, figure: each.figure - middle })),
    );
  return contrast({
    method: 'weighted',
    terms: [
      { arm: counted(input.intervention), times: 1 },
      { arm: counted(input.comparison), times: -1 },
    ],
    level: input.level,
    correction: 'CR1',
    assumptions: ['weights-as-known', 'no-unmeasured-differences'],
  });
}

function middleOf(figures: readonly ClusteredFigure[]): number {
  const middle = figures.reduce((sum, { figure }) => sum + figure, 0) / figures.length;
  return Number.isFinite(middle) ? middle : 0;
}
