import { epochDay, type ISODate } from '../calendar/date.ts';

/** Days as integers: the first is included, `until` is not. */
export type Days = { readonly from: number; readonly until: number };

/** The days from one date to another; both are included. */
export function daysFrom({ from, to }: { readonly from: ISODate; readonly to: ISODate }): Days {
  return { from: epochDay(from), until: epochDay(to) + 1 };
}

/** @example countDays({ from: 10, until: 20 }, [{ from: 5, until: 12 }]) // → 8 */
export function countDays({ from, until }: Days, holes: readonly Days[] = []): number {
  const whole = Math.max(0, until - from);
  return holes.reduce((left, hole) => left - overlap({ from, until }, hole), whole);
}

/** Whether a day lies in the days and in none of the holes. */
export function isIn(day: number, { from, until }: Days, holes: readonly Days[] = []): boolean {
  return from <= day && day < until && !holes.some((hole) => hole.from <= day && day < hole.until);
}

/**
 * Adds a stay to the days that are covered, so that a day that is in two of them is there once.
 *
 * @param covered in order, without days in common; left as it is.
 * @example cover([{ from: 1, until: 4 }], { from: 3, until: 6 }) // → [{ from: 1, until: 6 }]
 */
export function cover(covered: readonly Days[], stay: Days): Days[] {
  const last = covered[covered.length - 1];
  // Most come in order, and touch nothing.
  if (last === undefined || last.until < stay.from) return [...covered, stay];
  const before = covered.filter(({ until }) => until < stay.from);
  const after = covered.filter(({ from }) => from > stay.until);
  const touched = covered.slice(before.length, covered.length - after.length);
  const from = Math.min(stay.from, ...touched.map((each) => each.from));
  const until = Math.max(stay.until, ...touched.map((each) => each.until));
  return [...before, { from, until }, ...after];
}

function overlap(one: Days, other: Days): number {
  return Math.max(0, Math.min(one.until, other.until) - Math.max(one.from, other.from));
}
