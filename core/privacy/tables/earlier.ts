import type { ResultFile } from '../../lifecycle/verdict/result-file.ts';
import type { Terms } from '../../terms/shape/terms.ts';
import type { Fate, Margin } from '../cells/table.ts';
import { WITHHELD } from '../disclosed.ts';
import { countsIn, isSaid, type PlacedCount, placeKey, type What } from './counts.ts';
import type { DisclosedResult, DisclosedSide } from './disclosed-result.ts';
import { areEventsOfFew } from './few-behind.ts';
import { marginsOf } from './linked.ts';
import { nestedIn } from './nested.ts';
import { type Row, SIDES, type SideName, whereOf } from './row.ts';
import { EVERYBODY, rowsOf } from './rows.ts';
import { markFew, type ShownSum } from './with-any.ts';

type Earlier = { readonly result: ResultFile; readonly disclosed: DisclosedResult };

/** What is known from earlier publications. */
export type Before = {
  readonly counts: readonly (PlacedCount & { fate: Fate; earlier: readonly number[] })[];
  readonly margins: readonly Margin[];
  /** The counts that were shown at a place, in whatever revision. */
  readonly shownAt: (place: string) => readonly number[];
  /** The sums that were shown at a place, and of how many persons. */
  readonly sumsAt: (place: string) => readonly ShownSum[];
};

/** Everything that earlier results say, and what of it was shown. */
export function shownBefore(
  earlier: readonly Earlier[],
  about: { terms: Terms; below: number },
): Before {
  const shown = new Map<string, number[]>();
  const sums = new Map<string, ShownSum[]>();
  const counts: (PlacedCount & { fate: Fate; earlier: readonly number[] })[] = [];
  const margins: Margin[] = [];
  for (const { result, disclosed } of earlier) {
    const rows = rowsOf(result, about.terms);
    const placed = markFew(countsIn(rows), ({ row, side }) =>
      areEventsOfFew(row, side, { rows, ...about }),
    );
    const nested = nestedIn(rows, placed, about);
    margins.push(...marginsOf(rows, placed), ...nested.margins);
    for (const count of [...placed, ...nested.counts]) {
      const { row, side, what, value } = count;
      const fate = fateIn(disclosed, { row, side, what });
      counts.push({ ...count, fate, earlier: [] });
      if (fate === 'shown') push(shown, placeKey(row, side, what), value);
    }
    for (const row of rows) {
      for (const side of SIDES) {
        const sum = sideIn(disclosed, row, side)?.sum;
        const persons = row.sides[side]?.counts.measured ?? row.sides[side]?.counts.of ?? 0;
        if (sum === undefined || sum === WITHHELD) continue;
        const { withAny } = row.sides[side] ?? {};
        push(sums, placeKey(row, side, 'achieved'), { sum, persons, withAny });
      }
    }
  }
  return {
    counts,
    margins,
    shownAt: (place) => shown.get(place) ?? [],
    sumsAt: (place) => sums.get(place) ?? [],
  };
}

function push<T>(lists: Map<string, T[]>, key: string, value: T): void {
  lists.set(key, [...(lists.get(key) ?? []), value]);
}

function fateIn(
  disclosed: DisclosedResult,
  { row, side, what }: { row: Row; side: SideName; what: What },
): Fate {
  if (!isSaid(what)) return 'never';
  const there = sideIn(disclosed, row, side);
  const figure = figureOf(there, what);
  return figure === undefined || figure === WITHHELD ? 'withheld' : 'shown';
}

function figureOf(side: DisclosedSide | undefined, what: What) {
  if (what === 'achieved') return side?.sum;
  if (what === 'of') return side?.of;
  return side?.counts[what as keyof DisclosedSide['counts']];
}

function sideIn(
  { metrics, enrolledCount }: DisclosedResult,
  row: Row,
  side: SideName,
): DisclosedSide | undefined {
  if (row.metric === EVERYBODY) return { counts: { enrolled: enrolledCount ?? WITHHELD } };
  const isSame = (each: DisclosedResult['metrics'][number]) =>
    whereOf(each) === whereOf(row) && each.total === row.total;
  return metrics.find(isSame)?.sides[side];
}
