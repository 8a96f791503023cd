import type { Explained } from '../../explain/explained.ts';
import type { Decimal } from '../../money/decimal.ts';
import type { MetricFact, Whereabouts } from '../../settlement/facts.ts';
import { unitOfEffect } from '../../terms/quotient.ts';
import type { Denominators, MetricOutcome, NoEffect, Result, Side } from '../evaluation.ts';
import type { MetricPlan } from '../plan/plan.ts';
import type { ArmTally, CellTally } from '../tallies/tally.ts';
import { withAnyOf } from '../tallies/with-any.ts';
import { worstCaseOf } from '../worst/worst-case.ts';
import { type Computed, computeBy } from './compute.ts';
import { explainOutcome } from './explain.ts';
import { followedOf } from './followed.ts';

/** An outcome, with the unrounded effect and what settlement reads, once it is complete. */
export type Concluded = {
  readonly outcome: MetricOutcome;
  readonly exact?: Decimal;
  readonly fact?: MetricFact;
};

/** What one cell says: the contract's way of counting the missing and the worst case, side by side. */
export function outcomeOf(plan: MetricPlan, cell: CellTally, eligible: number | null): Concluded {
  const policy = plan.metric.missing ?? 'excluded';
  const computed = computeBy(plan, cell, policy);
  const { exact, counted, ...result } = computed;
  const { treatment, comparison } = cell;
  const complete = treatment.open === 0 && comparison.open === 0;
  const place = placeOf(cell);
  const explained: Explained = explainOutcome(plan, { place, result, exact });
  const outcome: MetricOutcome = {
    metric: plan.name,
    unit: unitOfEffect(plan.metric),
    ...place,
    ...result,
    denominators: { eligible, ...denominatorsOf(treatment) },
    ...('arm' in plan.comparison ? { comparatorDenominators: denominatorsOf(comparison) } : {}),
    complete,
    worstCase: worstCaseOf(plan, cell),
    ...withAnyOf(plan, cell),
    ...followedOf(plan, cell),
    explained,
  };
  return {
    outcome,
    ...(exact === undefined ? {} : { exact }),
    ...(complete && treatment.reached > 0 ? { fact: factOf(plan, outcome, counted) } : {}),
  };
}

function placeOf({ cohort, period }: Whereabouts): Whereabouts {
  return {
    ...(cohort === undefined ? {} : { cohort }),
    ...(period === undefined ? {} : { period }),
  };
}

/** How many persons of an arm a figure stands on. */
export function denominatorsOf(arm: ArmTally): Omit<Denominators, 'eligible'> {
  const { enrolled, reached, measured, missing } = arm;
  return { enrolled, reached, measured, missing };
}

/**
 * What settlement reads: the tallies, so that cohorts and periods pool by adding. Where nobody was measured, but the
 * missing count, they are no figure by themselves and pool all the same.
 */
function factOf(
  { comparison }: MetricPlan,
  outcome: MetricOutcome,
  counted: Computed['counted'],
): MetricFact {
  const { metric, own, noEffect, denominators } = outcome;
  const { measured } = denominators;
  const about = { metric, ...placeOf(outcome), measured };
  const waits: readonly (NoEffect | undefined)[] = [
    'nobody measured',
    'waits for the missing',
    'policy does not apply',
  ];
  const isFixed = comparison.with === 'value';
  if (own !== null && !waits.includes(noEffect))
    return { ...about, ...talliesOf(outcome, isFixed) };
  return { ...about, missing: true, ...(counted ? talliesOf(counted, isFixed) : {}) };
}

/** A comparator that the terms fix is left out: settlement reads it there, and it must not be added up. */
function talliesOf(
  { own, comparator, before }: Pick<Result, 'own' | 'comparator' | 'before'>,
  isFixed: boolean,
): Pick<MetricFact, 'own' | 'comparator' | 'before'> {
  return {
    ...(own === null ? {} : { own: tallyOf(own) }),
    ...(comparator === null || isFixed ? {} : { comparator: tallyOf(comparator) }),
    ...(before && { before: { own: tallyOf(before.own), comparator: tallyOf(before.comparator) } }),
  };
}

function tallyOf({ sum, of }: Side) {
  return of === undefined ? { sum } : { sum, of };
}
