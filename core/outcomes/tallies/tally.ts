import { type Decimal, ZERO } from '../../money/decimal.ts';
import { addScaled, NO_UNITS, type Scaled } from '../../money/scaled.ts';
import type { Whereabouts } from '../../settlement/facts.ts';
import { addTimes, type TimeCount } from './times.ts';

/**
 * What the persons of one arm add up to in one cell. Counts and exact decimals only, so that tallies of
 * parts of the persons add up to the tally of all, in any order.
 */
export type ArmTally = {
  readonly enrolled: number;
  /** Somebody's window, or the register's lag after it, is still running. */
  readonly open: number;
  readonly reached: number;
  readonly measured: number;
  readonly missing: number;
  /** Observed in the window but not in the reference period: among the missing. */
  readonly withoutReference: number;
  /** Enrolled after the period began, and compared with a whole reference period. */
  readonly partlyExposed: number;
  /** Of the measured. */
  readonly sum: Decimal;
  /** The measured persons' own reference period. */
  readonly reference: Decimal;
  /** The reference period of the missing who have one, and how many they are. */
  readonly missingReference: Decimal;
  readonly missingWithReference: number;
  /**
   * Persons who have any, that is a figure other than 0: of the measured, in the window and in the reference period, and
   * of the missing in the reference period. Left out where parts of before are in it, that did not count them.
   */
  readonly withAny?: number | undefined;
  readonly withAnyBefore?: number | undefined;
  readonly missingWithAnyBefore?: number | undefined;
  /** Of the measured: squares of their figures, of their references, and figure times reference, added. */
  readonly squares: Scaled;
  readonly referenceSquares: Scaled;
  readonly products: Scaled;
  /** Days that the measured, and that the missing, were followed. */
  readonly exposure: number;
  readonly missingExposure: number;
  /** Days of the measured persons' reference periods. */
  readonly referenceExposure: number;
  /** Of the measured: squares of the days that they were followed, and figure times days, added. */
  readonly exposureSquares: Scaled;
  readonly exposureProducts: Scaled;
  /** Persons whose figure was beyond the bounds of the terms. */
  readonly outliers: number;
  /** Persons who were not followed to the end, by reason and what they count as: `death censored`. */
  readonly left: Readonly<Record<string, number>>;
  /** By day, where time to an event is measured. */
  readonly times: readonly TimeCount[];
};

/** A metric in a cohort and period. */
export type Cell = Whereabouts & { readonly metric: string };

/** What is known of a cell. */
export type CellTally = Cell & { readonly treatment: ArmTally; readonly comparison: ArmTally };

export const NOBODY: ArmTally = {
  enrolled: 0,
  open: 0,
  reached: 0,
  measured: 0,
  missing: 0,
  withoutReference: 0,
  partlyExposed: 0,
  sum: ZERO,
  reference: ZERO,
  missingReference: ZERO,
  missingWithReference: 0,
  withAny: 0,
  withAnyBefore: 0,
  missingWithAnyBefore: 0,
  squares: NO_UNITS,
  referenceSquares: NO_UNITS,
  products: NO_UNITS,
  exposure: 0,
  missingExposure: 0,
  referenceExposure: 0,
  exposureSquares: NO_UNITS,
  exposureProducts: NO_UNITS,
  outliers: 0,
  left: {},
  times: [],
};

/** Adds the tallies of two groups of persons; `NOBODY` changes nothing. */
export function addTallies(one: ArmTally, other: ArmTally): ArmTally {
  return {
    enrolled: one.enrolled + other.enrolled,
    open: one.open + other.open,
    reached: one.reached + other.reached,
    measured: one.measured + other.measured,
    missing: one.missing + other.missing,
    withoutReference: one.withoutReference + other.withoutReference,
    partlyExposed: one.partlyExposed + other.partlyExposed,
    sum: one.sum.plus(other.sum),
    reference: one.reference.plus(other.reference),
    missingReference: one.missingReference.plus(other.missingReference),
    missingWithReference: one.missingWithReference + other.missingWithReference,
    withAny: bothOf(one.withAny, other.withAny),
    withAnyBefore: bothOf(one.withAnyBefore, other.withAnyBefore),
    missingWithAnyBefore: bothOf(one.missingWithAnyBefore, other.missingWithAnyBefore),
    squares: addScaled(one.squares, other.squares),
    referenceSquares: addScaled(one.referenceSquares, other.referenceSquares),
    products: addScaled(one.products, other.products),
    exposure: one.exposure + other.exposure,
    missingExposure: one.missingExposure + other.missingExposure,
    referenceExposure: one.referenceExposure + other.referenceExposure,
    exposureSquares: addScaled(one.exposureSquares, other.exposureSquares),
    exposureProducts: addScaled(one.exposureProducts, other.exposureProducts),
    outliers: one.outliers + other.outliers,
    left: addCounts(one.left, other.left),
    times: addTimes(one.times, other.times),
  };
}

/** Not known where either is not. */
function bothOf(one: number | undefined, other: number | undefined): number | undefined {
  return one === undefined || other === undefined ? undefined : one + other;
}

function addCounts(
  one: Readonly<Record<string, number>>,
  other: Readonly<Record<string, number>>,
): Record<string, number> {
  const names = [...new Set([...Object.keys(one), ...Object.keys(other)])].sort();
  return Object.fromEntries(names.map((name) => [name, (one[name] ?? 0) + (other[name] ?? 0)]));
}

/** Merges lists of cells; the result has each cell once, sorted by metric, cohort and period. */
export function mergeCells(lists: Iterable<readonly CellTally[]>): CellTally[] {
  const merged = new Map<string, CellTally>();
  for (const cells of lists) {
    for (const cell of cells) {
      const key = keyOf(cell);
      const known = merged.get(key);
      merged.set(key, known ? addCells(known, cell) : cell);
    }
  }
  return [...merged].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, cell]) => cell);
}

function addCells(one: CellTally, other: CellTally): CellTally {
  return {
    ...one,
    treatment: addTallies(one.treatment, other.treatment),
    comparison: addTallies(one.comparison, other.comparison),
  };
}

/** What tells a cell from all others. Names hold letters, digits and underscores only, so that a space never occurs in them. */
export function keyOf({ metric, cohort, period }: Cell): string {
  return `${metric} ${cohort ?? ''} ${period ?? ''}`;
}
