import { Decimal } from '../../money/decimal.ts';
import { addUnits, type Units } from '../../money/scaled.ts';
import { readNumber } from '../../terms/quantity.ts';
import type { Measure } from '../../terms/shape/metric.ts';
import { cover, type Days } from '../days.ts';

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
  /** The counted values of those days, and the least and greatest of all. */
  first: Units;
  last: Units;
  least: Units;
  greatest: Units;
  /** The days of stays, each once. */
  covered: readonly Days[];
};

/** Nothing observed. */
export function nothingSeen(): Seen {
  const values = { sum: 0, first: 0, last: 0, least: 0, greatest: 0 };
  const days = { firstDay: Number.NaN, lastDay: Number.NaN, covered: [] };
  return { rows: 0, counted: 0, ...values, ...days };
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
    notZero: counts === undefined && (as === 'share' || isTime(as)),
  };
}

/** Whether a measure is of the time to the first event, or read off its curve. */
export function isTime(as: Measure['as']): boolean {
  return as === 'median time' || as === 'restricted mean time' || isShareByTime(as);
}

/** Whether a measure is a share of persons that is read off the curve of times to the first event. */
export function isShareByTime(as: string | undefined): boolean {
  return as === 'share with event' || as === 'share without event';
}

/** Whether `counts` is about a person's figure, and every observation counts. */
export function judgesFigures({ perPerson, baseline, combines }: Measure): boolean {
  return (perPerson ?? baseline ?? combines) !== undefined;
}

/** Whether a person's figure says only yes or no: 1 or 0. */
export function isYesOrNo(measure: Measure): boolean {
  const { as, counts, combines } = measure;
  if (as === 'share' || combines?.all || combines?.any) return true;
  return as === 'count' && counts !== undefined && judgesFigures(measure);
}

const PLAIN = ['observation', 'as', 'counts', 'per', 'over', 'daysPerYear', 'outliers'];

/**
 * Whether a figure needs only how many rows there are, which count and their sum: then it can be
 * made row by row, and rows need not be kept.
 */
export function isPlainMeasure(measure: Measure): boolean {
  const isOfRows = measure.observation !== undefined && !isTime(measure.as);
  return isOfRows && Object.keys(measure).every((word) => PLAIN.includes(word));
}

/** Which observations count: all where `counts` is about figures. */
export function countedRows(measure: Measure, scale: number): Achieved {
  return judgesFigures(measure) ? EVERY_ROW : achievedBy(measure, scale);
}

const EVERY_ROW: Achieved = { least: null, most: null, notZero: false };

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
  if (seen.counted === 0 || value < seen.least) seen.least = value;
  if (seen.counted === 0 || value > seen.greatest) seen.greatest = value;
  seen.counted += 1;
  seen.sum = addUnits(seen.sum, value);
  if (!(seen.firstDay <= day)) {
    seen.firstDay = day;
    seen.first = value;
  }
  if (!(seen.lastDay >= day)) {
    seen.lastDay = day;
    seen.last = value;
  }
}

/** Adds a stay; one of 0 says that the person was followed and had none. */
export function seeStay(seen: Seen, stay: Days, value: Units): void {
  seen.rows += 1;
  if (value !== 0) seen.covered = cover(seen.covered, stay);
}
