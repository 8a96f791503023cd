import type { ResultFile } from '../../lifecycle/verdict/result-file.ts';
import type { Whereabouts } from '../../settlement/facts.ts';
import type { Terms } from '../../terms/shape/terms.ts';
import { isSmall } from '../cells/table.ts';
import type { Settled } from '../claims/said.ts';
import { tellFewNow } from '../claims/told.ts';
import { WITHHELD } from '../disclosed.ts';
import { isShownBeside } from './beside-claims.ts';
import { tellsToDate } from './claims-to-date.ts';
import { type CountedClaims, claimsIn } from './counted-claims.ts';
import type { EarlierResult } from './decide.ts';
import type { DisclosedClaims } from './disclosed-result.ts';

/**
 * How many claims were made of each outcome. The payment tells what they come to together, so that a single one that
 * is withheld would follow from the others: none of the result is shown where one is of few, or a few more or fewer
 * than was shown before, or where few are between it and another figure whose persons are the same.
 */
export function disclosedClaims(input: {
  result: ResultFile;
  terms: Terms;
  earlier: readonly EarlierResult[];
  settlements: readonly Settled[];
  below: number;
}): DisclosedClaims[] {
  const { result, terms, earlier, below } = input;
  const counted = claimsIn(result);
  const before = earlier.flatMap(({ disclosed }) => disclosed.claims);
  const isTold = (each: CountedClaims): boolean =>
    isSmall(each.count, below) ||
    shownOf(before, each).some((shown) => isSmall(each.count - shown, below)) ||
    isShownBeside(each, { terms, below, disclosed: earlier.map(({ disclosed }) => disclosed) });
  const shows = !counted.some(isTold) && !tellsToDate(input) && !tellsBySettlements(counted, input);
  return counted.map((each) => ({ ...each, count: shows ? each.count : WITHHELD }));
}

/** Whether these claims would tell of few beside what settlements said before: of those of other results. */
function tellsBySettlements(
  claims: readonly CountedClaims[],
  { result, terms, earlier, settlements, below }: Parameters<typeof disclosedClaims>[0],
): boolean {
  const { periodId, revision, evaluation } = result;
  const enrolled = evaluation === undefined ? {} : { enrolledCount: evaluation.enrolledCount };
  const before = earlier.map(({ disclosed }) => disclosed);
  const about = { terms, below, results: before };
  const results = [...before, { periodId, revision, claims, metrics: [], ...enrolled }];
  return tellFewNow(settlements, { ...about, results }) && !tellFewNow(settlements, about);
}

/** What was shown of the claims of an outcome at one place. */
export function shownOf(
  claims: readonly DisclosedClaims[],
  { outcome, cohort, period }: Whereabouts & { outcome: string },
): number[] {
  return claims.flatMap((each) =>
    each.outcome === outcome &&
    each.cohort === cohort &&
    each.period === period &&
    each.count !== WITHHELD
      ? [each.count]
      : [],
  );
}
