import type { Terms } from '../../terms/shape/terms.ts';
import { claimedShown, isWithheld } from '../tables/claims-to-date.ts';
import { type Claimed, type Ladder, ladderIn } from '../tables/ladder.ts';
import { type EnrolledSince, enrolledSinceIn } from './enrolled.ts';
import type { ResultTold, SaidOn, Settles } from './said.ts';
import { followingFrom, type KnownClaims, keyOf, settlesIn } from './sums.ts';

/** Everything that was told of claims: by results, and by settlements that tell their counts. */
export type Told = {
  readonly said: readonly SaidOn[];
  readonly results: readonly ResultTold[];
  readonly terms: Terms;
  readonly below: number;
  readonly ladder: Ladder;
  readonly enrolledSince: EnrolledSince;
};

/**
 * What somebody makes of it: what is known or guessed of single results, and what of it follows. Revisions that are
 * guessed to be the same are one result in what is said.
 */
export type Reading = {
  readonly said: readonly SaidOn[];
  readonly known: KnownClaims;
  readonly following: KnownClaims;
};

export function toldOf(input: Omit<Told, 'ladder' | 'enrolledSince'>): Told {
  const { results, terms } = input;
  return {
    ...input,
    ladder: ladderIn(terms),
    enrolledSince: enrolledSinceIn(results, terms),
  };
}

/**
 * What somebody makes of what was told: without guessing; guessing that what is withheld is as another revision of it,
 * as a correction leaves most as it was; and guessing so of all but one.
 */
export function readingsOf({ said, results }: Told): Reading[] {
  const plain = readingOf(said, shownIn(said, results));
  const settled = said.flatMap(({ on }) => on.map(keyOf));
  const revisions = revisionsOf([...plain.known.keys(), ...settled]);
  const guessed = [...new Set(settled)].filter(
    (key) => !plain.known.has(key) && (revisions.get(periodIn(key))?.size ?? 0) > 1,
  );
  if (guessed.length === 0) return [plain];
  const butOne = guessed.length === 1 ? [] : guessed;
  return [
    plain,
    guessing(plain, new Set(guessed)),
    ...butOne.map((one) => guessing(plain, new Set(guessed.filter((key) => key !== one)))),
  ];
}

function readingOf(said: readonly SaidOn[], known: KnownClaims): Reading {
  const following = followingFrom(said, known);
  return { said, known: new Map([...known, ...following]), following };
}

/** As if these results were one with each other of the same period, and as the newest one that is known. */
function guessing({ said, known }: Reading, guessed: ReadonlySet<string>): Reading {
  const revisions = revisionsOf(known.keys());
  const guesses = new Map<string, Claimed>();
  for (const periodId of new Set([...guessed].map(periodIn))) {
    const newest = Math.max(...(revisions.get(periodId) ?? []));
    const its = known.get(keyOf({ periodId, revision: newest }));
    if (its) guesses.set(keyOf({ periodId, revision: GUESSED }), its);
  }
  const same = (each: Settles): Settles =>
    guessed.has(keyOf(each)) ? { ...each, revision: GUESSED } : each;
  const alike = said.map((each) => ({ ...each, on: each.on.map(same) }));
  return readingOf(alike, new Map([...known, ...guesses]));
}

/** The revision that those are which are guessed to be the same. */
const GUESSED = 0;

function periodIn(key: string): string {
  return settlesIn(key).periodId;
}

/** In which revisions there is each period. */
function revisionsOf(keys: Iterable<string>): ReadonlyMap<string, ReadonlySet<number>> {
  const found = new Map<string, Set<number>>();
  for (const { periodId, revision } of [...keys].map(settlesIn)) {
    found.set(periodId, (found.get(periodId) ?? new Set()).add(revision));
  }
  return found;
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
