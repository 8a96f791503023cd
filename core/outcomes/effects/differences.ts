import { type Decimal, ZERO } from '../../money/decimal.ts';
import type { MissingPolicy } from '../evaluation.ts';
import type { MetricPlan } from '../plan/plan.ts';
import type { ArmTally, CellTally } from '../tallies/tally.ts';
import { failureOf, hasDenominator, isCounted, type Sides, side, weightOf } from './side.ts';

/**
 * Before and after in both arms, the same persons on both days. Someone not improved has changed as the
 * comparison group has; a failure is a failure in both arms. Rates over time know neither.
 */
export function againstDifferences(
  plan: MetricPlan,
  { treatment, comparison }: CellTally,
  policy: MissingPolicy,
): Sides | undefined {
  const someMissing = treatment.missing + comparison.missing > 0;
  if (comparison.measured === 0) {
    return { own: side(plan, treatment.sum, weightOf(plan, treatment)) };
  }
  if (!isCounted(policy) || !someMissing) return measuredOnly(plan, treatment, comparison);
  if (plan.measure.over !== undefined || !hasDenominator(plan)) return undefined;
  const change = comparison.sum.minus(comparison.reference).div(comparison.measured);
  if (policy === 'not improved') {
    const own = counted(plan, treatment, (before) => before.plus(change.times(treatment.missing)));
    const other = measuredOnly(plan, treatment, comparison);
    return own && { ...other, own: own.after, before: { ...other.before, own: own.before } };
  }
  const failure = failureOf(plan);
  if (failure === undefined) return undefined;
  const own = counted(plan, treatment, () => failure.times(treatment.missing));
  const other = counted(plan, comparison, () => failure.times(comparison.missing));
  return (
    own &&
    other && {
      own: own.after,
      comparator: other.after,
      before: { own: own.before, comparator: other.before },
    }
  );
}

function measuredOnly(plan: MetricPlan, treatment: ArmTally, comparison: ArmTally) {
  const before = ({ reference, measured, referenceExposure }: ArmTally) =>
    side(plan, reference, plan.measure.over === undefined ? measured : referenceExposure);
  return {
    own: side(plan, treatment.sum, weightOf(plan, treatment)),
    comparator: side(plan, comparison.sum, weightOf(plan, comparison)),
    before: { own: before(treatment), comparator: before(comparison) },
  };
}

/** An arm with its missing: before, their own reference or the mean; after, what the policy makes of it. */
function counted(plan: MetricPlan, arm: ArmTally, after: (before: Decimal) => Decimal) {
  const known = arm.measured + arm.missingWithReference;
  if (known === 0) return undefined;
  const mean = arm.reference.plus(arm.missingReference).div(known);
  const without = arm.missing - arm.missingWithReference;
  const missing = arm.missing === 0 ? ZERO : arm.missingReference.plus(mean.times(without));
  return {
    after: side(plan, arm.sum.plus(after(missing)), arm.reached),
    before: side(plan, arm.reference.plus(missing), arm.reached),
  };
}
