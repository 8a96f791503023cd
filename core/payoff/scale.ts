import { Decimal, decimal, ONE, ZERO } from '../money/decimal.ts';

/** From values to places in a picture, with round values to mark. */
export type Scale = {
  /** A place in the picture to a tenth of a unit, as text. */
  readonly place: (value: Decimal) => string;
  readonly ticks: readonly Decimal[];
};

const STEPS = [1, 2, 2.5, 5, 10];
/** About as many marks as one reads without counting. */
const MARKS = 6;

/**
 * A scale over values; unless `tight`, it begins and ends at a mark.
 *
 * @example scaleOver([ZERO, decimal('12000000')], { start: 0, end: 100 }, { tight: false }).ticks
 *   // → 0, 2 000 000, … 12 000 000
 */
export function scaleOver(
  values: readonly Decimal[],
  { start, end }: { readonly start: number; readonly end: number },
  { tight }: { readonly tight: boolean },
): Scale {
  const least = Decimal.min(...values);
  const most = Decimal.max(...values);
  const extent = most.eq(least) ? Decimal.max(ONE, least.abs()) : most.minus(least);
  const step = stepFor(extent.div(MARKS));
  const low = tight ? least : least.div(step).floor().times(step);
  const high = tight ? least.plus(extent) : low.plus(upTo(least.plus(extent).minus(low), step));
  const ticks: Decimal[] = [];
  for (let tick = low.div(step).ceil().times(step); tick.lte(high); tick = tick.plus(step)) {
    ticks.push(tick);
  }
  return {
    ticks,
    place: (value) =>
      value
        .minus(low)
        .div(high.minus(low))
        .times(end - start)
        .plus(start)
        .toFixed(1),
  };
}

function upTo(value: Decimal, step: Decimal): Decimal {
  return value.div(step).ceil().times(step);
}

/** The next of 1, 2, 2.5, 5 and 10 times a power of ten. */
function stepFor(rough: Decimal): Decimal {
  const power = decimal('10').pow(rough.log(10).floor());
  const factor = STEPS.find((each) => power.times(each).gte(rough)) ?? 10;
  return rough.lte(ZERO) ? ONE : power.times(factor);
}
