import type { ResultFile } from '../../lifecycle/verdict/result-file.ts';
import type { Terms } from '../../terms/shape/terms.ts';
import { suppress } from '../cells/suppress.ts';
import { type Fate, isSmall } from '../cells/table.ts';
import type { Settled } from '../claims/said.ts';
import { claimedOnceIn } from '../claims/told.ts';
import { WITHHELD } from '../disclosed.ts';
import { isFewBesideClaims } from './beside-claims.ts';
import { countsIn, isSaid, type PlacedCount, placeKey, type What } from './counts.ts';
import type { DisclosedClaims, DisclosedResult } from './disclosed-result.ts';
import { type Before, shownBefore } from './earlier.ts';
import { areEventsOfFew } from './few-behind.ts';
import { areKin, mayCountTheSame } from './kin.ts';
import { marginsOf, tableOf } from './linked.ts';
import { nestedIn } from './nested.ts';
import { isBeside, type Row, type SideName } from './row.ts';
import { EVERYBODY, rowsOf } from './rows.ts';
import { sumsShown } from './sums.ts';
import { isNewOfFew, markFew } from './with-any.ts';

/** A result that was disclosed before: what it says, and what of it was shown. */
export type EarlierResult = { readonly result: ResultFile; readonly disclosed: DisclosedResult };

/** What of a result may be shown. */
export type Decided = {
  readonly rows: readonly Row[];
  readonly showsCount: (row: Row, side: SideName, what: What) => boolean;
  /** Whether a side's sum, and the level that it makes, may be shown. */
  readonly showsSum: (row: Row, side: SideName) => boolean;
};

/**
 * Decides what of a result is shown, together with everything that was shown before: other periods, and earlier
 * revisions of the same, whose difference is a count as well. What was shown once stays known, and what was withheld
 * once stays withheld.
 */
export function decide(input: {
  result: ResultFile;
  terms: Terms;
  earlier: readonly EarlierResult[];
  settlements: readonly Settled[];
  below: number;
  /** What is shown of claims: what a metric counts by the same observation would tell them, or be told by them. */
  claims: readonly DisclosedClaims[];
}): Decided {
  const { result, terms, earlier, below } = input;
  const rows = rowsOf(result, terms);
  const { tellsClaims, isTold } = besideClaims(rows, input);
  const toDate = claimedOnceIn(input.settlements, terms);
  const before = shownBefore(earlier, { terms, below });
  const said = markFew(
    countsIn(rows),
    ({ row, side }) =>
      areEventsOfFew(row, side, { rows, terms, below }) || isNewToFew(row, side, { before, below }),
  );
  const nested = nestedIn(rows, said, { terms, below });
  const own = [...said, ...nested.counts].map((count) => ({
    ...count,
    fate: isSaid(count.what) ? ('undecided' as Fate) : ('never' as Fate),
    isGuarded:
      (isOfAchieved(count) && (tellsClaims(count.row) || isTold(count))) ||
      // Whoever claims after a settlement is among those who had not claimed by then.
      (count.row.metric === EVERYBODY &&
        toDate.some((claimed) => isSmall(count.value - claimed, below))),
    earlier: placesOfSame(count, rows, terms).flatMap(before.shownAt),
  }));
  const margins = [...marginsOf(rows, said), ...nested.margins, ...before.margins];
  const { withheld } = suppress(tableOf([...own, ...before.counts], margins, below));
  const ids = new Map(said.map((count) => [placeKey(count.row, count.side, count.what), count.id]));
  const showsCount: Decided['showsCount'] = (row, side, what) => {
    const id = ids.get(placeKey(row, side, what));
    return id !== undefined && !withheld.has(id);
  };
  const showsSum = sumsShown({
    ...{ rows, terms, below, before, showsCount },
    isHidden: (row, { kind, tally }) =>
      (kind !== 'stated' && tellsClaims(row)) ||
      (kind === 'estimated' && isTold({ row, value: Number(tally?.sum) })),
  });
  return { rows, showsCount, showsSum };
}

/** A count's own place, and those of the same in other metrics: what was shown there before is held against it. */
function placesOfSame({ row, side, what }: PlacedCount, rows: readonly Row[], terms: Terms) {
  const isSameIn = (other: Row): boolean => {
    const names = { one: row.metric, other: other.metric };
    if (!isBeside(row, other) || row.sides[side]?.arm !== other.sides[side]?.arm) return false;
    if (what === 'reached') return true;
    if (what === 'measured') return areKin(terms, names);
    return what === 'achieved' && mayCountTheSame(terms, names);
  };
  return rows
    .filter((other) => other === row || isSameIn(other))
    .map((other) => placeKey(other, side, what));
}

/** Events that are more or fewer than were shown before, by those of a few. */
function isNewToFew(
  row: Row,
  name: SideName,
  { before, below }: { before: Before; below: number },
): boolean {
  const side = row.sides[name];
  const shown = before.sumsAt(placeKey(row, name, 'achieved'));
  return side?.kind === 'events' && isNewOfFew(side, shown, below);
}

/** Who achieved it; and who was measured, where that is nobody else. */
function isOfAchieved({ row, side, what, value }: PlacedCount): boolean {
  if (side !== 'own' || value === 0) return false;
  if (what === 'achieved' || what === 'achieved-measured') return true;
  return what === 'measured' && `${value}` === row.sides.own?.tally?.sum;
}

/** Which metrics would tell claims that are withheld, and which counts are told by claims that are not. */
function besideClaims(rows: readonly Row[], input: Parameters<typeof decide>[0]) {
  const { terms, earlier, below, claims } = input;
  const withheld = new Set(
    claims.filter(({ count }) => count === WITHHELD).map(({ outcome }) => outcome),
  );
  const shown = [...earlier.flatMap(({ disclosed }) => disclosed.claims), ...claims].flatMap(
    ({ count, ...place }) => (count === WITHHELD ? [] : [{ ...place, count }]),
  );
  return {
    tellsClaims: ({ metric }: Row): boolean =>
      withheld.has(terms.metrics?.[metric]?.measure?.observation ?? ''),
    isTold: (count: { row: Row; value: number }): boolean =>
      isFewBesideClaims(count, { terms, below, claims: shown, rows }),
  };
}
