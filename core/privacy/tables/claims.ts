import type { ResultFile } from '../../lifecycle/result-file.ts';
import { decimal } from '../../money/decimal.ts';
import type { Whereabouts } from '../../settlement/facts.ts';
import { isSmall } from '../cells/table.ts';
import { WITHHELD } from '../disclosed.ts';
import type { DisclosedClaims } from './disclosed-result.ts';
import { placeOf } from './there.ts';

type Counted = Whereabouts & { readonly outcome: string; readonly count: number };

/**
 * How many claims were made of each outcome. The payment tells what they come to together, so that a single one that
 * is withheld would follow from the others: where one is of few, or a few more or fewer than was shown before, none of
 * the result is shown.
 */
export function disclosedClaims(
  result: Pick<ResultFile, 'evaluation' | 'facts' | 'periodId'>,
  earlier: readonly DisclosedClaims[],
  below: number,
): DisclosedClaims[] {
  const counted = claimsIn(result);
  const isTold = ({ outcome, cohort, period, count }: Counted): boolean =>
    isSmall(count, below) ||
    earlier
      .filter(
        (each) => each.outcome === outcome && each.cohort === cohort && each.period === period,
      )
      .some((each) => each.count !== WITHHELD && isSmall(each.count - count, below));
  const shows = !counted.some(isTold);
  return counted.map((each) => ({ ...each, count: shows ? each.count : WITHHELD }));
}

/** Persons' claims per outcome, and published counts per outcome and place. */
function claimsIn({
  evaluation,
  facts,
  periodId,
}: Parameters<typeof disclosedClaims>[0]): Counted[] {
  const counts = new Map<string, Counted>();
  const add = (outcome: string, place: Whereabouts, count: number): void => {
    const key = [outcome, place.cohort ?? '', place.period ?? ''].join(' ');
    counts.set(key, { outcome, ...place, count: (counts.get(key)?.count ?? 0) + count });
  };
  for (const { outcome, count } of evaluation?.claimCounts ?? []) {
    add(outcome, { period: periodId }, count);
  }
  for (const { outcome, cohort, period = periodId, count = '1' } of facts.claims) {
    add(outcome, placeOf({ cohort, period }), decimal(count).toNumber());
  }
  return [...counts.values()];
}
