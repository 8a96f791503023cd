import type { Terms } from '../../terms/shape/terms.ts';
import { claimedShown, isWithheld } from '../tables/claims-to-date.ts';
import type { Claimed, Ladder } from '../tables/ladder.ts';
import { ladderIn } from '../tables/ladder.ts';
import type { ResultTold, SaidOn, Settles } from './said.ts';
import { followingFrom, type KnownClaims, keyOf, revisionIn } from './sums.ts';

/** Everything that was told of claims: by results, and by settlements that tell their counts. */
export type Told = {
  readonly said: readonly SaidOn[];
  readonly results: readonly ResultTold[];
  readonly terms: Terms;
  readonly ladder: Ladder;
  readonly below: number;
};

/** What somebody makes of it: what is shown or guessed of single results, and what follows for others. */
export type Reading = { readonly known: KnownClaims; readonly following: KnownClaims };

export function toldOf(input: Omit<Told, 'ladder'>): Told {
  return { ...input, ladder: ladderIn(input.terms) };
}

/**
 * What somebody makes of what was told: without guessing; guessing that what is withheld is as it is known of another
 * revision, as a correction leaves most as it was; and guessing so of all but one.
 */
export function readingsOf(told: Told): Reading[] {
  const plain = readingOf(told, () => false);
  const guessed = readingOf(told, () => true);
  const guesses = [...guessed.known.keys()].filter((key) => !plain.known.has(key));
  if (guesses.length === 0) return [plain];
  const butOne = guesses.length === 1 ? [] : guesses;
  return [plain, guessed, ...butOne.map((one) => readingOf(told, (key) => key !== one))];
}

function readingOf({ said, results }: Told, mayGuess: (key: string) => boolean): Reading {
  const known = new Map(shownIn(said, results));
  const settled = said.flatMap(({ on }) => on);
  for (;;) {
    const following = followingFrom(said, known);
    const all = new Map([...known, ...following]);
    const guesses = settled.flatMap((each) => {
      const key = keyOf(each);
      const guess = all.has(key) || !mayGuess(key) ? undefined : otherOf(each, all);
      return guess ? [[key, guess] as const] : [];
    });
    if (guesses.length === 0) return { known, following };
    for (const [key, guess] of guesses) known.set(key, guess);
  }
}

/** What is known of a period's claims in its newest other revision of which it is. */
function otherOf({ periodId, revision }: Settles, known: KnownClaims): Claimed | undefined {
  const others = [...known].filter(
    ([key]) => key.startsWith(`${periodId} r`) && key !== keyOf({ periodId, revision }),
  );
  const [last] = others.toSorted(([one], [other]) => revisionIn(other) - revisionIn(one));
  return last?.[1];
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
