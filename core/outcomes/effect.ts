import type { Decimal } from '../money/decimal.ts';
import { round } from '../money/rounding.ts';
import { readQuantity } from '../terms/quantity.ts';
import type { Metric } from '../terms/shape/metric.ts';
import type { NoEffect } from './evaluation.ts';
import type { Sides, SideTally } from './sides.ts';

/** An effect, unrounded and rounded by the metric's rule, or why there is none. */
export type Effect =
  | { readonly exact: Decimal; readonly value: Decimal }
  | { readonly none: NoEffect };

/** The level of a side; `undefined` with nobody in the denominator. */
export function levelOf({ sum, of }: SideTally, factor: Decimal): Decimal | undefined {
  if (of === undefined) return sum;
  // Multiplied first, so that there is one division, last.
  return of.isZero() ? undefined : sum.times(factor).div(of);
}

/**
 * What a metric's name means, computed to 40 digits and rounded once. Better is positive, whatever the
 * direction; a comparator of zero gives no relative effect, never 0 and never infinity.
 *
 * @example 142 reconvictions per 100 against 155 are a relative improvement of 8.387… %, rounded 8.4 %
 */
export function effectOf(metric: Metric, { own, comparator }: Sides, factor: Decimal): Effect {
  const level = levelOf(own, factor);
  if (level === undefined) return { none: 'nobody measured' };
  const effect = metric.effect ?? 'level';
  if (effect === 'level') return rounded(metric, level);

  const against = comparator && levelOf(comparator, factor);
  if (!comparator || against === undefined) return { none: 'no comparator' };
  const better = (difference: Decimal) =>
    metric.better === 'higher' ? difference : difference.negated();
  switch (effect) {
    case 'improvement':
      return rounded(metric, better(level.minus(against)));
    case 'extra':
      return rounded(metric, better(own.sum.minus(expectedOf(own, comparator))));
    case 'relative improvement':
      if (against.isZero()) return { none: 'comparator is zero' };
      return rounded(metric, inUnit(metric, better(level.minus(against))).div(against));
    case 'ratio':
      if (against.isZero()) return { none: 'comparator is zero' };
      return rounded(metric, inUnit(metric, level).div(against));
  }
}

/** How many there would have been among one's own persons at the comparator's rate. */
function expectedOf(own: SideTally, comparator: SideTally): Decimal {
  if (own.of === undefined || comparator.of === undefined) return comparator.sum;
  return own.of.times(comparator.sum).div(comparator.of);
}

/** A quotient is written in the metric's unit: 0.084 is 8.4 %. */
function inUnit({ unit }: Metric, numerator: Decimal): Decimal {
  return unit === '%' ? numerator.times(100) : numerator;
}

function rounded({ round: rule }: Metric, exact: Decimal): Effect {
  if (!rule) return { exact, value: exact };
  const to = readQuantity(rule.to).value.toFixed();
  return { exact, value: round(exact, { to, mode: rule.mode }) };
}
