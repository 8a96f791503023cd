import type { Terms } from '../../terms/shape/terms.ts';
import { WITHHELD } from '../disclosed.ts';
import type { ResultTold } from './said.ts';

/** How many are shown to be enrolled by the end of a period, or of a later one. */
export type EnrolledSince = (periodId: string) => readonly number[];

/** Asked of the same period, it answers from what it found before. */
export function enrolledSinceIn(results: readonly ResultTold[], terms: Terms): EnrolledSince {
  const order = (terms.periods ?? []).map(({ id }) => id);
  const shown = results.flatMap(({ periodId, enrolledCount = WITHHELD }) =>
    enrolledCount === WITHHELD ? [] : [{ at: order.indexOf(periodId), enrolledCount }],
  );
  const found = new Map<string, readonly number[]>();
  const since = (periodId: string): readonly number[] => {
    const from = order.indexOf(periodId);
    const later = shown.filter(({ at }) => at >= from);
    return [...new Set(later.map(({ enrolledCount }) => enrolledCount))];
  };
  return (periodId) => {
    const counts = found.get(periodId) ?? since(periodId);
    found.set(periodId, counts);
    return counts;
  };
}
