import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { claimsSaidIn, type SaidOn, type Settles } from '../../../core/privacy/claims/said.ts';
import {
  followingFrom,
  type KnownClaims,
  keyOf,
  leftsOf,
  restsOf,
} from '../../../core/privacy/claims/sums.ts';
import { toDatesOf } from '../../../core/privacy/claims/to-date.ts';
import { addClaims, type Claimed } from '../../../core/privacy/tables/ladder.ts';

const PERIODS = ['a', 'b', 'c', 'd', 'e'];
const REVISIONS = 2;

/** What each result truly counts, and which results are shown: of each period the first revision, then the second. */
const results = fc.array(
  fc.record({ count: fc.integer({ min: 0, max: 9 }), shows: fc.boolean() }),
  {
    minLength: PERIODS.length * REVISIONS,
    maxLength: PERIODS.length * REVISIONS,
  },
);
/** How many periods are settled, and which of them in the second revision. */
const settlement = fc.record({
  until: fc.integer({ min: 1, max: PERIODS.length }),
  corrected: fc.array(fc.boolean(), { minLength: PERIODS.length, maxLength: PERIODS.length }),
});

/** Settlements that say what their results count together. */
const stories = fc.tuple(results, fc.array(settlement, { maxLength: 8 })).map(([all, drawn]) => {
  const placeOf = ({ periodId, revision }: Settles) =>
    PERIODS.indexOf(periodId) * REVISIONS + revision - 1;
  const countOf = (each: Settles) => started(all[placeOf(each)]?.count ?? 0);
  const said = drawn.map(({ until, corrected }): SaidOn => {
    const on = PERIODS.slice(0, until).map((periodId, at) => ({
      periodId,
      revision: corrected[at] ? 2 : 1,
    }));
    const claimed = on.map(countOf).reduce<Claimed>((sum, each) => addClaims(sum, each), new Map());
    return { on, said: { ...claimsSaidIn([]), claimed } };
  });
  const every = PERIODS.flatMap((periodId) => [1, 2].map((revision) => ({ periodId, revision })));
  const shown = every.filter((each) => all[placeOf(each)]?.shows);
  return { said, known: new Map(shown.map((each) => [keyOf(each), countOf(each)])) };
});

function started(count: number): Claimed {
  return new Map([['started', count]]);
}

/** Settlements two by two. */
function pairsOf(said: readonly SaidOn[]): SaidOn[][] {
  return said.flatMap((one, at) => [[one], ...said.slice(0, at).map((other) => [other, one])]);
}

/** Whatever follows from two settlements by themselves, until nothing more does. */
function followingByPairs(said: readonly SaidOn[], known: KnownClaims): Map<string, Claimed> {
  const found = new Map<string, Claimed>();
  for (;;) {
    const now = new Map([...known, ...found]);
    const more = pairsOf(said).flatMap((pair) => [...followingFrom(pair, now)]);
    if (more.length === 0) return found;
    for (const [key, claimed] of more) found.set(key, claimed);
  }
}

/** How many claims, whichever of two is taken from the other. */
function sizesOf(claims: readonly Claimed[]): number[] {
  return [...new Set(claims.map((each) => Math.abs(each.get('started') ?? 0)))].sort();
}

describe('settlements that are held against each other all at once', () => {
  it('tell the same of single results as two by two', () => {
    fc.assert(
      fc.property(stories, ({ said, known }) => {
        const following = followingFrom(said, known);
        expect(Object.fromEntries(following)).toEqual(
          Object.fromEntries(followingByPairs(said, known)),
        );
      }),
    );
  });

  it('leave the same for what is not known as two by two', () => {
    fc.assert(
      fc.property(stories, ({ said, known }) => {
        const byPairs = pairsOf(said).flatMap((pair) => restsOf(leftsOf(pair, known)));
        expect(sizesOf(restsOf(leftsOf(said, known)))).toEqual(sizesOf(byPairs));
      }),
    );
  });

  it('tell the same to date as one by one', () => {
    fc.assert(
      fc.property(stories, ({ said, known }) => {
        const one = said.flatMap((each) => toDatesOf([each], known));
        const all = toDatesOf(said, known);
        expect(new Set(all.map((each) => JSON.stringify([each.last, [...each.claimed]])))).toEqual(
          new Set(one.map((each) => JSON.stringify([each.last, [...each.claimed]]))),
        );
      }),
    );
  });

  it('tell it once, however many settlements come after it', () => {
    const on = PERIODS.map((periodId) => ({ periodId, revision: 1 }));
    const known = new Map(on.map((each) => [keyOf(each), started(7)]));
    const said = on.map((_, at): SaidOn => {
      const claimed = started(7 * (at + 1));
      return { on: on.slice(0, at + 1), said: { ...claimsSaidIn([]), claimed } };
    });
    expect(toDatesOf(said, known)).toHaveLength(PERIODS.length);
    // What every one of them leaves, and what there was before the first.
    expect(leftsOf(said, known)).toHaveLength(2);
  });
});
