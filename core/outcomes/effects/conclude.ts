import type { ISODate } from '../../calendar/date.ts';
import type { ClaimFact } from '../../settlement/facts.ts';
import { CALCULATION, type Evaluation } from '../evaluation.ts';
import type { Plan } from '../plan/plan.ts';
import type { PartialOutcome } from '../tallies/partial.ts';
import { keyOf } from '../tallies/tally.ts';
import { turnedIn } from '../tipping/turned-in.ts';
import { heldTogether } from '../uncertainty/adjust.ts';
import type { PeopleKept } from '../uncertainty/people.ts';
import { uncertaintyOf } from '../uncertainty/uncertainty-of.ts';
import { withComparison } from './compared.ts';
import { withNet } from './net.ts';
import { outcomeOf } from './outcome.ts';
import { withOther } from './raw.ts';

/** How many could have been enrolled, in a cohort or in all. */
export type Eligible = { readonly cohort?: string; readonly persons: number };

/** Makes outcomes of merged tallies: levels and effects are computed here, once, of everybody. */
export function concludeOutcomes(
  plan: Plan,
  input: {
    partial: PartialOutcome;
    asOf: ISODate;
    periods?: readonly string[];
    eligible?: readonly Eligible[];
    /** The measured persons, where the terms ask for a method that needs them together. */
    people?: PeopleKept;
  },
): Evaluation {
  const { partial, asOf, periods, eligible = [], people } = input;
  const chosen = (period: string | undefined) =>
    periods === undefined || period === undefined || periods.includes(period);
  const all = plan.metrics.flatMap((metric) => {
    const compared = withComparison(metric, partial.cells).filter(({ cell }) =>
      chosen(cell.period),
    );
    return compared.map((each) => {
      const { cell, groups } = each;
      const { outcome, ...rest } = outcomeOf(metric, cell, eligibleIn(eligible, cell.cohort));
      const persons = people?.of(keyOf(cell), groups.map(keyOf));
      const turned = turnedIn(metric, each, compared);
      const sure = uncertaintyOf(metric, cell, { terms: plan.terms, people: persons });
      return { ...rest, outcome: { ...outcome, ...turned, ...sure } };
    });
  });
  const concluded = withNet(plan, withOther(plan, all));
  const claims = partial.claims.filter(({ period }) => chosen(period));
  const payable = ({ period }: { period?: string }) => !isForLearning(plan, period);
  return {
    calculation: CALCULATION,
    contract: plan.terms.contract,
    asOf,
    enrolledCount: partial.enrolledCount,
    metrics: heldTogether(
      concluded.map(({ outcome }) => outcome),
      plan.terms.verification?.multipleTesting,
    ),
    claims,
    facts: {
      metrics: concluded.flatMap(({ fact }) => (fact && payable(fact) ? [fact] : [])),
      claims: claims.filter((claim: ClaimFact) => payable(claim)),
    },
  };
}

function eligibleIn(eligible: readonly Eligible[], cohort: string | undefined): number | null {
  return eligible.find((each) => each.cohort === cohort)?.persons ?? null;
}

function isForLearning({ periods }: Plan, period: string | undefined): boolean {
  return periods.some(({ id, purpose }) => id === period && purpose === 'learning');
}
