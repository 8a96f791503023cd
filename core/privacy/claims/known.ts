import type { Terms } from '../../terms/shape/terms.ts';
import { claimedShown, isWithheld } from '../tables/claims-to-date.ts';
import type { Ladder } from '../tables/ladder.ts';
import { ladderIn } from '../tables/ladder.ts';
import type { ResultTold, SaidOn, Settles } from './said.ts';
import { followingFrom, isRevised, type KnownClaims, keyOf, revisionIn } from './sums.ts';

/** Everything that was told of claims: by results, and by settlements that tell their counts. */
export type Told = {
  readonly said: readonly SaidOn[];
  readonly results: readonly ResultTold[];
  readonly terms: Terms;
  readonly ladder: Ladder;
  readonly below: number;
};

/**
 * What somebody makes of it: what is known or guessed of single results, and what follows for others. Revisions that are
 * guessed to be the same are one result in what is said.
 */
export type Reading = {
  readonly said: readonly SaidOn[];
  readonly known: KnownClaims;
  readonly following: KnownClaims;
};

export function toldOf(input: Omit<Told, 'ladder'>): Told {
  return { ...input, ladder: ladderIn(input.terms) };
}

/**
 * What somebody makes of what was told: without guessing; guessing that what is withheld is as another revision of it,
 * as a correction leaves most as it was; and guessing so of all but one.
 */
export function readingsOf({ said, results }: Told): Reading[] {
  const known = shownIn(said, results);
  const following = followingFrom(said, known);
  const exact = new Map([...known, ...following]);
  const settled = new Map(said.flatMap(({ on }) => on).map((each) => [keyOf(each), each]));
  const all = [...new Set([...exact.keys(), ...settled.keys()])];
  const guessed = [...settled.keys()].filter(
    (key) => !exact.has(key) && all.some((other) => other !== key && isRevised(other, key)),
  );
  const plain = { said, known, following };
  if (guessed.length === 0) return [plain];
  const butOne = guessed.length === 1 ? [] : guessed;
  return [
    plain,
    guessing(said, exact, new Set(guessed)),
    ...butOne.map((one) => guessing(said, exact, new Set(guessed.filter((key) => key !== one)))),
  ];
}

/** As if these results were one with each other of the same period, and as the newest one that is known. */
function guessing(
  said: readonly SaidOn[],
  exact: KnownClaims,
  guessed: ReadonlySet<string>,
): Reading {
  const known = new Map(exact);
  const same = (each: Settles): Settles => {
    if (!guessed.has(keyOf(each))) return each;
    const guess = { periodId: each.periodId, revision: 0 };
    const others = [...exact].filter(([key]) => isRevised(key, keyOf(each)));
    const [newest] = others.toSorted(([one], [other]) => revisionIn(other) - revisionIn(one));
    if (newest) known.set(keyOf(guess), newest[1]);
    return guess;
  };
  const alike = said.map((each) => ({ ...each, on: each.on.map(same) }));
  return { said: alike, known, following: followingFrom(alike, known) };
}

/** The claims of single results that are shown: a result shows them, or a settlement on it says them by periods. */
function shownIn(said: readonly SaidOn[], results: readonly ResultTold[]): KnownClaims {
  const ofPeriods = said.flatMap(({ on, said: says }) =>
    on.flatMap((each) => {
      const claimed = says.ofPeriod.get(each.periodId);
      return claimed ? [[keyOf(each), claimed] as const] : [];
    }),
  );
  const ofResults = results
    .filter((each) => !isWithheld(each))
    .map((each) => [keyOf(each), claimedShown(each)] as const);
  return new Map([...ofPeriods, ...ofResults]);
}
