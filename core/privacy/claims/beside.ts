import type { Terms } from '../../terms/shape/terms.ts';
import { isSmall } from '../cells/table.ts';
import { WITHHELD } from '../disclosed.ts';
import { outcomeCountedBy } from '../tables/beside-claims.ts';
import { claimedShown, isWithheld } from '../tables/claims-to-date.ts';
import { addClaims, type Claimed, isFewIn } from '../tables/ladder.ts';
import type { ResultTold } from './said.ts';

/**
 * Whether claims of a period differ by few from what is shown of it: from another revision’s claims, or from a metric
 * of the same observation.
 */
export function tellsBeside(
  claimed: Claimed,
  about: {
    periodId: string;
    results: readonly ResultTold[];
    terms: Terms;
    below: number;
  },
): boolean {
  const { periodId, results, terms, below } = about;
  const isMetricFew = ({ metrics }: ResultTold): boolean =>
    metrics.some(({ metric, period = periodId, sides }) => {
      const count = claimed.get(outcomeCountedBy(terms, metric) ?? '') ?? 0;
      const sum = sides.own?.sum;
      if (period !== periodId || count === 0 || sum === undefined || sum === WITHHELD) return false;
      return isSmall(Number(sum) - count, below);
    });
  return results.some(
    (each) =>
      isMetricFew(each) ||
      (each.periodId === periodId &&
        !isWithheld(each) &&
        isFewIn(addClaims(claimed, claimedShown(each), -1), below)),
  );
}
