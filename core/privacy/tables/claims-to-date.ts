import type { ResultFile } from '../../lifecycle/verdict/result-file.ts';
import type { Terms } from '../../terms/shape/terms.ts';
import { WITHHELD } from '../disclosed.ts';
import { type CountedClaims, claimsIn } from './counted-claims.ts';
import type { EarlierResult } from './decide.ts';
import type { DisclosedResult } from './disclosed-result.ts';
import { addClaims, type Claimed, isFewIn, ladderIn, tellsOfFew } from './ladder.ts';

/** What a period's claims are in its newest revision, and what was shown of it in whatever revision. */
type Period = {
  readonly claimed: Claimed;
  readonly enrolled: number | undefined;
  readonly isNow: boolean;
  /** Its newest revision withholds its claims. */
  readonly isWithheld: boolean;
  readonly shown: readonly Claimed[];
};

/**
 * Whether claims to date would tell of few. Settlements say what was claimed to date, so that what came before a period
 * follows from what is shown of it: where that is of few, the period is withheld too.
 */
export function tellsToDate(input: {
  result: ResultFile;
  terms: Terms;
  earlier: readonly EarlierResult[];
  below: number;
}): boolean {
  const about = { ladder: ladderIn(input.terms), below: input.below };
  const periods = periodsOf(input);
  const now = periods.findIndex(({ isNow }) => isNow);
  const toDate = toDateOf(periods);
  const isOfFew = (claimed: Claimed, at: number): boolean =>
    tellsOfFew(claimed, { ...about, enrolled: periods[at]?.enrolled });
  return (
    [periods, ...beforeCorrections(periods)].some((each) =>
      toDateOf(each).some((claimed, at) => at >= now && isOfFew(claimed, at)),
    ) ||
    (periods[now - 1]?.isWithheld === true &&
      (isOfFew(toDate[now - 1] ?? new Map(), now - 1) || isPoolOfFew(periods, now, input.below)))
  );
}

function toDateOf(periods: readonly Period[]): Claimed[] {
  let sum: Claimed = new Map();
  return periods.map(({ claimed }) => {
    sum = addClaims(sum, claimed);
    return sum;
  });
}

/** The periods, with what an earlier revision showed of another one: that many were claimed before its correction. */
function beforeCorrections(periods: readonly Period[]): Period[][] {
  return periods.flatMap((corrected, at) =>
    corrected.isNow
      ? []
      : corrected.shown.map((claimed) => periods.with(at, { ...corrected, claimed })),
  );
}

/** What was withheld last, together; less what an earlier revision showed of it. */
function isPoolOfFew(periods: readonly Period[], now: number, below: number): boolean {
  const before = periods.slice(0, now);
  const run = before.slice(before.findLastIndex(({ isWithheld }) => !isWithheld) + 1);
  const pooled = run.reduce<Claimed>((sum, { claimed }) => addClaims(sum, claimed), new Map());
  const lessShown = run.reduce<Claimed>((sum, { shown }) => {
    const last = shown.at(-1);
    return last ? addClaims(sum, last, -1) : sum;
  }, pooled);
  return isFewIn(pooled, below) || isFewIn(lessShown, below);
}

/** Every period of which something is known, in the order of the terms; those without claims tell nothing. */
function periodsOf(input: {
  result: ResultFile;
  terms: Terms;
  earlier: readonly EarlierResult[];
}): Period[] {
  const { result, terms, earlier } = input;
  const order = (terms.periods ?? []).map(({ id }) => id);
  const newest = new Map<string, ResultFile>();
  for (const each of [...earlier.map((one) => one.result), result]) {
    const known = newest.get(each.periodId);
    if (!known || known.revision <= each.revision) newest.set(each.periodId, each);
  }
  return [...newest]
    .sort(([one], [other]) => order.indexOf(one) - order.indexOf(other))
    .map(([periodId, of]) => {
      const disclosed = earlier
        .map((each) => each.disclosed)
        .filter((each) => each.periodId === periodId);
      const last = disclosed.find(({ revision }) => revision === of.revision);
      return {
        claimed: claimedIn(claimsIn(of)),
        enrolled: of.evaluation?.enrolledCount,
        isNow: periodId === result.periodId,
        isWithheld: last !== undefined && isWithheld(last),
        shown: disclosed.filter((each) => !isWithheld(each)).map(claimedShown),
      };
    })
    .filter(({ isNow, claimed }) => isNow || claimed.size > 0);
}

/** Whether a result shows none of its claims. */
export function isWithheld({ claims }: Pick<DisclosedResult, 'claims'>): boolean {
  return claims.some(({ count }) => count === WITHHELD);
}

/** What a result shows of claims, over all places. */
export function claimedShown({ claims }: Pick<DisclosedResult, 'claims'>): Claimed {
  return claimedIn(
    claims.flatMap(({ count, ...rest }) => (count === WITHHELD ? [] : [{ ...rest, count }])),
  );
}

function claimedIn(claims: readonly CountedClaims[]): Claimed {
  return claims.reduce<Claimed>(
    (sum, { outcome, count }) => addClaims(sum, new Map([[outcome, count]])),
    new Map(),
  );
}
