import { type Decimal, ZERO } from '../../money/decimal.ts';
import { withMissing } from '../effects/time-sides.ts';
import type { Unbounded } from '../evaluation.ts';
import { isTime } from '../persons/seen.ts';
import type { MetricPlan } from '../plan/plan.ts';
import type { ArmTally } from '../tallies/tally.ts';
import { boundsOfFigure, boundsOfMissing, type End, otherEnd } from './bounds.ts';

/** What of a person has no bound. */
export type NoBound = Extract<Unbounded, 'figure before' | 'time before'> | 'figure';

/**
 * An arm, had all its missing been measured at one end of what they can be, or why there is no such end. What is
 * known of the missing before stays; what is not known of them is at the other end, which makes the change largest.
 */
export function supposed(plan: MetricPlan, arm: ArmTally, end: End): ArmTally | NoBound {
  if (arm.missing === 0) return arm;
  const { measure, comparison } = plan;
  const measured = { ...arm, measured: arm.reached, missing: 0, missingWithReference: 0 };
  if (isTime(measure.as)) return { ...measured, times: timesAt(plan, arm, end) };
  const sum = boundsOfMissing(measure, arm)[end];
  if (sum === undefined) return 'figure';
  const exposure = arm.exposure + arm.missingExposure;
  const after = { ...measured, sum: arm.sum.plus(sum), exposure };
  if (comparison.with !== 'reference' && comparison.with !== 'differences') return after;
  const reference = referenceOf(plan, arm, otherEnd(end));
  if (typeof reference === 'string') return reference;
  return { ...after, reference: arm.reference.plus(reference), missingReference: ZERO };
}

/** What the missing add up to before. A level asks for no time before. */
function referenceOf({ metric, measure }: MetricPlan, arm: ArmTally, end: End): Decimal | NoBound {
  if ((metric.effect ?? 'level') === 'level') return arm.missingReference;
  if (measure.over !== undefined) return 'time before';
  const unknown = arm.missing - arm.missingWithReference;
  if (unknown === 0) return arm.missingReference;
  const each = boundsOfFigure(measure)[end];
  return each === undefined ? 'figure before' : arm.missingReference.plus(each.times(unknown));
}

/** The times of the missing at the end: at once, or never while they would have been followed. */
function timesAt(plan: MetricPlan, arm: ArmTally, end: End) {
  const better = end === endOfFailure(plan) ? plan.metric.better : opposite(plan.metric.better);
  return withMissing({ ...plan, metric: { ...plan.metric, better } }, arm.times);
}

/** Where somebody is who failed. */
export function endOfFailure({ metric }: MetricPlan): End {
  return metric.better === 'higher' ? 'least' : 'most';
}

function opposite(better: 'higher' | 'lower') {
  return better === 'higher' ? 'lower' : 'higher';
}
