import type { ResultFile } from '../../lifecycle/verdict/result-file.ts';
import { decimal } from '../../money/decimal.ts';
import type { Whereabouts } from '../../settlement/facts.ts';
import { placeOf } from './there.ts';

/** How many claims were made of an outcome, in its cohort and period. */
export type CountedClaims = Whereabouts & { readonly outcome: string; readonly count: number };

/** Persons' claims per outcome, and published counts per outcome and place. */
export function claimsIn({
  evaluation,
  facts,
  periodId,
}: Pick<ResultFile, 'evaluation' | 'facts' | 'periodId'>): CountedClaims[] {
  const counts = new Map<string, CountedClaims>();
  const add = (outcome: string, place: Whereabouts, count: number): void => {
    const key = [outcome, place.cohort ?? '', place.period ?? ''].join(' ');
    counts.set(key, { outcome, ...place, count: (counts.get(key)?.count ?? 0) + count });
  };
  for (const { outcome, count } of evaluation?.claimCounts ?? []) {
    add(outcome, { period: periodId }, count);
  }
  // Published counts are whole numbers, which a float holds exactly; nothing is paid by them here.
  for (const { outcome, cohort, period = periodId, count = '1' } of facts.claims) {
    add(outcome, placeOf({ cohort, period }), decimal(count).toNumber());
  }
  return [...counts.values()];
}
