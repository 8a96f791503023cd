import type { ResultFile } from '../../lifecycle/result-file.ts';
import { decimal } from '../../money/decimal.ts';
import type { Terms } from '../../terms/shape/terms.ts';
import { suppress } from '../cells/suppress.ts';
import { type Fate, isSmall } from '../cells/table.ts';
import type { Settled } from '../claims/said.ts';
import { claimedOnceIn } from '../claims/told.ts';
import { WITHHELD } from '../disclosed.ts';
import { isFewBesideClaims } from './beside-claims.ts';
import {
  countsIn,
  denominatorIn,
  isSaid,
  type PlacedCount,
  placeKey,
  type What,
} from './counts.ts';
import type { DisclosedClaims, DisclosedResult } from './disclosed-result.ts';
import { shownBefore } from './earlier.ts';
import { marginsOf, tableOf } from './linked.ts';
import { nestedIn } from './nested.ts';
import type { Row, RowSide, SideName } from './row.ts';
import { EVERYBODY, rowsOf } from './rows.ts';

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
  const before = shownBefore(earlier, terms);
  const said = countsIn(rows);
  const nested = nestedIn(rows, said, terms);
  const own = [...said, ...nested.counts].map((count) => ({
    ...count,
    fate: isSaid(count.what) ? ('undecided' as Fate) : ('never' as Fate),
    isGuarded:
      (isOfAchieved(count) && (tellsClaims(count.row) || isTold(count))) ||
      // Whoever claims after a settlement is among those who had not claimed by then.
      (count.row.metric === EVERYBODY &&
        toDate.some((claimed) => isSmall(count.value - claimed, below))),
    earlier: before.shownAt(placeKey(count.row, count.side, count.what)),
  }));
  const margins = [...marginsOf(rows, said), ...nested.margins, ...before.margins];
  const { withheld } = suppress(tableOf([...own, ...before.counts], margins, below));
  const ids = new Map(said.map((count) => [placeKey(count.row, count.side, count.what), count.id]));
  const showsCount: Decided['showsCount'] = (row, side, what) => {
    const id = ids.get(placeKey(row, side, what));
    return id !== undefined && !withheld.has(id);
  };
  const showsSum = (row: Row, name: SideName): boolean => {
    const side = row.sides[name];
    if (!side?.tally) return false;
    if (side.kind !== 'stated' && tellsClaims(row)) return false;
    if (side.kind === 'estimated' && isTold({ row, value: Number(side.tally.sum) })) return false;
    const of = denominatorIn(side);
    const known = of === undefined || showsCount(row, name, of);
    switch (side.kind) {
      case 'stated':
        return true;
      case 'share':
      case 'events':
        return known && showsCount(row, name, 'achieved');
      case 'estimated':
        return known && allCounts(row, name, showsCount) && isFarFromFew(row, name, below);
      case 'curve':
        return (
          allCounts(row, name, showsCount) &&
          isFarFromAll(side, below) &&
          isOfEnough(row, name, { below, before, rows })
        );
      case 'amount':
        return known && isOfEnough(row, name, { below, before, rows });
    }
  };
  return { rows, showsCount, showsSum };
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

function allCounts(row: Row, side: SideName, shows: Decided['showsCount']): boolean {
  const names = Object.keys(row.sides[side]?.counts ?? {}) as What[];
  return names.every((what) => shows(row, side, what));
}

/** The missing count as something between nobody and everybody: even so there are enough on either hand. */
function isFarFromFew(row: Row, name: SideName, below: number): boolean {
  const side = row.sides[name];
  if (!side?.tally) return false;
  const { sum, of = '0' } = side.tally;
  const missing = side.counts.missing ?? 0;
  const rest = decimal(of).minus(sum).minus(missing);
  return decimal(sum).minus(missing).gte(below) && (side.kind !== 'share' || rest.gte(below));
}

/**
 * A share that is read off a curve is one of persons where everybody was followed: so many of those measured, less the
 * missing that are counted as either.
 */
function isFarFromAll({ share, counts }: RowSide, below: number): boolean {
  if (share === undefined) return true;
  const { measured = 0, missing = 0 } = counts;
  const those = [decimal(share), decimal('1').minus(share)];
  return those.every((part) => part.isZero() || part.times(measured).minus(missing).gte(below));
}

/** A sum that counts nobody tells of somebody where few were measured, or few more than before. */
function isOfEnough(
  row: Row,
  name: SideName,
  input: { below: number; before: ReturnType<typeof shownBefore>; rows: readonly Row[] },
): boolean {
  const { below, before, rows } = input;
  if (row.total) {
    const parts = rows.filter(
      (each) => !each.total && each.metric === row.metric && each.period === row.period,
    );
    return parts.every((part) => isOfEnough(part, name, input));
  }
  const side = row.sides[name];
  if (!side?.tally) return false;
  const measured = side.counts.measured ?? side.counts.of;
  if (measured !== undefined && isSmall(measured, below)) return false;
  const earlier = before.sumsAt(placeKey(row, name, 'achieved'));
  return earlier.every(
    ({ sum, persons }) => sum === side.tally?.sum || Math.abs((measured ?? 0) - persons) >= below,
  );
}
