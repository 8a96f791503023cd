import type { Decimal } from '../../money/decimal.ts';
import { ONE, ZERO } from '../../money/decimal.ts';
import type { Side } from '../../settlement/figures/effect.ts';
import { scaleOf } from '../../settlement/figures/sides.ts';
import { readNumber } from '../../terms/quantity.ts';
import type { MissingPolicy } from '../evaluation.ts';
import { isTime } from '../persons/seen.ts';
import type { MetricPlan } from '../plan/plan.ts';
import type { ArmTally, CellTally } from '../tallies/tally.ts';
import { againstDifferences } from './differences.ts';
import {
  failureOf,
  hasDenominator,
  isCounted,
  missingWeight,
  type Sides,
  side,
  weightOf,
} from './side.ts';
import { timeSides } from './time-sides.ts';

/**
 * The two sides of a cell, with the missing counted as the policy says; `undefined` where the policy has no
 * meaning for the metric, such as a failure in a sum that should be low and has no reference.
 */
export function sidesOf(
  plan: MetricPlan,
  cell: CellTally,
  policy: MissingPolicy,
): Sides | undefined {
  if (isTime(plan.measure.as)) return timeSides(plan, cell, policy);
  switch (plan.comparison.with) {
    case 'nothing':
      return withoutComparator(plan, cell.treatment, policy);
    case 'reference':
      return againstReference(plan, cell.treatment, policy);
    case 'value':
      return againstValue(plan, {
        treatment: cell.treatment,
        policy,
        value: plan.comparison.value,
      });
    case 'group':
      return againstGroup(plan, cell, policy);
    case 'differences':
      return againstDifferences(plan, cell, policy);
  }
}

/** What somebody who did not improve adds where nothing is compared with: no change, or a failure. */
function unimproved(plan: MetricPlan): Decimal | undefined {
  return plan.measure.baseline && plan.measure.as !== 'share' ? ZERO : failureOf(plan);
}

/** One arm with its missing as failures, or left out. */
function armOf(plan: MetricPlan, arm: ArmTally, failure: Decimal | undefined): Side {
  const measured = weightOf(plan, arm);
  if (failure === undefined) return side(plan, arm.sum, measured);
  const missing = missingWeight(plan, arm);
  return side(plan, arm.sum.plus(failure.times(missing)), measured + missing);
}

function withoutComparator(
  plan: MetricPlan,
  treatment: ArmTally,
  policy: MissingPolicy,
): Sides | undefined {
  if (!isCounted(policy) || treatment.missing === 0) {
    return { own: armOf(plan, treatment, undefined) };
  }
  const failure = policy === 'failure' ? failureOf(plan) : unimproved(plan);
  return failure && { own: armOf(plan, treatment, failure) };
}

/**
 * Before and after, the same persons on both sides. A missing person brings the own reference to both, or the
 * measured persons' mean where that is missing too.
 */
function againstReference(
  plan: MetricPlan,
  arm: ArmTally,
  policy: MissingPolicy,
): Sides | undefined {
  const { referenceExposure } = arm;
  const perTime = plan.measure.over !== undefined;
  if (!isCounted(policy) || arm.missing === 0) {
    const own = side(plan, arm.sum, weightOf(plan, arm));
    const before = side(plan, arm.reference, perTime ? referenceExposure : arm.measured);
    return arm.measured === 0 ? { own } : { own, comparator: before };
  }
  if (perTime) return undefined;
  const known = arm.measured + arm.missingWithReference;
  if (known === 0) return { own: side(plan, ZERO, 0) };
  const mean = arm.reference.plus(arm.missingReference).div(known);
  const reference = arm.missingReference.plus(mean.times(arm.missing - arm.missingWithReference));
  const failure = policy === 'failure' ? failureOf(plan)?.times(arm.missing) : reference;
  if (failure === undefined) return undefined;
  return {
    own: side(plan, arm.sum.plus(failure), arm.reached),
    comparator: side(plan, arm.reference.plus(reference), arm.reached),
  };
}

/** A figure that the terms fix is a level already; an expected rate is per as many persons as the metric is. */
function againstValue(
  plan: MetricPlan,
  { treatment, policy, value }: { treatment: ArmTally; policy: MissingPolicy; value: string },
): Sides | undefined {
  const scale = scaleOf(plan.metric);
  const level = readNumber(value);
  const ofScale = plan.metric.effect === 'extra' ? { of: scale } : {};
  const comparator = { sum: level, ...ofScale, scale: ONE };
  if (!isCounted(policy) || treatment.missing === 0) {
    return { own: armOf(plan, treatment, undefined), comparator };
  }
  const asFailure = policy === 'failure' || !hasDenominator(plan);
  const counted = asFailure ? failureOf(plan) : level.div(scale);
  return counted && { own: armOf(plan, treatment, counted), comparator };
}

/** A failure is a failure in both arms. Someone not improved is as the comparison group is. */
function againstGroup(plan: MetricPlan, cell: CellTally, policy: MissingPolicy): Sides | undefined {
  const { treatment, comparison } = cell;
  const failure = policy === 'failure' ? failureOf(plan) : undefined;
  const someMissing = treatment.missing + comparison.missing > 0;
  if (policy === 'failure' && someMissing && failure === undefined) return undefined;
  const comparator = armOf(plan, comparison, failure);
  const hasComparison = comparator.of !== undefined && !comparator.of.isZero();
  if (policy !== 'not improved' || treatment.missing === 0) {
    const own = armOf(plan, treatment, failure);
    return hasComparison ? { own, comparator } : { own };
  }
  if (!hasComparison || !comparator.of) return undefined;
  return { own: armOf(plan, treatment, comparator.sum.div(comparator.of)), comparator };
}
