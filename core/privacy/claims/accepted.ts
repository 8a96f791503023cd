import { isSmall } from '../cells/table.ts';
import { type Claimed, isFewOfEnrolled, tellsOfFew } from '../tables/ladder.ts';
import type { Told } from './known.ts';
import type { Claimants, SaidOn } from './said.ts';

/** What was told, and which settlement is looked at. */
type ToldNow = Told & { readonly now: SaidOn };

/**
 * Whether accepted claims tell of few: how many more reached one rung than the next, or how many of the enrolled reached
 * none, then or later and in whatever revision; and whether a limit per claimant tells of few of them. How many were
 * accepted since an earlier settlement is held against it count by count (`mayShowCounts`).
 */
export function tellsOfFewAccepted(about: ToldNow): boolean {
  const { now, ladder, below } = about;
  const isTold = [...now.said.accepted].some(([cohort, cards]) => {
    const since = enrolledSince(about, cohort);
    return pairsOf([...cards.values()]).some(
      (claimed) =>
        tellsOfFew(claimed, { ladder, below }) ||
        since.some((enrolled) => isFewOfEnrolled(claimed, enrolled, { ladder, below })),
    );
  });
  return isTold || now.said.claimants.some((each) => tellsOfFewClaimants(each, about));
}

/** Every card by itself, and beside every other: a rung of one may build on a rung of another. */
function pairsOf(cards: readonly Claimed[]): Claimed[] {
  return cards.flatMap((one) => cards.map((other) => new Map([...other, ...one])));
}

/** Whoever has claimed something once is a claimant, and a claimant is enrolled. */
function tellsOfFewClaimants(
  { cohort = '', all, over, accepted }: Claimants,
  about: ToldNow,
): boolean {
  const { ladder, below } = about;
  const others = [...ladder.once].map((outcome) => accepted.get(outcome) ?? 0);
  return [over, ...others, ...enrolledSince(about, cohort)].some(
    (count) => count > 0 && isSmall(all - count, below),
  );
}

/** How many are shown to be enrolled by the end of what is settled or later, in all or in a cohort. */
function enrolledSince({ now, enrolledSince: since }: ToldNow, cohort: string): readonly number[] {
  const last = now.on.at(-1);
  return last === undefined ? [] : since(last.periodId, cohort);
}
