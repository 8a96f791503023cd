import type { Terms } from '../../terms/shape/terms.ts';
import { WITHHELD } from '../disclosed.ts';
import type { ResultTold } from './said.ts';

/** How many are shown to be enrolled by the end of a period or of a later one: in all (`''`), or in a cohort. */
export type EnrolledSince = (periodId: string, cohort?: string) => readonly number[];

/** Asked of the same period, it answers from what it found before. */
export function enrolledSinceIn(results: readonly ResultTold[], terms: Terms): EnrolledSince {
  const order = (terms.periods ?? []).map(({ id }) => id);
  const since = (periodId: string, cohort: string): readonly number[] => {
    const from = order.indexOf(periodId);
    const later = results.filter((each) => order.indexOf(each.periodId) >= from);
    return [...new Set(later.flatMap((each) => enrolledIn(each, cohort)))];
  };
  const found = new Map<string, readonly number[]>();
  return (periodId, cohort = '') => {
    const asked = JSON.stringify([periodId, cohort]);
    const counts = found.get(asked) ?? since(periodId, cohort);
    found.set(asked, counts);
    return counts;
  };
}

/** How many a result shows to be enrolled, if it does. */
function enrolledIn({ enrolledCount, metrics }: ResultTold, cohort: string): number[] {
  const shown =
    cohort === ''
      ? enrolledCount
      : metrics.find((row) => row.cohort === cohort)?.sides.own?.counts.enrolled;
  return shown === undefined || shown === WITHHELD ? [] : [shown];
}
