import type { Explained } from '../explain/explained.ts';
import type { Decimal } from '../money/decimal.ts';
import type { MetricFact, Whereabouts } from '../settlement/facts.ts';
import { levelOf, type Side as SideSum } from '../settlement/figures/effect.ts';
import { readNumber } from '../terms/quantity.ts';
import { effectFrom } from './effect.ts';
import type {
  Denominators,
  MetricOutcome,
  MissingPolicy,
  NoEffect,
  Result,
  Side,
} from './evaluation.ts';
import { explainOutcome } from './explain.ts';
import { followedOf } from './followed.ts';
import type { MetricPlan } from './plan.ts';
import type { Sides } from './side.ts';
import { sidesOf } from './sides.ts';
import type { ArmTally, CellTally } from './tally.ts';

/** How the missing may be counted; the worst case is the least favourable of them. */
const WAYS_TO_COUNT: readonly MissingPolicy[] = ['failure', 'not improved', 'excluded'];

/** A result with the reason why it has no effect, and the unrounded effect. */
type Computed = Result & { readonly noEffect?: NoEffect; readonly exact?: Decimal };

/** An outcome, with the unrounded effect and what settlement reads, once it is complete. */
export type Concluded = {
  readonly outcome: MetricOutcome;
  readonly exact?: Decimal;
  readonly fact?: MetricFact;
};

/** What one cell says: the contract's way of counting the missing and the worst case, side by side. */
export function outcomeOf(plan: MetricPlan, cell: CellTally, eligible: number | null): Concluded {
  const policy = plan.metric.missing ?? 'excluded';
  const computed = computeBy(plan, cell, policy);
  const { exact, ...result } = computed;
  const { treatment, comparison } = cell;
  const complete = treatment.open === 0 && comparison.open === 0;
  const place = placeOf(cell);
  const explained: Explained = explainOutcome(plan, { place, result, exact });
  const outcome: MetricOutcome = {
    metric: plan.name,
    unit: plan.metric.unit,
    ...place,
    ...result,
    denominators: { eligible, ...denominatorsOf(treatment) },
    ...('arm' in plan.comparison ? { comparatorDenominators: denominatorsOf(comparison) } : {}),
    complete,
    worstCase: worstCaseOf(plan, cell),
    ...followedOf(plan, cell),
    explained,
  };
  return {
    outcome,
    ...(exact === undefined ? {} : { exact }),
    ...(complete && treatment.reached > 0 ? { fact: factOf(outcome, plan) } : {}),
  };
}

function placeOf({ cohort, period }: Whereabouts): Whereabouts {
  return {
    ...(cohort === undefined ? {} : { cohort }),
    ...(period === undefined ? {} : { period }),
  };
}

/** How many persons of an arm a figure stands on. */
export function denominatorsOf(arm: ArmTally): Omit<Denominators, 'eligible'> {
  const { enrolled, reached, measured, missing } = arm;
  return { enrolled, reached, measured, missing };
}

function computeBy(plan: MetricPlan, cell: CellTally, policy: MissingPolicy): Computed {
  const sides = sidesOf(plan, cell, policy);
  if (!sides) return { ...NO_RESULT, policy, noEffect: 'policy does not apply' };
  const obstacle = obstacleOf(plan, cell.treatment, policy);
  if (cell.treatment.measured === 0)
    return { ...NO_RESULT, policy, noEffect: obstacle ?? 'nobody measured' };
  const effect = effectFrom(plan.metric, sides);
  const result = { policy, ...textsOf(sides) };
  if (obstacle) return { ...result, effect: null, noEffect: obstacle };
  if ('none' in effect) return { ...result, effect: null, noEffect: effect.none };
  return { ...result, effect: effect.value.toFixed(), exact: effect.exact };
}

const NO_RESULT = { own: null, comparator: null, effect: null } as const;

function obstacleOf(
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

/**
 * Failures in both arms are the contract's way; the comparison group's failures flatter one's own, so that the
 * worst case also looks at one's own failures against those of the group who were measured.
 */
function worstCaseOf(plan: MetricPlan, cell: CellTally): Result {
  const { comparison } = cell;
  const measuredOnly = { ...comparison, missing: 0, reached: comparison.measured };
  const ways = [
    ...WAYS_TO_COUNT.map((policy) => computeBy(plan, cell, policy)),
    computeBy(plan, { ...cell, comparison: measuredOnly }, 'failure'),
  ];
  const known = ways.flatMap((way) => (way.exact === undefined ? [] : [{ way, exact: way.exact }]));
  const [first, ...others] = known;
  if (!first) return { ...NO_RESULT, policy: 'failure' };
  const worst = others.reduce(
    (least, other) => (isWorse(plan, other.exact, least.exact) ? other : least),
    first,
  );
  const { noEffect: _, exact: __, ...result } = worst.way;
  return result;
}

/** Improvements are positive when better; levels and ratios follow the metric's own direction. */
function isWorse({ metric }: MetricPlan, one: Decimal, other: Decimal): boolean {
  const ownDirection = ['level', 'ratio'].includes(metric.effect ?? 'level');
  return ownDirection && metric.better === 'lower' ? one.gt(other) : one.lt(other);
}

/**
 * What settlement reads: the tallies, so that cohorts and periods pool by adding. A comparator that the terms
 * fix is left out: settlement reads it there, and it must not be added up.
 */
function factOf(outcome: MetricOutcome, { comparison }: MetricPlan): MetricFact {
  const { metric, own, comparator, before, noEffect, denominators } = outcome;
  const place = placeOf(outcome);
  const measured = denominators.measured;
  const waits: readonly (NoEffect | undefined)[] = [
    'nobody measured',
    'waits for the missing',
    'policy does not apply',
  ];
  if (own === null || waits.includes(noEffect))
    return { metric, ...place, missing: true, measured };
  return {
    metric,
    ...place,
    own: tallyOf(own),
    ...(comparator === null || comparison.with === 'value'
      ? {}
      : { comparator: tallyOf(comparator) }),
    ...(before === undefined
      ? {}
      : { before: { own: tallyOf(before.own), comparator: tallyOf(before.comparator) } }),
    measured,
  };
}

function tallyOf({ sum, of }: Side) {
  return of === undefined ? { sum } : { sum, of };
}
