import type { ResultFile } from '../../lifecycle/verdict/result-file.ts';
import { decimal } from '../../money/decimal.ts';
import type { Denominators, MetricOutcome } from '../../outcomes/evaluation.ts';
import { isShareByTime, isTime } from '../../outcomes/persons/seen.ts';
import type { MetricFact, Tally } from '../../settlement/facts.ts';
import { scaleOf } from '../../settlement/figures/sides.ts';
import type { Metric } from '../../terms/shape/metric.ts';
import type { Terms } from '../../terms/shape/terms.ts';
import { type Arm, type Row, type RowSide, type SumKind, whereOf } from './row.ts';
import { placeOf, there } from './there.ts';
import { totalsOf } from './totals.ts';
import { withAnyIn } from './with-any.ts';

/** The rows of a result: what was computed of persons, what was delivered as figures, and the totals over cohorts. */
export function rowsOf(result: Pick<ResultFile, 'evaluation' | 'facts'>, terms: Terms): Row[] {
  const computed = (result.evaluation?.metrics ?? []).map((outcome) =>
    rowOfOutcome(outcome, terms),
  );
  const known = new Set(computed.map(whereOf));
  const delivered = result.facts.metrics
    .map((fact) => rowOfFact(fact, terms))
    .filter((row) => !known.has(whereOf(row)));
  const rows = [...computed, ...delivered, ...everybodyIn(result)];
  return [...rows, ...totalsOf(rows)];
}

/** The name of the row that tells how many are enrolled in all; no metric can be called so. */
export const EVERYBODY = 'everybody enrolled';

function everybodyIn({ evaluation }: Pick<ResultFile, 'evaluation'>): Row[] {
  if (!evaluation) return [];
  const counts = { enrolled: evaluation.enrolledCount };
  return [{ metric: EVERYBODY, sides: { own: { arm: 'treatment', counts, kind: 'amount' } } }];
}

function rowOfOutcome(outcome: MetricOutcome, terms: Terms): Row {
  const { metric, cohort, period, own, comparator, denominators, comparatorDenominators } = outcome;
  const said = terms.metrics?.[metric];
  const isReference = said?.comparator?.kind === 'own-reference-period';
  const group = isReference ? denominators : (comparatorDenominators ?? {});
  const persons = withAnyIn(outcome);
  const side = (arm: Arm, tally: Tally | null, of: Partial<Denominators>): RowSide => ({
    arm,
    withAny: arm === 'treatment' ? persons.own : persons.comparator,
    counts: countsOf(of),
    ...(tally
      ? { tally: { sum: tally.sum, ...(tally.of === undefined ? {} : { of: tally.of }) } }
      : {}),
    ...countedMissing(outcome, { tally, of, better: said?.better }),
    ...(tally && said && isShareByTime(said.measure?.as) ? { share: shareIn(tally, said) } : {}),
    kind: kindOf(said, tally ?? undefined),
  });
  const other = side(isReference ? 'treatment-before' : 'comparison', comparator, group);
  return {
    metric,
    ...placeOf({ cohort, period }),
    outcome,
    sides: {
      own: side('treatment', own, denominators),
      // A comparison group of whom nobody was measured has its missing, and no figure.
      ...(comparator || comparatorDenominators
        ? { comparator: { ...other, kind: comparatorKind(said, other.kind) } }
        : {}),
    },
  };
}

/** Failures are counted among those reached: whether they raise or lower the sum is for the metric's direction. */
function countedMissing(
  { policy }: MetricOutcome,
  input: { tally: Tally | null; of: Partial<Denominators>; better: Metric['better'] | undefined },
): Pick<RowSide, 'missingAmong'> {
  const { tally, of, better } = input;
  const counted = policy === 'failure' && (of.missing ?? 0) > 0 && tally?.of === `${of.reached}`;
  if (!counted) return {};
  return { missingAmong: better === 'lower' ? 'achieved' : 'not-achieved' };
}

function rowOfFact(fact: MetricFact, terms: Terms): Row {
  const { metric, cohort, period, own, comparator, before, measured } = fact;
  const said = terms.metrics?.[metric];
  const side = (arm: Arm, tally: Tally | undefined, count?: number): RowSide | undefined =>
    tally && {
      arm,
      tally,
      kind: kindOf(said, tally),
      counts: { ...(count === undefined ? {} : { measured: count }), ...ofCount(tally, count) },
    };
  const other = side('comparison', comparator);
  return {
    metric,
    ...placeOf({ cohort, period }),
    fact,
    sides: there({
      own: side('treatment', own, measured),
      comparator: other && { ...other, kind: comparatorKind(said, other.kind) },
      'own-before': side('treatment-before', before?.own),
      'comparator-before': side('comparison-before', before?.comparator),
    }),
  };
}

/** A denominator of persons, where it is another than those measured. */
function ofCount({ of }: Tally, measured: number | undefined): RowSide['counts'] {
  return of === undefined || !decimal(of).isInteger() || Number(of) === measured
    ? {}
    : { of: Number(of) };
}

const FROM_THE_TERMS = ['fixed-target', 'forecast', 'published-rate', 'assumed-rate'];

/** A comparator that the terms state is nobody's; anything else was counted of people. */
function comparatorKind(metric: Metric | undefined, kind: SumKind): SumKind {
  return FROM_THE_TERMS.includes(metric?.comparator?.kind ?? '') ? 'stated' : kind;
}

/** Figures that others computed say by their unit and denominator what they are. */
function kindOf(metric: Metric | undefined, tally: Tally | undefined): SumKind {
  const as: string | undefined = metric?.measure?.as;
  if (metric?.measure && isTime(metric.measure.as)) return 'curve';
  if (tally === undefined || (as !== undefined && !COUNTING.includes(as))) return 'amount';
  const sum = decimal(tally.sum);
  const isWhole = sum.isInteger() && !sum.isNegative();
  if (as !== undefined && !isWhole) return 'estimated';
  if (as !== undefined) return as === 'share' ? 'share' : 'events';
  if (!isWhole) return 'amount';
  if (tally.of !== undefined) return sum.lte(tally.of) ? 'share' : 'events';
  return /^(?:%|points|days|[A-Z]{3})$/.test(metric?.unit ?? '') ? 'amount' : 'events';
}

function shareIn({ sum }: Tally, metric: Metric): string {
  return decimal(sum).div(scaleOf(metric)).toFixed();
}

/** The measures whose sum counts persons or events. */
const COUNTING = ['share', 'count', 'rate'];

function countsOf(denominators: Partial<Denominators>): RowSide['counts'] {
  const { eligible, enrolled, reached, measured, missing } = denominators;
  return there({ eligible: eligible ?? undefined, enrolled, reached, measured, missing });
}
