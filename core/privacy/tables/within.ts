import { epochDay, type ISODate } from '../../calendar/date.ts';
import { addSpan } from '../../calendar/span.ts';
import { readNumber } from '../../terms/quantity.ts';
import type { Measure, Metric, Window } from '../../terms/shape/metric.ts';
import type { Terms } from '../../terms/shape/terms.ts';

/**
 * Whether whoever achieved one metric has achieved the other, by what the terms say: it combines or requires it, or
 * counts the same in fewer days or narrower bounds. Then the two counts' difference is a count of persons too.
 *
 * @example isAchievedWithin(terms, { one: 'work_in_6_months', other: 'work_in_12_months' }) // → true
 */
export function isAchievedWithin(
  { metrics = {} }: Pick<Terms, 'metrics'>,
  { one, other }: { one: string; other: string },
): boolean {
  const [inner, outer] = [metrics[one], metrics[other]];
  if (!inner?.measure || !outer?.measure || one === other) return false;
  if (inner.measure.as !== 'share') return false;
  const isShare = outer.measure.as === 'share';
  const required = [inner.requires ?? []].flat();
  if (isShare && (required.includes(other) || inner.measure.combines?.all?.includes(other))) {
    return true;
  }
  if (isShare && outer.measure.combines?.any?.includes(one)) return true;
  return isAlike(inner, outer) && (isShare ? isNarrower(inner, outer) : areEventsOf(inner, outer));
}

/** Whether whoever reached one metric's window has reached the other's, which closes no later. */
export function isReachedWithin(
  { metrics = {} }: Pick<Terms, 'metrics'>,
  { one, other }: { one: string; other: string },
): boolean {
  const [long, short] = [metrics[one], metrics[other]];
  if (!long?.measure || !short?.measure || one === other) return false;
  if (long.measure.combines || short.measure.combines) return false;
  if (!isSame(long.leaving, short.leaving) || !isSame(long.requires, short.requires)) return false;
  const [own, others] = [long.window, short.window];
  if (own?.counted !== 'after enrolment' || others?.counted !== 'after enrolment') return false;
  if (own.unfinished === 'censored' || others.unfinished === 'censored') return false;
  return (
    isNoLonger(others.closes ?? '0 days', own.closes ?? '0 days') &&
    isNoLonger(others.lag ?? '0 days', own.lag ?? '0 days')
  );
}

/** The same observation of the same persons, read in the same way but for days and bounds. */
function isAlike(one: Metric, other: Metric): boolean {
  const how = ({ counts: _, as: __, per: ___, ...rest }: Measure) => rest;
  const [mine, theirs] = [one.measure, other.measure];
  if (!mine?.observation || !theirs?.observation) return false;
  return (
    isSame(how(mine), how(theirs)) &&
    isSame(one.leaving, other.leaving) &&
    isSame(one.requires, other.requires)
  );
}

function isNarrower({ measure, window }: Metric, outer: Metric): boolean {
  const ofPerson = measure?.perPerson ?? measure?.baseline;
  const days =
    ofPerson === undefined ? isInside(window, outer.window) : isSame(window, outer.window);
  return days && isBounded(measure?.counts, outer.measure?.counts);
}

/** Events of whom the share is of persons: each who has one has at least one. */
function areEventsOf(share: Metric, { measure, window }: Metric): boolean {
  const isOfEvents = measure?.as === 'count' || measure?.as === 'rate';
  const { perPerson, baseline } = share.measure ?? {};
  return (
    isOfEvents &&
    (perPerson ?? baseline) === undefined &&
    isInside(share.window, window) &&
    (measure.counts === undefined || isSame(measure.counts, share.measure?.counts))
  );
}

function isInside(one: Window | undefined, other: Window | undefined): boolean {
  const [mine, theirs] = [one?.counted ?? 'in the period', other?.counted ?? 'in the period'];
  if (mine !== theirs) return false;
  if (mine === 'in the period') return true;
  const ends = ({ opens = '0 days', closes = '0 days' }: Partial<Window>) => ({ opens, closes });
  const [inner, outer] = [ends(one ?? {}), ends(other ?? {})];
  return isNoLonger(outer.opens, inner.opens) && isNoLonger(inner.closes, outer.closes);
}

type Bounds = Measure['counts'];

/** Whether every value within one's bounds is within the other's. */
function isBounded(one: Bounds, other: Bounds): boolean {
  if (other === undefined) return one === undefined || isPositive(one);
  if (one === undefined) return false;
  const [least, outerLeast] = [one.from ?? one.above, other.from ?? other.above];
  const [most, outerMost] = [one.to ?? one.below, other.to ?? other.below];
  const isAbove =
    outerLeast === undefined ||
    (least !== undefined && readNumber(least).gte(readNumber(outerLeast)));
  const isBelow =
    outerMost === undefined || (most !== undefined && readNumber(most).lte(readNumber(outerMost)));
  return isAbove && isBelow;
}

/** Without bounds every value but 0 counts. */
function isPositive({ from, above }: NonNullable<Bounds>): boolean {
  return (
    (from !== undefined && readNumber(from).gt(0)) ||
    (above !== undefined && readNumber(above).gte(0))
  );
}

/** Whether a span is no longer than another, from whatever day. */
export function isNoLonger(one: string, other: string): boolean {
  return DAYS.every((day) => epochDay(addSpan(day, one)) <= epochDay(addSpan(day, other)));
}

/** Days from which months are long and short, over a leap year. */
const DAYS: readonly ISODate[] = ['2022', '2023', '2024', '2025'].flatMap((year) =>
  ['01-01', '01-31', '02-01', '02-28', '03-01', '07-01', '08-31', '10-31'].map(
    (day) => `${year}-${day}`,
  ),
);

export function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
