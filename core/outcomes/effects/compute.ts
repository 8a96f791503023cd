import type { Decimal } from '../../money/decimal.ts';
import { levelOf, type Side as SideSum } from '../../settlement/figures/effect.ts';
import { readNumber } from '../../terms/quantity.ts';
import type { MissingPolicy, NoEffect, Result, Side } from '../evaluation.ts';
import { isTime } from '../persons/seen.ts';
import type { MetricPlan } from '../plan/plan.ts';
import type { ArmTally, CellTally } from '../tallies/tally.ts';
import { effectFrom } from './effect.ts';
import { isCounted, type Sides } from './side.ts';
import { sidesOf } from './sides.ts';

/** A result with the reason why it has no effect, and the unrounded effect. */
export type Computed = Result & {
  readonly noEffect?: NoEffect;
  readonly exact?: Decimal;
  /** What nobody measured adds where several places pool, because the policy counts the missing. */
  readonly counted?: Pick<Result, 'own' | 'comparator' | 'before'>;
};

/** Both sides and the effect, with the missing counted as the policy says. */
export function computeBy(plan: MetricPlan, cell: CellTally, policy: MissingPolicy): Computed {
  const sides = sidesOf(plan, cell, policy);
  if (!sides) return { ...NO_RESULT, policy, noEffect: 'policy does not apply' };
  const obstacle = obstacleOf(plan, cell.treatment, policy);
  if (cell.treatment.measured === 0) {
    const noEffect = obstacle ?? 'nobody measured';
    return { ...NO_RESULT, policy, noEffect, ...countedOf(plan, sides, policy) };
  }
  const effect = effectFrom(plan.metric, sides);
  const result = { policy, ...textsOf(sides) };
  if (obstacle) return { ...result, effect: null, noEffect: obstacle };
  if ('none' in effect) return { ...result, effect: null, noEffect: effect.none };
  return { ...result, effect: effect.value.toFixed(), exact: effect.exact };
}

/** Those whom nobody measured: no figure by themselves, but part of one that has others too. */
function countedOf({ measure }: MetricPlan, sides: Sides, policy: MissingPolicy) {
  if (!isCounted(policy) || isTime(measure.as)) return {};
  const counted = textsOf(sides);
  return counted.own === null ? {} : { counted };
}

/** Where there is no figure. */
export const NO_RESULT = { own: null, comparator: null, effect: null } as const;

/** Why there is no effect, whatever the figures are. */
export function obstacleOf(
  { metric }: MetricPlan,
  { reached, measured, missing }: ArmTally,
  policy: MissingPolicy,
): NoEffect | undefined {
  if (reached === 0) return 'nobody reached';
  if (measured === 0) return 'nobody measured';
  if (policy === 'wait' && missing > 0) return 'waits for the missing';
  const tooFew = metric.minimum !== undefined && readNumber(metric.minimum).gt(measured);
  return tooFew ? 'fewer than the minimum' : undefined;
}

function textsOf({ own, comparator, before }: Sides) {
  const [ownBefore, otherBefore] = [
    before && textOf(before.own),
    before && textOf(before.comparator),
  ];
  return {
    own: textOf(own),
    comparator: comparator === undefined ? null : textOf(comparator),
    ...(ownBefore && otherBefore ? { before: { own: ownBefore, comparator: otherBefore } } : {}),
  };
}

function textOf(side: SideSum): Side | null {
  const level = levelOf(side);
  if (level === null) return null;
  const of = side.of === undefined ? {} : { of: side.of.toFixed() };
  return { sum: side.sum.toFixed(), ...of, level: level.toFixed() };
}
