import { decimal } from '../../money/decimal.ts';
import type { MetricOutcome, OtherResult, Side } from '../../outcomes/evaluation.ts';
import type { Uncertainty } from '../../outcomes/uncertainty/shape.ts';
import { isSmall } from '../cells/table.ts';
import { type Shown, WITHHELD } from '../disclosed.ts';
import type { DisclosedMetric, DisclosedResult } from './disclosed-result.ts';
import { type Row, type SumKind, whereOf } from './row.ts';
import { areResultsFar } from './with-any.ts';

/** What stands beside an effect, as far as it may be shown. */
export type DisclosedBeside = {
  readonly basis?: MetricOutcome['basis'];
  /** The raw result beside the adjusted one, or the other way round. */
  readonly other?: Shown<DisclosedOther>;
  /** How sure the effect is. */
  readonly uncertainty?: Shown<Uncertainty>;
};

export type DisclosedOther = Pick<OtherResult, 'basis' | 'policy' | 'effect' | 'denominators'> & {
  readonly own: Side | null;
  readonly comparator: Side | null;
};

type About = {
  readonly row: Row;
  /** Every count and sum of the row is shown. */
  readonly isAllShown: boolean;
  readonly earlier: readonly DisclosedResult[];
  readonly below: number;
};

/**
 * The interval and the result with nothing left out. An interval can be solved for the counts that it is made of, and
 * the two results for those who are in the one and not in the other: so each is shown only where every count of the row
 * is, where what it was before was the same, and where the two results differ by nobody or by enough.
 */
export function disclosedBeside(outcome: MetricOutcome, about: About): DisclosedBeside {
  const { uncertainty, basis, other } = outcome;
  const before = shownAt(about);
  const isSure = about.isAllShown && before.every((each) => isSame(each.uncertainty, uncertainty));
  const shown = other && {
    ...{ basis: other.basis, policy: other.policy, effect: other.effect },
    ...{ denominators: other.denominators, own: other.own, comparator: other.comparator },
  };
  const isOther =
    about.isAllShown &&
    shown !== undefined &&
    before.every((each) => isSame(each.other, shown)) &&
    isFarFrom(outcome, { other: shown, ...about });
  return {
    ...(uncertainty === undefined ? {} : { uncertainty: isSure ? uncertainty : WITHHELD }),
    ...(basis === undefined ? {} : { basis }),
    ...(shown === undefined ? {} : { other: isOther ? shown : WITHHELD }),
  };
}

/** The rows of the same metric, cohort and period in earlier revisions. */
function shownAt({ row, earlier }: About): DisclosedMetric[] {
  return earlier.flatMap(({ metrics }) =>
    metrics.filter((each) => whereOf(each) === whereOf(row) && each.total === row.total),
  );
}

/** What was not shown tells no difference. */
function isSame(before: unknown, now: unknown): boolean {
  return before === undefined || before === WITHHELD || text(before) === text(now);
}

/** Whatever order the fields were written in. */
function text(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([one], [two]) => (one < two ? -1 : 1)))
      : each,
  );
}

function isFarFrom(
  outcome: MetricOutcome,
  { other, row, below }: About & { other: DisclosedOther },
): boolean {
  const { denominators, own, comparator, withAny } = outcome;
  if (!areResultsFar(withAny, outcome.other?.withAny, below)) return false;
  const counts = Object.entries(other.denominators).map(
    ([name, raw]) => [raw, denominators[name as keyof typeof other.denominators]] as const,
  );
  const isFar = counts.every(
    ([raw, adjusted]) => !isSmall(raw, below) && !isSmall(raw - adjusted, below),
  );
  const sides = [
    [own, other.own, row.sides.own?.kind],
    [comparator, other.comparator, row.sides.comparator?.kind],
  ] as const;
  return isFar && sides.every(([one, two, kind]) => areSidesFar({ one, two, kind }, below));
}

/** Sums that count persons or events differ by none or enough; how many stand behind other sums is not known. */
function areSidesFar(
  { one, two, kind }: { one: Side | null; two: Side | null; kind: SumKind | undefined },
  below: number,
): boolean {
  if (one === null || two === null) return one === two;
  if (kind === 'stated') return true;
  const [sum, of] = [decimal(two.sum), two.of === undefined ? undefined : decimal(two.of)];
  const difference = sum.minus(one.sum).toNumber();
  if (kind !== 'share' && kind !== 'events') return difference === 0 && one.of === two.of;
  const rest = of === undefined || kind === 'events' ? 0 : of.minus(sum).toNumber();
  return ![sum.toNumber(), difference, rest].some((count) => isSmall(count, below));
}
