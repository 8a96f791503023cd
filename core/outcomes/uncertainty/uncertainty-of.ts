import type { Assumption, Estimated } from '../../statistics/estimate.ts';
import type { Terms } from '../../terms/shape/terms.ts';
import { sidesOf } from '../effects/sides.ts';
import { areAsCompared } from '../effects/time-sides.ts';
import type { MissingPolicy } from '../evaluation.ts';
import { isTime } from '../persons/seen.ts';
import type { MetricPlan } from '../plan/plan.ts';
import type { CellTally } from '../tallies/tally.ts';
import { type Asked, byFormula, oddsOf } from './by-formula.ts';
import { byClusters, byNegativeBinomial } from './by-persons.ts';
import { byResampling } from './by-resampling.ts';
import { matchedOf } from './matched.ts';
import { attributeOf, type People } from './people.ts';
import { type Rule, ruleOf } from './rule.ts';
import type { Interval, Matched, Uncertainty } from './shape.ts';
import { estimateText } from './text.ts';
import { written } from './written.ts';

/** How sure a metric's effect is in one cell, and the matched comparison where the terms describe one. */
export type Told = { readonly uncertainty?: Uncertainty; readonly matched?: Matched };

/**
 * The interval of the effect, with the missing as the contract counts them where that can be, and the matched
 * comparison beside it.
 *
 * @param about.people the measured persons, where persons are at hand together.
 */
export function uncertaintyOf(
  plan: MetricPlan,
  cell: CellTally,
  { terms, people }: { terms: Pick<Terms, 'followUp'>; people: People | undefined },
): Told {
  const policy = plan.metric.missing ?? 'excluded';
  const sides = sidesOf(plan, cell, policy);
  if (!sides || cell.treatment.measured === 0) return {};
  const rule = ruleOf(plan.metric, terms);
  const asked = { plan, cell, sides, isCounted: countsMissing(policy), rule };
  const { matching } = plan.metric;
  return {
    uncertainty: effectOf(asked, people),
    ...(matching === undefined || !people ? {} : { matched: matchedOf(asked, people, matching) }),
  };
}

function effectOf(asked: Asked, people: People | undefined): Uncertainty {
  const { rule } = asked;
  if (rule.method === 'odds-ratio')
    return written('odds ratio', ofEnrolments(oddsOf(asked), rule), noted(asked, false));
  const byPersons = methodByPersons(rule);
  if (byPersons === undefined) {
    return written('effect', ofEnrolments(byFormula(asked), rule), noted(asked, false));
  }
  // Times to an event have formulas of their own only: drawing persons anew knows nothing of censoring.
  if (isTime(asked.plan.measure.as)) return { of: 'effect', method: byPersons, none: 'no formula' };
  if (!people) return { of: 'effect', method: byPersons, none: 'persons not at hand' };
  const { estimated, more } = estimatedBy(asked, people, byPersons);
  return written('effect', estimated, { ...noted(asked, true), more });
}

/** A method that knows nothing of who is who takes each enrolment for a person of its own. */
function ofEnrolments(estimated: Estimated, { countsEnrolments }: Rule): Estimated {
  if (!countsEnrolments || 'none' in estimated) return estimated;
  const assumptions = estimated.assumptions.map((each) =>
    each === 'independent-persons' ? 'independent-enrolments' : each,
  );
  return { ...estimated, assumptions };
}

type ByPersons = 'bootstrap' | 'negative-binomial' | 'cluster-robust';

/** Clusters without a method ask for cluster-robust errors. */
function methodByPersons({ method, clusters }: Rule): ByPersons | undefined {
  if (method === 'bootstrap' || method === 'negative-binomial') return method;
  return method === 'cluster-robust' || clusters !== undefined ? 'cluster-robust' : undefined;
}

function estimatedBy(
  asked: Asked,
  people: People,
  method: ByPersons,
): { estimated: Estimated; more: Pick<Interval, 'clusters' | 'theta'> } {
  const { rule } = asked;
  const { clusters } = rule;
  const counted = clusters === undefined ? {} : { clusters: clustersIn(people, clusters) };
  switch (method) {
    case 'bootstrap':
      return { estimated: byResampling(asked, people), more: counted };
    case 'negative-binomial': {
      const { ratio, theta } = byNegativeBinomial(asked, people);
      const more = theta === undefined ? {} : { theta: estimateText(theta) };
      return { estimated: ofEnrolments(ratio, rule), more };
    }
    case 'cluster-robust': {
      const none = { method, none: 'attribute missing' } as const;
      const estimated = clusters === undefined ? none : byClusters(asked, people, clusters);
      return { estimated, more: counted };
    }
  }
}

function clustersIn({ intervention, comparison }: People, attribute: string): number {
  const values = attributeOf([...intervention, ...comparison], attribute);
  return 'none' in values ? 0 : new Set(values).size;
}

/** What is taken for granted about the missing and about a fixed comparator. */
function noted({ plan, cell, isCounted, rule }: Asked, byPersons: boolean) {
  const { treatment, comparison } = cell;
  const someMissing = treatment.missing + comparison.missing > 0;
  const { with: against } = plan.comparison;
  const isPaired = against === 'reference' || against === 'differences';
  const isTimed =
    plan.measure.over !== undefined ||
    (isTime(plan.measure.as) && areAsCompared(plan, plan.metric.missing ?? 'excluded'));
  const leftOut = byPersons || isTimed || (isPaired && !isUnchanged(plan));
  const assumptions: readonly Assumption[] = [
    ...(plan.comparison.with === 'value' ? (['comparator-as-known'] as const) : []),
    ...(!someMissing
      ? []
      : [isCounted && !leftOut ? ('missing-as-counted' as const) : ('measured-only' as const)]),
  ];
  return { rule, assumptions };
}

/** Of own changes only "not improved" is known of the missing: they have not changed. */
function isUnchanged({ metric, comparison }: MetricPlan): boolean {
  const { effect = 'level', missing } = metric;
  if (comparison.with === 'differences') return effect === 'level';
  return effect === 'level' || (effect === 'improvement' && missing === 'not improved');
}

function countsMissing(policy: MissingPolicy): boolean {
  return policy === 'failure' || policy === 'not improved';
}
