import type { Followed, Left } from '../evaluation.ts';
import { isTime } from '../persons/seen.ts';
import type { MetricPlan } from '../plan/plan.ts';
import type { ArmTally, CellTally } from '../tallies/tally.ts';

/** How the persons of both arms were followed; nothing where the terms have no word about it. */
export function followedOf(
  plan: MetricPlan,
  { treatment, comparison }: CellTally,
): { readonly followed?: Followed; readonly comparatorFollowed?: Followed } {
  const [own, other] = [followedIn(plan, treatment), followedIn(plan, comparison)];
  return {
    ...(own ? { followed: own } : {}),
    ...(other && 'arm' in plan.comparison ? { comparatorFollowed: other } : {}),
  };
}

function followedIn({ measure }: MetricPlan, arm: ArmTally): Followed | undefined {
  const isTimed = measure.over !== undefined || isTime(measure.as);
  const left = leftIn(arm);
  if (left.length === 0 && !isTimed && measure.outliers === undefined) return undefined;
  return {
    left,
    ...(isTimed ? { exposureDays: arm.exposure } : {}),
    ...(measure.outliers === undefined ? {} : { outliers: arm.outliers }),
  };
}

function leftIn({ left }: ArmTally): Left[] {
  return Object.entries(left).map(([key, persons]) => {
    const [reason = '', counts = ''] = key.split(' ');
    return { reason, counts, persons };
  });
}
