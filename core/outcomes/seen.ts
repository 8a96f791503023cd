import type { ISODate } from '../calendar/date.ts';
import { epochDay } from '../calendar/date.ts';
import { Decimal } from '../money/decimal.ts';
import { addUnits, type Units } from '../money/scaled.ts';
import { readNumber } from '../terms/quantity.ts';
import type { Measure } from '../terms/shape/metric.ts';

/**
 * What one person's observations of one name in one window add up to: all that any kind of metric may make a
 * figure of. It grows one observation at a time, in any order, and never holds the observations themselves.
 */
export type Seen = {
  /** Observations, after the rule for several on one day: one per day where there is such a rule. */
  rows: number;
  /** Those whose value counts as achieved. */
  counted: number;
  /** What the counted values add up to, in units of the observation's scale. */
  sum: Units;
  /** The first and last epoch day of a counted value; NaN while there is none. */
  firstDay: number;
  lastDay: number;
};

/** Nothing observed. */
export function nothingSeen(): Seen {
  return { rows: 0, counted: 0, sum: 0, firstDay: Number.NaN, lastDay: Number.NaN };
}

/** Which values count as achieved, in units: both bounds are included. */
export type Achieved = {
  readonly least: Units | null;
  readonly most: Units | null;
  /** Every value but 0: a share without bounds. */
  readonly notZero: boolean;
};

/**
 * The bounds of a measure in whole units, so that a value is judged by comparing integers: at least 49.5 is
 * at least 50 where values are whole.
 */
export function achievedBy({ as, counts }: Measure, scale: number): Achieved {
  const { from, above, below, to } = counts ?? {};
  const units = (text: string) => readNumber(text).times(new Decimal(10).pow(scale));
  const least = [
    ...(from === undefined ? [] : [units(from).ceil()]),
    ...(above === undefined ? [] : [units(above).floor().plus(1)]),
  ];
  const most = [
    ...(to === undefined ? [] : [units(to).floor()]),
    ...(below === undefined ? [] : [units(below).ceil().minus(1)]),
  ];
  return {
    least: least.length === 0 ? null : BigInt(Decimal.max(...least).toFixed()),
    most: most.length === 0 ? null : BigInt(Decimal.min(...most).toFixed()),
    notZero: counts === undefined && as === 'share',
  };
}

/** Whether a value counts as achieved. */
export function isAchieved({ least, most, notZero }: Achieved, value: Units): boolean {
  if (notZero) return value !== 0;
  return (least === null || value >= least) && (most === null || value <= most);
}

/** Adds one observation, or what a day's observations come to. */
export function see(
  seen: Seen,
  { day, value, achieved }: { day: number; value: Units; achieved: boolean },
): void {
  seen.rows += 1;
  if (!achieved) return;
  seen.counted += 1;
  seen.sum = addUnits(seen.sum, value);
  if (!(seen.firstDay <= day)) seen.firstDay = day;
  if (!(seen.lastDay >= day)) seen.lastDay = day;
}

/** Days as integers: the first is included, `until` is not. */
export type Days = { readonly from: number; readonly until: number };

export function daysOf({ from, until }: { from: ISODate; until: ISODate }): Days {
  return { from: epochDay(from), until: epochDay(until) };
}
