import { type Decimal, decimal, ZERO } from '../money/decimal.ts';
import { readRange } from '../terms/quantity.ts';

type Corner = {
  readonly at: Decimal;
  readonly before: Decimal;
  readonly pays: Decimal;
  readonly after: Decimal;
};

/** A payment as a polyline: its corners, and whether it runs straight between all of them. */
export type Curve = { readonly corners: readonly Corner[]; readonly straight: boolean };

type Pays = (value: Decimal) => Decimal;

/** How near to a bound "just before" and "just after" are, in the metric's unit. */
const NEAR = decimal('0.00000001');
/** How far from a line a payment may be and still be on it: far below the smallest coin. */
const TOLERANCE = decimal('0.0001');
/** A limit inside a limit inside a limit bends a line three times; more than this is no line. */
const DEPTH = 8;

/**
 * The polyline of a payment over its written bounds. Between two bounds it looks for the values at which a limit
 * is reached: where the lines from either end meet.
 */
export function curveOf(
  pays: Pays,
  { bounds, range }: { readonly bounds: readonly Decimal[]; readonly range: string | undefined },
): Curve {
  const whole = rangeAround(pays, bounds, range);
  const inside = bounds.filter((bound) => bound.gte(whole.low) && bound.lte(whole.high));
  const knots = distinct([whole.low, ...inside, whole.high]);
  const search: Search = { pays, found: [], straight: true };
  for (const [place, low] of knots.slice(0, -1).entries()) {
    const high = knots[place + 1] ?? low;
    between(search, { low: low.plus(NEAR), high: high.minus(NEAR), depth: 0 });
  }
  const corners = distinct([...knots, ...search.found]).map((at) => cornerAt(pays, at, whole));
  return { corners: windowed(corners, inside), straight: search.straight };
}

type Search = { readonly pays: Pays; readonly found: Decimal[]; straight: boolean };
type Segment = { readonly low: Decimal; readonly high: Decimal; readonly depth: number };

/** Finds the bends inside an open segment. */
function between(search: Search, { low, high, depth }: Segment): void {
  const { pays } = search;
  const step = high.minus(low).div(1000);
  if (step.lte(NEAR)) return;
  const [start, end] = [pays(low), pays(high)];
  const slopeLow = pays(low.plus(step)).minus(start).div(step);
  const slopeHigh = end.minus(pays(high.minus(step))).div(step);
  const chord = end.minus(start).div(high.minus(low));
  const middle = pays(low.plus(high).div(2)).minus(start.plus(end).div(2)).abs();
  const off = (slope: Decimal): boolean =>
    slope.minus(chord).times(high.minus(low)).abs().gt(TOLERANCE);
  if (!off(slopeLow) && !off(slopeHigh) && middle.lte(TOLERANCE)) return;
  const meet = slopeLow.eq(slopeHigh)
    ? undefined
    : low.plus(
        end
          .minus(start)
          .minus(slopeHigh.times(high.minus(low)))
          .div(slopeLow.minus(slopeHigh)),
      );
  const at = meet?.gt(low) && meet.lt(high) ? meet : low.plus(high).div(2);
  search.found.push(tidy(at));
  if (depth >= DEPTH) {
    search.straight = false;
    return;
  }
  between(search, { low, high: at.minus(NEAR), depth: depth + 1 });
  between(search, { low: at.plus(NEAR), high, depth: depth + 1 });
}

/** Slopes are differences of settled amounts: what is a hair from a round value is that value. */
function tidy(at: Decimal): Decimal {
  const round = at.toDecimalPlaces(4);
  return round.minus(at).abs().lte(NEAR.times(100)) ? round : at.toDecimalPlaces(10);
}

function cornerAt(pays: Pays, at: Decimal, { low, high }: { low: Decimal; high: Decimal }): Corner {
  const here = pays(at);
  const beside = (value: Decimal): Decimal => {
    const paid = pays(value);
    return paid.minus(here).abs().lte(TOLERANCE.times(1000)) ? here : paid;
  };
  return {
    at,
    before: at.lte(low) ? here : beside(at.minus(NEAR)),
    pays: here,
    after: at.gte(high) ? here : beside(at.plus(NEAR)),
  };
}

/** The values over which the payment is followed: the range that the terms state, or one that shows it all. */
function rangeAround(
  pays: Pays,
  bounds: readonly Decimal[],
  range: string | undefined,
): { low: Decimal; high: Decimal } {
  if (range !== undefined) return readRange(range);
  const [first = ZERO, last = ZERO] = [bounds[0], bounds.at(-1)];
  const extent = last.minus(first);
  if (extent.gt(ZERO))
    return { low: first.lt(ZERO) ? first.minus(extent) : first, high: last.plus(extent) };
  return { low: ZERO, high: wideEnough(pays) };
}

/** Where nothing is written: the first power of ten at which a limit holds, or a hundred if none does. */
function wideEnough(pays: Pays): Decimal {
  for (let high = decimal('10'); high.lte('10000000000'); high = high.times(10)) {
    if (pays(high).eq(pays(high.times(10)))) return high;
  }
  return decimal('100');
}

/** Only the part where something happens, with a margin: a straight line says as much short as long. */
function windowed(corners: readonly Corner[], bounds: readonly Decimal[]): readonly Corner[] {
  const bends = corners.filter(
    (_, place) => place > 0 && place < corners.length - 1 && bent(corners, place),
  );
  const marks = distinct([...bends.map(({ at }) => at), ...bounds]);
  const [first, last] = [marks[0], marks.at(-1)];
  if (first === undefined || last === undefined || first.eq(last)) return corners;
  const margin = last.minus(first).div(4);
  const step = decimal('10').pow(margin.log(10).floor());
  return clipped(
    corners,
    first.minus(margin).div(step).floor().times(step),
    last.plus(margin).div(step).ceil().times(step),
  );
}

function bent(corners: readonly Corner[], place: number): boolean {
  const [left, here, right] = [corners[place - 1], corners[place], corners[place + 1]];
  if (!left || !here || !right) return false;
  if (!here.before.eq(here.after) || !here.before.eq(here.pays)) return true;
  const slope = (from: Decimal, to: Decimal, width: Decimal): Decimal => to.minus(from).div(width);
  const before = slope(left.after, here.before, here.at.minus(left.at));
  const after = slope(here.after, right.before, right.at.minus(here.at));
  return before.minus(after).abs().gt(TOLERANCE.div(100));
}

function clipped(corners: readonly Corner[], low: Decimal, high: Decimal): readonly Corner[] {
  const ended = (at: Decimal): Corner[] => {
    const next = corners.findIndex((corner) => corner.at.gt(at));
    const [left, right] = [corners[next - 1], corners[next]];
    if (!left || !right || left.at.eq(at)) return [];
    const part = at.minus(left.at).div(right.at.minus(left.at));
    const pays = left.after.plus(right.before.minus(left.after).times(part));
    return [{ at, before: pays, pays, after: pays }];
  };
  const kept = corners.filter(({ at }) => at.gte(low) && at.lte(high));
  return [...ended(low), ...kept, ...ended(high)];
}

function distinct(values: readonly Decimal[]): Decimal[] {
  const sorted = values.toSorted((one, other) => one.comparedTo(other));
  return sorted.filter((value, place) => {
    const before = sorted[place - 1];
    return before === undefined || value.minus(before).gt(NEAR.times(10));
  });
}
