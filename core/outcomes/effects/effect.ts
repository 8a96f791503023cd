import type { Decimal } from '../../money/decimal.ts';
import { round } from '../../money/rounding.ts';
import { effectOf, levelOf, type Side } from '../../settlement/figures/effect.ts';
import { changedAs } from '../../settlement/figures/expected.ts';
import { readQuantity } from '../../terms/quantity.ts';
import type { Metric } from '../../terms/shape/metric.ts';
import type { NoEffect } from '../evaluation.ts';
import { isShareByTime } from '../persons/seen.ts';
import type { Sides } from './side.ts';

/** An effect, unrounded and rounded by the metric's rule, or why there is none. */
export type Effect =
  | { readonly exact: Decimal; readonly value: Decimal }
  | { readonly none: NoEffect };

/**
 * What a metric's name means, computed as settlement computes it, and rounded once by the metric's own rule.
 *
 * @example 142 reconvictions per 100 against 155 are a relative improvement of 8.387… %, rounded 8.4 %
 */
export function effectFrom(metric: Metric, sides: Sides): Effect {
  const { own } = sides;
  const comparator = comparedWith(sides);
  const exact = effectOf({
    effect: metric.effect ?? 'level',
    better: metric.better,
    percent: metric.unit === '%',
    own,
    comparator,
  });
  if (exact !== null) return { exact, value: rounded(metric, exact) };
  const { as } = metric.measure ?? {};
  const isUnknown = levelOf(own) === null || (comparator && levelOf(comparator) === null);
  if (as === 'median time' && isUnknown) return { none: 'median not reached' };
  if ((as === 'restricted mean time' || isShareByTime(as)) && isUnknown)
    return { none: 'followed too briefly' };
  if (levelOf(own) === null) return { none: 'nobody measured' };
  const isCompared = comparator !== undefined && levelOf(comparator) !== null;
  return { none: isCompared ? 'comparator is zero' : 'no comparator' };
}

/** What own is compared with: where both sides are known before, the level that their change leads one to expect. */
export function comparedWith({ comparator, before }: Sides): Side | undefined {
  if (!before || !comparator) return comparator;
  return changedAs(before.own, { from: before.comparator, to: comparator }) ?? undefined;
}

function rounded({ round: rule }: Metric, exact: Decimal): Decimal {
  if (!rule) return exact;
  return round(exact, { to: readQuantity(rule.to).value.toFixed(), mode: rule.mode });
}
