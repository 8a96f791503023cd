import type { Terms } from '../../terms/shape/terms.ts';
import type { Margin } from '../cells/table.ts';
import { type PlacedCount, placeKey, type What } from './counts.ts';
import { type Row, SIDES, type SideName } from './row.ts';
import { isAchievedWithin, isReachedWithin } from './within.ts';

/** Counts that stand in no table and follow from two of them, and how they add up. */
export type Nested = {
  readonly counts: readonly PlacedCount[];
  readonly margins: readonly Margin[];
};

/**
 * The persons who are counted in one metric and not in another whose persons are among them: those who found work
 * between the sixth month and the twelfth, or who left in those months.
 */
export function nestedIn(
  rows: readonly Row[],
  counts: readonly PlacedCount[],
  terms: Pick<Terms, 'metrics'>,
): Nested {
  const byPlace = new Map(counts.map((each) => [placeKey(each.row, each.side, each.what), each]));
  const found: { count: PlacedCount; margin: Margin }[] = [];
  const note = (outer: PlacedCount | undefined, inner: PlacedCount | undefined): void => {
    if (!outer || !inner || outer.id === inner.id || outer.value < inner.value) return;
    const id = ['between', outer.id, inner.id].join('|');
    const value = outer.value - inner.value;
    found.push({
      count: { ...outer, what: 'between', id, value },
      margin: { total: outer.id, parts: [inner.id, id] },
    });
  };
  for (const [outer, inner] of pairsIn(rows)) {
    const names = { one: inner.metric, other: outer.metric };
    for (const side of SIDES) {
      const at = (row: Row, what: What) => byPlace.get(placeKey(row, side, what));
      if (isAchievedWithin(terms, names)) {
        note(at(outer, achievedIn(outer, side)), at(inner, achievedIn(inner, side)));
      }
      if (isReachedWithin(terms, names)) note(at(outer, 'reached'), at(inner, 'reached'));
    }
  }
  return {
    counts: found.map(({ count }) => count),
    margins: found.map(({ margin }) => margin),
  };
}

/** Who truly achieved it, where the missing are counted among those who did. */
function achievedIn(row: Row, side: SideName): What {
  return row.sides[side]?.missingAmong === 'achieved' ? 'achieved-measured' : 'achieved';
}

/** Every two metrics in the same cohort and period. */
function pairsIn(rows: readonly Row[]): (readonly [Row, Row])[] {
  return rows.flatMap((outer) =>
    rows.flatMap((inner) =>
      inner !== outer &&
      inner.cohort === outer.cohort &&
      inner.period === outer.period &&
      inner.total === outer.total
        ? [[outer, inner] as const]
        : [],
    ),
  );
}
