import type { MetricOutcome } from '../../outcomes/evaluation.ts';
import type { WithAny } from '../../outcomes/tallies/with-any.ts';
import { isSmall } from '../cells/table.ts';
import type { PlacedCount } from './counts.ts';
import type { RowSide } from './row.ts';

/** A sum that was shown before, and of whom. */
export type ShownSum = {
  readonly sum: string;
  readonly persons: number;
  readonly withAny?: Persons;
};

type Outcome = Pick<MetricOutcome, 'policy' | 'withAny'>;
type Persons = number | undefined;

/** On how many persons the sums of both sides stand: also on the missing, where their time before is counted in one. */
export function withAnyIn(outcome: Outcome): {
  readonly own?: number;
  readonly comparator?: number;
} {
  const { withAny, policy } = outcome;
  if (!withAny) return {};
  const { comparator } = withAny;
  const before = beforeIn(outcome);
  const group = comparator ?? before?.own;
  const missing = policy === 'not improved' ? (withAny.before?.missing.own ?? 0) : 0;
  return { own: withAny.own + missing, ...(group === undefined ? {} : { comparator: group }) };
}

/** On how many the sums of the reference period stand: a failure and who did not improve bring their own. */
function beforeIn({ withAny, policy }: Outcome) {
  if (!withAny?.before) return undefined;
  const { measured, missing } = withAny.before;
  const isFailure = policy === 'failure';
  const isCounted = isFailure || policy === 'not improved';
  return {
    own: measured.own + (isCounted ? missing.own : 0),
    comparator: (measured.comparator ?? 0) + (isFailure ? (missing.comparator ?? 0) : 0),
  };
}

/** Whether few have any of a side's sum. */
export function isOfFew({ withAny = 0 }: RowSide, below: number): boolean {
  return isSmall(withAny, below);
}

/** How many more persons have any of one sum than of another; nothing where it is not known. */
export function personsApart(one: Persons, other: Persons): Persons {
  return one === undefined || other === undefined ? undefined : Math.abs(one - other);
}

/** Whether few persons are known to stand between two sums. */
export function areFewApart(one: Persons, other: Persons, below: number): boolean {
  return isSmall(personsApart(one, other) ?? 0, below);
}

/** Whether a sum differs from one that was shown before by what few have. */
export function isNewOfFew(
  { tally, withAny }: RowSide,
  shown: readonly ShownSum[],
  below: number,
): boolean {
  return shown.some(
    (before) => before.sum !== tally?.sum && areFewApart(before.withAny, withAny, below),
  );
}

/** The effect of a difference in differences also tells what was before, which stands in no row. */
export function isBeforeOfFew(outcome: Outcome, below: number): boolean {
  const { own = 0, comparator = 0 } = beforeIn(outcome) ?? {};
  return isSmall(own, below) || isSmall(comparator, below);
}

/** The worst case tells by themselves what of a sum is of the measured, and what of the missing. */
export function isPartOfFew({ withAny }: Outcome, below: number): boolean {
  return withAny !== undefined && countsOf(withAny).some((persons) => isSmall(persons, below));
}

/** Whether two results of one metric stand on the same persons but for none or enough, as far as it is known. */
export function areResultsFar(
  one: WithAny | undefined,
  other: WithAny | undefined,
  below: number,
): boolean {
  const [mine, theirs] = [one ? countsOf(one) : [], other ? countsOf(other) : []];
  return theirs.every((persons, at) => {
    const apart = persons - (mine[at] ?? persons);
    return !isSmall(persons, below) && !isSmall(apart, below);
  });
}

function countsOf({ own, comparator = 0, before }: WithAny): number[] {
  const { measured, missing } = before ?? {};
  const ofBefore = [measured, missing].flatMap((arms) => [arms?.own ?? 0, arms?.comparator ?? 0]);
  return [own, comparator, ...ofBefore];
}

/** The counts, with those marked that few stand behind. */
export function markFew(
  counts: readonly PlacedCount[],
  isFew: (count: PlacedCount) => boolean,
): PlacedCount[] {
  return counts.map((count) =>
    count.what === 'achieved' && isFew(count) ? { ...count, isOfFew: true } : count,
  );
}
