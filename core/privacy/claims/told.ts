import type { Terms } from '../../terms/shape/terms.ts';
import { isSmall } from '../cells/table.ts';
import { type Claimed, isFewIn, isFewOfEnrolled, ladderIn, tellsOfFew } from '../tables/ladder.ts';
import { tellsOfFewAccepted } from './accepted.ts';
import { tellsBeside } from './beside.ts';
import { type Reading, readingsOf, type Told, toldOf } from './known.ts';
import { claimsSaidIn, type ResultTold, type SaidOn, type Settled } from './said.ts';
import { leftsOf, restsOf, settlesIn } from './sums.ts';
import { toDatesOf } from './to-date.ts';

type Known = {
  readonly results: readonly ResultTold[];
  readonly terms: Terms;
  readonly below: number;
};

/**
 * Whether what a settlement says of claims to date tells of few, by itself or less what is known: the claims that
 * results show, and what earlier settlements said.
 */
export function tellsFewClaims(
  input: Known & { settlement: Settled; earlier: readonly Settled[] },
): boolean {
  const { settlement, earlier, ...known } = input;
  const [now] = saidOf([settlement]);
  if (now === undefined) return false;
  const told = toldOf({ ...known, said: [...saidOf(earlier), now] });
  return tellsOfFewAccepted({ ...told, now }) || tellsFew(told);
}

/** Whether settlements that were told tell of few, with what results show since then. */
export function tellFewNow(settlements: readonly Settled[], known: Known): boolean {
  return tellsFew(toldOf({ ...known, said: saidOf(settlements) }));
}

/** How many have claimed what can be claimed once, and of how many it was accepted, as settlements told it. */
export function claimedOnceIn(settlements: readonly Settled[], terms: Terms): number[] {
  const { once } = ladderIn(terms);
  return saidOf(settlements).flatMap(({ said }) =>
    [said.claimed, ...(said.accepted.get('')?.values() ?? [])].flatMap((claims) =>
      [...claims].flatMap(([outcome, count]) => (count > 0 && once.has(outcome) ? [count] : [])),
    ),
  );
}

/** What is said where counts are told. */
function saidOf(settlements: readonly Settled[]): SaidOn[] {
  return settlements
    .map(({ settles, lines }) => ({ on: settles, said: claimsSaidIn(lines) }))
    .filter(({ said }) => said.claimed.size > 0);
}

function tellsFew(told: Told): boolean {
  return readingsOf(told).some(
    (reading) => tellsWithheld(told, reading) || tellsToDate(told, reading),
  );
}

/** Whether the claims of results that withhold them follow, of one or of some together, and are of few. */
function tellsWithheld(told: Told, { said, known, following }: Reading): boolean {
  const { below } = told;
  const isTold = ([key, claimed]: [string, Claimed]): boolean => {
    // What was guessed wrong leaves fewer than nobody.
    const isFew = [...claimed.values()].some((count) => count > 0 && isSmall(count, below));
    return isFew || tellsBeside(claimed, { ...told, periodId: settlesIn(key).periodId });
  };
  const rests = restsOf(leftsOf(said, known));
  return [...following].some(isTold) || rests.some((claimed) => isFewIn(claimed, below));
}

/**
 * Whether what was claimed by the end of a period follows, or would have been by another revision, and tells how few are
 * between two rungs or had not claimed by then of those who are enrolled then or later.
 */
function tellsToDate(told: Told, { said, known }: Reading): boolean {
  const { ladder, below, enrolledSince } = told;
  return toDatesOf(said, known).some(
    ({ claimed, last }) =>
      tellsOfFew(claimed, { ladder, below }) ||
      enrolledSince(last).some((enrolled) => isFewOfEnrolled(claimed, enrolled, { ladder, below })),
  );
}
