import type { Decimal } from '../../money/decimal.ts';
import { ONE, ZERO } from '../../money/decimal.ts';
import type { Side } from '../../settlement/figures/effect.ts';
import { scaleOf } from '../../settlement/figures/sides.ts';
import type { MissingPolicy } from '../evaluation.ts';
import type { MetricPlan } from '../plan/plan.ts';
import type { ArmTally } from '../tallies/tally.ts';

/**
 * Both sides of a metric; the comparator is left out where the terms have none, or nobody was measured. With
 * both sides before, the comparator is what the change in the comparison group leads one to expect.
 */
export type Sides = {
  readonly own: Side;
  readonly comparator?: Side;
  readonly before?: { readonly own: Side; readonly comparator: Side };
};

/** Sums and counts have no denominator unless two groups of different size are compared. */
export function hasDenominator({ metric, measure, comparison }: MetricPlan): boolean {
  const isTotal = measure.as === 'sum' || measure.as === 'count';
  return !isTotal || 'arm' in comparison || metric.effect === 'extra';
}

/** One side: a sum, and how many persons or followed days it is of. */
export function side(plan: MetricPlan, sum: Decimal, weight: number): Side {
  const scale = scaleOf(plan.metric);
  return hasDenominator(plan) ? { sum, of: ONE.times(weight), scale } : { sum, scale };
}

/** What the measured of an arm weigh: persons, or the days that they were followed. */
export function weightOf({ measure }: MetricPlan, arm: ArmTally): number {
  return measure.over === undefined ? arm.measured : arm.exposure;
}

/** What the missing of an arm weigh. */
export function missingWeight({ measure }: MetricPlan, arm: ArmTally): number {
  return measure.over === undefined ? arm.missing : arm.missingExposure;
}

/** What one failure adds to a sum; what should be low, and a change, know no worst figure unless they are shares. */
export function failureOf({ metric: { better }, measure }: MetricPlan): Decimal | undefined {
  if (measure.as === 'share') return better === 'higher' ? ZERO : ONE;
  return better === 'higher' && !measure.baseline ? ZERO : undefined;
}

/** Whether the missing are counted with a figure, rather than left out or waited for. */
export function isCounted(policy: MissingPolicy): boolean {
  return policy === 'failure' || policy === 'not improved';
}
