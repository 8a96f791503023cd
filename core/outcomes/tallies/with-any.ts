import { isTime } from '../persons/seen.ts';
import type { MetricPlan } from '../plan/plan.ts';
import type { ArmTally, CellTally } from './tally.ts';

/** Persons of the arm that a figure is of, and of the comparison group where there is one. */
type OfArms = { readonly own: number; readonly comparator?: number };

/**
 * How many persons have any of what the sums are made of, that is a figure other than 0: of few, a sum is theirs. It is
 * kept for whoever decides what is shown, and is itself shown to nobody who may not see persons.
 */
export type WithAny = OfArms & {
  /** In the reference period: of the measured, and of the missing. */
  readonly before?: { readonly measured: OfArms; readonly missing: OfArms };
};

/** Nothing for a share or a time, which count persons by themselves, and where parts of before did not count. */
export function withAnyOf(
  { measure, comparison }: MetricPlan,
  { treatment, comparison: group }: CellTally,
): { readonly withAny?: WithAny } {
  if (measure.as === 'share' || isTime(measure.as)) return {};
  const isCompared = 'arm' in comparison;
  const ofArms = (count: (arm: ArmTally) => number | undefined): OfArms | undefined => {
    const [own, comparator] = [count(treatment), isCompared ? count(group) : undefined];
    if (own === undefined || (isCompared && comparator === undefined)) return undefined;
    return { own, ...(comparator === undefined ? {} : { comparator }) };
  };
  const now = ofArms(({ withAny }) => withAny);
  if (!now) return {};
  if (comparison.with !== 'reference' && comparison.with !== 'differences') return { withAny: now };
  const measured = ofArms(({ withAnyBefore }) => withAnyBefore);
  const missing = ofArms(({ missingWithAnyBefore }) => missingWithAnyBefore);
  return measured && missing ? { withAny: { ...now, before: { measured, missing } } } : {};
}
