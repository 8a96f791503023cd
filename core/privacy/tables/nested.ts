import type { Terms } from '../../terms/shape/terms.ts';
import { isSmall, type Margin } from '../cells/table.ts';
import { combinedIn } from './combined.ts';
import { achievedIn, type PlacedCount, placeKey, type What } from './counts.ts';
import { areKin, mayCountTheSame } from './kin.ts';
import { pairsIn, type Row, SIDES, type SideName } from './row.ts';
import { areFewApart } from './with-any.ts';
import { isAchievedWithin, isReachedWithin, isSame } from './within.ts';

/** Counts that stand in no table and follow from others, and how they add up. */
export type Nested = {
  readonly counts: readonly PlacedCount[];
  readonly margins: readonly Margin[];
};

type About = { readonly terms: Pick<Terms, 'metrics'>; readonly below: number };

/**
 * The persons who are counted in one metric and not in another: those who found work between the sixth month and the
 * twelfth, who left in those months, who are left out of the one as an outlier, or who are between two bands.
 *
 * Where the terms say whose persons are among whose, all such counts are part of the table. Where they only make it
 * possible, those are that are of few: a difference of one between two counts of the same is taken to be one person.
 */
export function nestedIn(
  rows: readonly Row[],
  counts: readonly PlacedCount[],
  about: About,
): Nested {
  const byPlace = new Map(counts.map((each) => [placeKey(each.row, each.side, each.what), each]));
  const at = (row: Row, side: SideName, what: What) => byPlace.get(placeKey(row, side, what));
  const between = pairsIn(rows).flatMap(([outer, inner]) =>
    SIDES.flatMap((side) =>
      outer.sides[side]?.arm === inner.sides[side]?.arm
        ? comparedIn({ outer, inner, side }, about).flatMap(({ of, isKnown }) => {
            const [whole, part] = [at(outer, side, of.outer), at(inner, side, of.inner)];
            const isOfFew =
              of.outer === 'achieved' && areEventsFewApart({ outer, inner, side }, about);
            return betweenOf(whole, part, isOfFew).filter(
              ({ count }) => isKnown || count.isOfFew || isSmall(count.value, about.below),
            );
          })
        : [],
    ),
  );
  const combined = combinedIn(rows, { at, ...about });
  return {
    counts: [...between.map(({ count }) => count), ...combined.counts],
    margins: [...between.map(({ margin }) => margin), ...combined.margins],
  };
}

type Compared = { readonly of: { outer: What; inner: What }; readonly isKnown: boolean };

/** Which counts of two metrics are held against each other. */
function comparedIn(
  { outer, inner, side }: { outer: Row; inner: Row; side: SideName },
  { terms }: About,
): Compared[] {
  const names = { one: inner.metric, other: outer.metric };
  const same = (what: What) => ({ outer: what, inner: what });
  const achieved = {
    outer: achievedIn(outer, side, terms),
    inner: achievedIn(inner, side, terms),
  };
  return [
    { of: same('reached'), isKnown: isReachedWithin(terms, names) },
    ...(areKin(terms, names) ? [{ of: same('measured'), isKnown: false }] : []),
    ...(isAchievedWithin(terms, names) ? [{ of: achieved, isKnown: true }] : []),
    ...(mayCountTheSame(terms, names) ? [{ of: achieved, isKnown: false }] : []),
  ];
}

/** Events of the same days that differ by what counts in them, where few more persons have any of the one. */
function areEventsFewApart(
  { outer, inner, side }: { outer: Row; inner: Row; side: SideName },
  { terms, below }: About,
): boolean {
  const [one, other] = [outer.sides[side], inner.sides[side]];
  const [mine, theirs] = [outer, inner].map(({ metric }) => terms.metrics?.[metric]?.window);
  return isSame(mine, theirs) && areFewApart(one?.withAny, other?.withAny, below);
}

function betweenOf(
  outer: PlacedCount | undefined,
  inner: PlacedCount | undefined,
  isOfFew: boolean,
): { count: PlacedCount; margin: Margin }[] {
  if (!outer || !inner || outer.id === inner.id || outer.value < inner.value) return [];
  const id = ['between', outer.id, inner.id].join('|');
  const value = outer.value - inner.value;
  return [
    {
      count: { ...outer, what: 'between', id, value, isOfFew: isOfFew && value !== 0 },
      margin: { total: outer.id, parts: [inner.id, id] },
    },
  ];
}
