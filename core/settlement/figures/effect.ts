import { type Decimal, ONE } from '../../money/decimal.ts';
import type { Metric } from '../../terms/shape/metric.ts';

/** One side of a metric: `sum`, or `sum ÷ of`, times what the level is counted per. */
export type Side = { readonly sum: Decimal; readonly of?: Decimal; readonly scale: Decimal };

export type Effect = NonNullable<Metric['effect']>;

/** The level of one side; none if nobody is in it, because 0 ÷ 0 is not 0. */
export function levelOf({ sum, of, scale }: Side): Decimal | null {
  if (of === undefined) return sum;
  return of.isZero() ? null : sum.times(scale).div(of);
}

/**
 * What a metric's name means, from its two sides, with one division, last. None if a comparator that is
 * divided by is zero: an effect without a comparator is unknown, neither zero nor without limit.
 *
 * @example relative improvement of 142 against 155, lower is better, in per cent // → 8.387096…
 */
export function effectOf(meaning: {
  readonly effect: Effect;
  readonly better: 'higher' | 'lower';
  readonly percent: boolean;
  readonly own: Side;
  readonly comparator: Side | undefined;
}): Decimal | null {
  const { effect, own, comparator } = meaning;
  if (effect === 'level') return levelOf(own);
  if (!comparator || own.of?.isZero() || comparator.of?.isZero()) return null;
  if (effect === 'extra') return extra(meaning.better, own, comparator);

  const [ownNumber, ownOf] = fraction(own);
  const [otherNumber, otherOf] = fraction(comparator);
  const hundred = ONE.times(meaning.percent ? 100 : 1);
  const risen = ownNumber.times(otherOf).minus(otherNumber.times(ownOf));
  const improved = meaning.better === 'higher' ? risen : risen.negated();
  if (effect === 'improvement') return improved.div(ownOf.times(otherOf));
  if (otherNumber.isZero()) return null;
  return effect === 'ratio'
    ? ownNumber.times(otherOf).times(hundred).div(ownOf.times(otherNumber))
    : improved.times(hundred).div(ownOf.times(otherNumber.abs()));
}

/** Own count above what the comparator's rate would have given for as many people. */
function extra(better: 'higher' | 'lower', own: Side, comparator: Side): Decimal | null {
  if (own.of === undefined) return null;
  const [otherNumber, otherOf] = [comparator.sum, comparator.of ?? ONE];
  const more = own.sum.times(otherOf).minus(own.of.times(otherNumber));
  return (better === 'higher' ? more : more.negated()).div(otherOf);
}

/** A level as a numerator and a denominator. */
export function fraction({ sum, of, scale }: Side): [Decimal, Decimal] {
  return of === undefined ? [sum, ONE] : [sum.times(scale), of];
}
