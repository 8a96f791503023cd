import type { MetricPlan } from '../plan/plan.ts';
import { addTallies, type CellTally } from '../tallies/tally.ts';

/** A cell with everybody whom it is compared with, and the cells that they are in. */
export type Compared = { readonly cell: CellTally; readonly groups: readonly CellTally[] };

/**
 * The cells of those who get the intervention, each with the comparison group that belongs to it: its own
 * cohort's, or the one that is for all cohorts; of its own period, or of a historical cohort.
 */
export function withComparison({ name }: MetricPlan, cells: readonly CellTally[]): Compared[] {
  const ofMetric = cells.filter(({ metric }) => metric === name);
  const groups = ofMetric.filter(({ comparison }) => comparison.enrolled > 0);
  return ofMetric
    .filter(({ treatment }) => treatment.enrolled > 0)
    .map((cell) => {
      const others = groups.filter((group) => group !== cell && belongsTo(group, cell));
      const comparison = others.reduce(
        (sum, group) => addTallies(sum, group.comparison),
        cell.comparison,
      );
      return { cell: { ...cell, comparison }, groups: [cell, ...others] };
    });
}

function belongsTo(group: CellTally, cell: CellTally): boolean {
  const cohortFits = group.cohort === undefined || group.cohort === cell.cohort;
  const periodFits = group.period === undefined || group.period === cell.period;
  return cohortFits && periodFits;
}
