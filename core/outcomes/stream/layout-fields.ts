/** Integers of one name in one layout: see `NAME_FIELDS`. */
export const NAME_FIELDS = {
  firstDay: 0,
  days: 1,
  word: 2,
  targets: 3,
  targetsEnd: 4,
  size: 5,
} as const;
/** Integers of one target: an interval, where in the record it adds up, and by which measure. */
export const TARGET_FIELDS = { from: 0, until: 1, seen: 2, measure: 3, size: 4 } as const;
/** A target that only lets rows pass: its window is not counted, or not yet. */
export const UNCOUNTED = -1;
