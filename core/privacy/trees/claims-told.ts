import type { Explained } from '../../explain/explained.ts';
import type { PaymentLine } from '../../settlement/settlement.ts';
import type { Terms } from '../../terms/shape/terms.ts';
import { isSmall } from '../cells/table.ts';
import { WITHHELD } from '../disclosed.ts';
import { outcomeCountedBy } from '../tables/beside-claims.ts';
import { claimedShown, isWithheld } from '../tables/claims-to-date.ts';
import type { DisclosedResult } from '../tables/disclosed-result.ts';
import { addClaims, type Claimed, ladderIn, tellsOfFew } from '../tables/ladder.ts';

/** The derivation of each payment, and the day until which it was settled. */
type Settled = { readonly asOf: string; readonly lines: readonly Pick<PaymentLine, 'explained'>[] };

/**
 * Whether what a settlement says of claims to date tells of few: by how many more claimed one rung than the next, by how
 * many of the enrolled never claimed, or by what is left when the claims that results showed, or an earlier settlement,
 * are taken away.
 */
export function tellsFewClaims(input: {
  settlement: Settled;
  earlier: readonly Settled[];
  results: readonly DisclosedResult[];
  terms: Terms;
  below: number;
}): boolean {
  const { settlement, earlier, results, terms, below } = input;
  const ladder = ladderIn(terms);
  const periods = shownByPeriod(results, terms);
  return WAYS.some((facts) => {
    const toDate = claimedToDate(settlement, facts);
    return [NOTHING, ...earlier].some((before) => {
      const rests = restsOf(addClaims(toDate, claimedToDate(before, facts), -1), {
        periods,
        since: before.asOf,
      });
      return rests.some(
        ({ claimed, enrolled, only }) =>
          tellsOfFew(claimed, {
            ...{ ladder, below },
            // Claims since an earlier settlement are no part of those enrolled since.
            ...(before === NOTHING ? { enrolled } : {}),
          }) || tellsMetric(claimed, { terms, results, below, only }),
      );
    });
  });
}

const NOTHING: Settled = { asOf: '', lines: [] };

/** What is left of claims; of which period, where it is one; and who was enrolled by its end. */
type Rest = {
  readonly claimed: Claimed;
  readonly enrolled: number | undefined;
  readonly only: string | undefined;
};

/** What is left of claims without the last period's that was shown, the last two's, and so on. */
function restsOf(
  all: Claimed,
  { periods, since }: { periods: readonly Period[]; since: string },
): Rest[] {
  const later = periods.filter(({ asOf }) => asOf > since).toReversed();
  const about = (at: number) => ({
    enrolled: later[at]?.enrolled,
    only: at === later.length - 1 ? later[at]?.periodId : undefined,
  });
  const rests: Rest[] = [{ claimed: all, ...about(0) }];
  for (const [at, { claimed }] of later.entries()) {
    const before = rests.at(-1)?.claimed ?? all;
    rests.push({ claimed: addClaims(before, claimed, -1), ...about(at + 1) });
  }
  return rests;
}

/** What was accepted, and all that was claimed. */
const WAYS = [
  ['persons', 'published'],
  ['persons', 'published', 'again', 'ladder', 'terms'],
];

/**
 * What a settlement's lines count of each outcome. A line says it at its outcome, and again below, of each price; where
 * it is said by cohort or period, the parts add up. Two cards may count the same claims.
 */
function claimedToDate({ lines }: Settled, facts: readonly string[]): Claimed {
  const most = new Map<string, number>();
  for (const { explained } of lines) {
    for (const [outcome, count] of countedIn(explained, facts)) {
      most.set(outcome, Math.max(count, most.get(outcome) ?? 0));
    }
  }
  return most;
}

function countedIn({ name, facts = {}, inputs }: Explained, asked: readonly string[]): Claimed {
  if (name !== undefined && facts.persons !== undefined) {
    const counts = asked.map((fact) => Number(facts[fact] ?? 0));
    return new Map([[name, counts.reduce((sum, count) => sum + count, 0)]]);
  }
  return inputs.reduce<Claimed>((sum, input) => addClaims(sum, countedIn(input, asked)), new Map());
}

type Period = {
  readonly periodId: string;
  readonly claimed: Claimed;
  readonly enrolled: number | undefined;
  readonly asOf: string;
};

/** What was shown last of each period, in the order of the terms. */
function shownByPeriod(results: readonly DisclosedResult[], terms: Terms): Period[] {
  const order = (terms.periods ?? []).map(({ id }) => id);
  const ofPeriod = new Map<string, DisclosedResult[]>();
  for (const each of results.toSorted((one, other) => one.revision - other.revision)) {
    ofPeriod.set(each.periodId, [...(ofPeriod.get(each.periodId) ?? []), each]);
  }
  return [...ofPeriod]
    .sort(([one], [other]) => order.indexOf(one) - order.indexOf(other))
    .map(([periodId, all]) => {
      const shown = all.findLast((each) => !isWithheld(each));
      return {
        periodId,
        claimed: shown ? claimedShown(shown) : new Map<string, number>(),
        enrolled: all.map(enrolledIn).findLast((count) => count !== undefined),
        asOf: (shown ?? all.at(-1))?.asOf ?? '',
      };
    });
}

function enrolledIn({ enrolledCount }: DisclosedResult): number | undefined {
  return enrolledCount === WITHHELD ? undefined : enrolledCount;
}

/** Whether a period's claims differ by few from what is shown of a metric of the same observation. */
function tellsMetric(
  claimed: Claimed,
  about: {
    terms: Terms;
    results: readonly DisclosedResult[];
    below: number;
    only: string | undefined;
  },
): boolean {
  const { terms, results, below, only } = about;
  return results.some(({ metrics }) =>
    metrics.some(({ metric, period = only, sides }) => {
      if (only === undefined || period !== only) return false;
      const count = claimed.get(outcomeCountedBy(terms, metric) ?? '') ?? 0;
      const sum = sides.own?.sum;
      if (count === 0 || sum === undefined || sum === WITHHELD) return false;
      return isSmall(Number(sum) - count, below);
    }),
  );
}
