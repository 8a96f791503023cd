/** From the least to the greatest number that a figure may be, both included. */
export type Span = { readonly least: number; readonly most: number };

/**
 * What is decided of a figure. `shown` and `withheld`: by an earlier publication, for good; `never`: it stands in no
 * table and follows from others, such as those who failed from those who were measured and those who succeeded;
 * `undecided`: this publication decides.
 */
export type Fate = 'shown' | 'withheld' | 'never' | 'undecided';

/** A count of persons or claims in one of the tables of the same persons. */
export type Cell = {
  /** Two tables that say the same thing of the same persons have one cell for it. */
  readonly id: string;
  /** What it truly is; never negative. */
  readonly value: number;
  readonly fate: Fate;
  /** How many numbers must stay possible for whoever reads all tables. Left out: it may be known. */
  readonly room?: number;
  /** What readers lose when it is withheld for another's sake: the lowest goes first. */
  readonly worth: number;
};

/** A cell that is the sum of others. */
export type Margin = { readonly total: string; readonly parts: readonly string[] };

/** Every cell of every table of the same persons, and how they add up. */
export type Table = {
  readonly cells: ReadonlyMap<string, Cell>;
  readonly margins: readonly Margin[];
};

/** Whether a count is of so few that it might point at somebody. Nobody is no one. */
export function isSmall(value: number, below: number): boolean {
  return value !== 0 && Math.abs(value) < below;
}

/**
 * How many numbers must stay possible for a small count: as many as the rule itself leaves open, which tells that
 * it is from 1 to one below the threshold.
 *
 * @example roomOf(5) // → 4
 */
export function roomOf(below: number): number {
  return Math.max(below - 1, 0);
}

/**
 * The cells that an unknown cell hangs together with, itself among them: those that share a margin with it, or with
 * one of those. What is known hangs together with nothing.
 */
export function linkedTo(
  id: string,
  margins: readonly Margin[],
  isUnknown: (id: string) => boolean,
): Set<string> {
  const linked = new Set([id]);
  for (const each of linked) {
    for (const { total, parts } of margins) {
      const all = [total, ...parts];
      if (all.includes(each)) for (const other of all) if (isUnknown(other)) linked.add(other);
    }
  }
  return linked;
}
