import { type Decimal, type DecimalText, decimal, ONE, ZERO } from '../../money/decimal.ts';
import type { MetricFact, Tally } from '../../settlement/facts.ts';
import type { Side } from '../../settlement/figures/effect.ts';
import { failureOf } from '../effects/side.ts';
import { sidesOf } from '../effects/sides.ts';
import type { MissingPolicy } from '../evaluation.ts';
import { isTime } from '../persons/seen.ts';
import type { MetricPlan } from '../plan/plan.ts';
import type { ArmTally, CellTally } from '../tallies/tally.ts';

/** What a fact's sides gain when one of the missing turns out to have failed, or to have succeeded. */
export type Change = {
  readonly own: Tally;
  readonly comparator?: Tally;
  /**
   * Of one of the comparison group, where one's own missing count as that group is: what those measured add up to,
   * and how many follow the group's level.
   */
  readonly asComparator?: { readonly sum: DecimalText; readonly missing: number };
};

/** By what the missing may turn out to be; left out where that has no figure, or is what they count as already. */
export type IfMissing = { readonly failed?: Change; readonly succeeded?: Change };

/** Whose missing they are. */
export type Group = 'treatment' | 'comparison';

/**
 * What each of a group's missing would change, if it were known how it went for them: exact, and the same for each, so
 * that any number of them is as many times it. There is no such change for times to an event, for rates over
 * time followed, and for differences in differences.
 */
export function ifMissingOf(plan: MetricPlan, cell: CellTally, group: Group): IfMissing {
  const { measure, comparison } = plan;
  const isOther = isTime(measure.as) || measure.over !== undefined;
  if (cell[group].missing === 0 || isOther || comparison.with === 'differences') return {};
  if (group === 'comparison' && comparison.with !== 'group') return {};
  const change = group === 'treatment' ? changeOfOwn : changeOfCompared;
  const [failed, succeeded] = [failureOf(plan), successOf(plan)].map((figure) =>
    figure === undefined ? undefined : change(plan, cell, figure),
  );
  return { ...(failed ? { failed } : {}), ...(succeeded ? { succeeded } : {}) };
}

/** The best figure there is: of shares, and of events that should be few. */
function successOf({ metric, measure }: MetricPlan): Decimal | undefined {
  if (measure.baseline !== undefined && measure.as !== 'share') return undefined;
  if (metric.better === 'higher') return measure.as === 'share' ? ONE : undefined;
  return ['share', 'count', 'rate'].includes(measure.as) ? ZERO : undefined;
}

function changeOfOwn(plan: MetricPlan, cell: CellTally, figure: Decimal): Change | undefined {
  const policy: MissingPolicy = plan.metric.missing ?? 'excluded';
  const before = sidesOf(plan, cell, policy);
  const after = sidesOf(plan, { ...cell, treatment: turned(cell.treatment, figure) }, policy);
  if (!before || !after) return undefined;
  const own = gained(before.own, after.own);
  const compared =
    plan.comparison.with !== 'value' && before.comparator && after.comparator
      ? gained(before.comparator, after.comparator)
      : undefined;
  const isNothing = [own, compared].every((tally) => tally === undefined || isZero(tally));
  if (isNothing) return undefined;
  return { own, ...(compared === undefined || isZero(compared) ? {} : { comparator: compared }) };
}

/** Where one's own missing count as the comparison group is, they change with its level, by no fixed step. */
function changeOfCompared(plan: MetricPlan, cell: CellTally, figure: Decimal): Change | undefined {
  const policy: MissingPolicy = plan.metric.missing ?? 'excluded';
  const { treatment, comparison } = cell;
  const before = sidesOf(plan, cell, policy);
  const after = sidesOf(plan, { ...cell, comparison: turned(comparison, figure) }, policy);
  if (!before || !after?.comparator) return undefined;
  const nobody = { sum: ZERO, of: ZERO, scale: after.comparator.scale };
  const comparator = gained(before.comparator ?? nobody, after.comparator);
  if (isZero(comparator)) return undefined;
  const follows = policy === 'not improved' && treatment.missing > 0;
  const asComparator = { sum: treatment.sum.toFixed(), missing: treatment.missing };
  return {
    own: { sum: '0', of: '0' },
    comparator,
    ...(follows ? { asComparator } : {}),
  };
}

/** One of the missing, measured after all; their reference is the mean of what is known of the missing's. */
function turned(arm: ArmTally, figure: Decimal): ArmTally {
  const { missingWithReference, measured } = arm;
  const isKnown = missingWithReference > 0;
  const reference = isKnown
    ? arm.missingReference.div(missingWithReference)
    : measured === 0
      ? ZERO
      : arm.reference.div(measured);
  return {
    ...arm,
    measured: measured + 1,
    missing: arm.missing - 1,
    sum: arm.sum.plus(figure),
    reference: arm.reference.plus(reference),
    missingReference: isKnown ? arm.missingReference.minus(reference) : arm.missingReference,
    missingWithReference: isKnown ? missingWithReference - 1 : 0,
  };
}

function gained(before: Side, after: Side): Tally {
  const sum = after.sum.minus(before.sum).toFixed();
  if (before.of === undefined || after.of === undefined) return { sum };
  return { sum, of: after.of.minus(before.of).toFixed() };
}

function isZero({ sum, of = '0' }: Tally): boolean {
  return Number(sum) === 0 && Number(of) === 0;
}

/** The fact, had so many of a group's missing turned out so. */
export function withTurned(
  fact: MetricFact,
  change: Change,
  { persons, group }: { persons: number; group: Group },
): MetricFact {
  const { own, comparator, measured = 0 } = fact;
  if (own === undefined || persons === 0) return fact;
  const isCompared = group === 'comparison';
  const known = comparator ?? (isCompared ? NO_COMPARATOR : undefined);
  const turnedComparator =
    known === undefined || change.comparator === undefined
      ? known
      : added(known, change.comparator, persons);
  const turned = {
    ...fact,
    own: following(added(own, change.own, persons), change, turnedComparator),
    ...(turnedComparator === undefined ? {} : { comparator: turnedComparator }),
  };
  if (isCompared) return turned;
  // Whoever turns is measured then, also where nobody was.
  const { missing: _, ...measuredNow } = turned;
  return { ...measuredNow, measured: measured + persons };
}

const NO_COMPARATOR: Tally = { sum: '0', of: '0' };

/** One's own with the missing of them as the comparison group is, computed as from persons: to the last digit. */
function following(own: Tally, { asComparator }: Change, comparator: Tally | undefined): Tally {
  if (asComparator === undefined || comparator?.of === undefined) return own;
  const each = decimal(comparator.sum).div(decimal(comparator.of));
  const { sum, missing } = asComparator;
  return { ...own, sum: decimal(sum).plus(each.times(missing)).toFixed() };
}

function added(tally: Tally, change: Tally, persons: number): Tally {
  const plus = (one: string, other = '0') =>
    ZERO.plus(one).plus(ZERO.plus(other).times(persons)).toFixed();
  const sum = plus(tally.sum, change.sum);
  return tally.of === undefined ? { sum } : { sum, of: plus(tally.of, change.of) };
}
