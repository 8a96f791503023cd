/** A day after every day that is asked for. */
export const NEVER = 2 ** 30;
/** Integers of one name in one layout; days are counted from the layout's origin. `claimsFrom`: NEVER if nobody claims it. */
export const NAME_FIELDS = {
  firstDay: 0,
  days: 1,
  word: 2,
  targets: 3,
  targetsEnd: 4,
  claimsFrom: 5,
  size: 6,
} as const;
/** Integers of one target: an interval, where in the record it adds up, and by which measure. */
export const TARGET_FIELDS = { from: 0, until: 1, seen: 2, measure: 3, size: 4 } as const;
/** A target that only lets rows pass: its window is not counted, or not yet. */
export const UNCOUNTED = -1;
