import { decimal } from '../../money/decimal.ts';
import type { Terms } from '../../terms/shape/terms.ts';
import { isFarFromAmounts } from './amounts.ts';
import { denominatorIn, placeKey, type What } from './counts.ts';
import type { Decided } from './decide.ts';
import type { Before } from './earlier.ts';
import { partsOf, type Row, type RowSide, type SideName } from './row.ts';
import { isNewOfFew, isOfFew } from './with-any.ts';

/** What decides whether a side's sum is shown. */
export type AboutSums = {
  readonly rows: readonly Row[];
  readonly terms: Pick<Terms, 'metrics'>;
  readonly below: number;
  readonly before: Before;
  readonly showsCount: Decided['showsCount'];
  /** For the sake of what is known of claims. */
  readonly isHidden: (row: Row, side: RowSide) => boolean;
};

/** Whether each side's sum may be shown, and the level that it makes. */
export function sumsShown(about: AboutSums): Decided['showsSum'] {
  const decided = new Map<string, boolean>();
  const shows: Decided['showsSum'] = (row, name) => {
    const key = `${placeKey(row, name, 'achieved')} ${row.total ?? ''}`;
    const known = decided.get(key);
    if (known !== undefined) return known;
    // What combines itself is refused in the terms: until it is decided, it is not shown.
    decided.set(key, false);
    const is = isShown(row, name, { ...about, shows });
    decided.set(key, is);
    return is;
  };
  return shows;
}

function isShown(
  row: Row,
  name: SideName,
  about: AboutSums & { shows: Decided['showsSum'] },
): boolean {
  const { below, showsCount } = about;
  const side = row.sides[name];
  if (!side?.tally || about.isHidden(row, side)) return false;
  const of = denominatorIn(side);
  const known = of === undefined || showsCount(row, name, of);
  // Days that persons were followed tell how long one was, where a few more were followed in another metric.
  const hasPersons = side.counts.measured === undefined || showsCount(row, name, 'measured');
  switch (side.kind) {
    case 'stated':
      return true;
    case 'share':
      return known && showsCount(row, name, 'achieved');
    case 'events':
      return known && hasPersons && showsCount(row, name, 'achieved');
    case 'estimated':
      return (
        known &&
        allCounts(row, name, showsCount) &&
        isFarFromFew(side, below) &&
        !standsOnFew(row, name, about) &&
        partsOf(row, about.rows).every((part) => about.shows(part, name))
      );
    case 'curve':
      return (
        allCounts(row, name, showsCount) &&
        (side.share === undefined || showsCount(row, name, 'achieved')) &&
        isFarFromAll(side, below) &&
        isFarFromAmounts(row, name, about)
      );
    case 'amount':
      return known && hasPersons && isFarFromAmounts(row, name, about);
  }
}

/** What the missing make no whole number of is in no table of counts: it is looked at by itself. */
function standsOnFew(row: Row, name: SideName, { below, before }: AboutSums): boolean {
  const side = row.sides[name];
  if (!side) return false;
  const shown = before.sumsAt(placeKey(row, name, 'achieved'));
  return isOfFew(side, below) || isNewOfFew(side, shown, below);
}

function allCounts(row: Row, side: SideName, shows: Decided['showsCount']): boolean {
  const names = Object.keys(row.sides[side]?.counts ?? {}) as What[];
  return names.every((what) => shows(row, side, what));
}

/** The missing count as something between nobody and everybody: even so there are enough on either hand. */
function isFarFromFew(side: RowSide, below: number): boolean {
  if (!side.tally) return false;
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
