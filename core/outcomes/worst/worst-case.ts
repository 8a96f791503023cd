import type { Decimal } from '../../money/decimal.ts';
import { readRange } from '../../terms/quantity.ts';
import { isQuotient } from '../../terms/quotient.ts';
import { type Computed, computeBy, NO_RESULT, obstacleOf } from '../effects/compute.ts';
import type { MissingPolicy, NoEffect, Unbounded, WorstCase } from '../evaluation.ts';
import type { MetricPlan } from '../plan/plan.ts';
import type { CellTally } from '../tallies/tally.ts';
import { type End, otherEnd } from './bounds.ts';
import { endOfFailure, supposed } from './supposed.ts';

/** How a contract may count the missing. */
const WAYS_TO_COUNT: readonly MissingPolicy[] = ['failure', 'not improved', 'excluded'];

/**
 * What is worst for the claim to payment, of every way in which it may have gone for the missing of both arms. No
 * policy of a contract is worse: where one is, with a failure that lies outside what the terms say can be, it is shown.
 */
export function worstCaseOf(plan: MetricPlan, cell: CellTally): WorstCase {
  const ways = WAYS_TO_COUNT.map((policy) => computeBy(plan, cell, policy));
  if (obstacleOf(plan, cell.treatment, 'excluded')) return { ...NO_RESULT, policy: 'failure' };
  const extreme = cell.treatment.missing + cell.comparison.missing > 0 ? extremeOf(plan, cell) : [];
  if (typeof extreme === 'string') return withoutBound(plan, extreme, ways);
  const worst = worstOf(plan, [...extreme, ...ways]);
  if (!worst) return { ...NO_RESULT, policy: 'failure' };
  const { noEffect: _, exact: __, ...result } = worst;
  return result;
}

/** Both arms at the ends that make the effect smallest. */
function extremeOf(plan: MetricPlan, cell: CellTally): readonly Computed[] | Unbounded {
  const own = endOfFailure(plan);
  const worst = computedAt(plan, cell, { own, other: otherEnd(own) });
  if (typeof worst === 'string' || !isQuotient(plan.metric))
    return typeof worst === 'string' ? worst : [worst];
  const against = computedAt(plan, cell, { own, other: own });
  if (typeof against === 'string') return isBelowZero([worst]) ? against : [worst];
  if (!isBelowZero([worst, against])) return [worst];
  return cornersOf(plan, cell);
}

const ENDS: readonly End[] = ['least', 'most'];

/**
 * A quotient of figures below 0 goes up where one of others goes down, so that each end is looked at with each; and
 * has no end where what it is divided by can pass 0.
 */
function cornersOf(plan: MetricPlan, cell: CellTally): readonly Computed[] | Unbounded {
  const corners = ENDS.flatMap((own) =>
    ENDS.map((other) => computedAt(plan, cell, { own, other })),
  );
  const unbounded = corners.find((corner) => typeof corner === 'string');
  if (unbounded !== undefined) return unbounded;
  const known = corners.filter((corner) => typeof corner !== 'string');
  const signs = new Set(known.map(({ comparator }) => Math.sign(Number(comparator?.level ?? 0))));
  return signs.size === 1 && !signs.has(0) ? known : 'comparator is zero';
}

function isBelowZero(results: readonly Computed[]): boolean {
  return results.some(({ own, comparator }) =>
    [own, comparator].some((side) => side !== null && Number(side.level) < 0),
  );
}

/** What would have been computed, had the missing of each arm been measured at an end of what they can be. */
function computedAt(
  plan: MetricPlan,
  cell: CellTally,
  ends: { own: End; other: End },
): Computed | Unbounded {
  const isAlone = (plan.metric.effect ?? 'level') === 'level';
  const treatment = supposed(plan, cell.treatment, ends.own);
  const comparison = isAlone ? cell.comparison : supposed(plan, cell.comparison, ends.other);
  if (typeof treatment === 'string') return treatment === 'figure' ? 'own figure' : treatment;
  if (typeof comparison === 'string')
    return comparison === 'figure' ? 'comparison figure' : comparison;
  const computed = computeBy(plan, { ...cell, treatment, comparison }, 'excluded');
  const { noEffect } = computed;
  if (noEffect !== undefined && isWithoutBound(noEffect)) return noEffect;
  return { ...computed, policy: 'failure' };
}

const WITHOUT_BOUND = ['comparator is zero', 'median not reached', 'followed too briefly'] as const;

/** What has no value where the missing are at their ends, and otherwise may have. */
function isWithoutBound(why: NoEffect): why is (typeof WITHOUT_BOUND)[number] {
  return WITHOUT_BOUND.some((each) => each === why);
}

/** Then only the terms may say what can occur, and what was found must not be beyond that already. */
function withoutBound(
  plan: MetricPlan,
  unbounded: Unbounded,
  ways: readonly Computed[],
): WorstCase {
  const none: WorstCase = { ...NO_RESULT, policy: 'failure', unbounded };
  if (plan.metric.range === undefined) return none;
  const { low, high } = readRange(plan.metric.range);
  const end = isWorse(plan, low, high) ? low : high;
  const isBeyond = ways.some(({ exact }) => exact !== undefined && isWorse(plan, exact, end));
  return isBeyond ? none : { ...none, effect: end.toFixed() };
}

function worstOf(plan: MetricPlan, ways: readonly Computed[]): Computed | undefined {
  const known = ways.flatMap((way) => (way.exact === undefined ? [] : [{ way, exact: way.exact }]));
  const [first, ...others] = known;
  if (!first) return undefined;
  return others.reduce(
    (least, other) => (isWorse(plan, other.exact, least.exact) ? other : least),
    first,
  ).way;
}

/** Improvements are positive when better; levels and ratios follow the metric's own direction. */
function isWorse({ metric }: MetricPlan, one: Decimal, other: Decimal): boolean {
  const ownDirection = ['level', 'ratio'].includes(metric.effect ?? 'level');
  return ownDirection && metric.better === 'lower' ? one.gt(other) : one.lt(other);
}
