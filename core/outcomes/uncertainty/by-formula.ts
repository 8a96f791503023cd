import { scaleOf } from '../../settlement/figures/sides.ts';
import type { Estimated } from '../../statistics/estimate.ts';
import { ratioOfMeans } from '../../statistics/means/ratio.ts';
import { type Pairs, ratioOfChanges } from '../../statistics/means/ratio-of-changes.ts';
import { student } from '../../statistics/means/student.ts';
import { welch } from '../../statistics/means/welch.ts';
import { clopperPearson } from '../../statistics/proportions/clopper-pearson.ts';
import { fisherP } from '../../statistics/proportions/fisher.ts';
import { newcombe } from '../../statistics/proportions/newcombe.ts';
import { oddsRatio } from '../../statistics/proportions/odds-ratio.ts';
import { riskRatio } from '../../statistics/proportions/risk-ratio.ts';
import type { TwoCounts } from '../../statistics/proportions/two-counts.ts';
import { wilson } from '../../statistics/proportions/wilson.ts';
import { quasiPoissonRate, quasiPoissonRatio } from '../../statistics/rates/quasi-poisson.ts';
import { readNumber } from '../../terms/quantity.ts';
import type { Sides } from '../effects/side.ts';
import { isTime } from '../persons/seen.ts';
import type { MetricPlan } from '../plan/plan.ts';
import type { CellTally } from '../tallies/tally.ts';
import { type Arm, armOf, changesOf, pairsOf, rateOf, sampleOf } from './arms.ts';
import { byExposure } from './by-exposure.ts';
import { byTime } from './by-time.ts';
import {
  againstFixed,
  fromDifference,
  fromMean,
  fromRatio,
  isRatio,
  levelNumber,
} from './on-effect.ts';
import type { Rule } from './rule.ts';

/** A metric's cell as the contract counts it, and how its interval is to be made. */
export type Asked = {
  readonly plan: MetricPlan;
  readonly cell: CellTally;
  readonly sides: Sides;
  /** Whether the missing are in the sides, as the contract's rule counts them. */
  readonly isCounted: boolean;
  readonly rule: Rule;
};

/**
 * The effect with an interval that sums, squares and products of persons' figures are enough for. The measure
 * and the comparator choose the method, unless the terms name one that fits.
 */
export function byFormula(asked: Asked): Estimated {
  const { plan, sides } = asked;
  const { metric, measure, comparison } = plan;
  if (isTime(measure.as)) return byTime(asked);
  if (measure.over !== undefined) return byExposure(asked);
  if (comparison.with === 'reference') return againstReference(asked);
  if (comparison.with === 'differences' && metric.effect !== 'level') return ofChanges(asked);
  const own = ownArm(asked);
  const { effect = 'level' } = metric;
  if (comparison.with === 'group' && effect !== 'level') {
    if (!sides.comparator) return { method: asked.rule.method ?? 'welch', none: 'nobody' };
    const both = { own, other: armOf(asked.cell.comparison, sides.comparator, asked.isCounted) };
    return isRatio(metric) ? ratioOfGroups(asked, both) : differenceOfGroups(asked, both);
  }
  const level = fromMean(metric, levelOfArm(asked, own), sides.own, own.n.toNumber());
  if (comparison.with !== 'value') return level;
  return againstFixed(metric, level, { own: sides.own, value: comparison.value });
}

function ownArm({ cell, sides, isCounted }: Asked): Arm {
  return armOf(cell.treatment, sides.own, isCounted);
}

/** One arm's level per person. */
function levelOfArm({ plan, rule }: Asked, arm: Arm): Estimated {
  const { metric, measure, comparison } = plan;
  const { method, level } = rule;
  const fixed =
    comparison.with === 'value'
      ? { without: readNumber(comparison.value).div(scaleOf(metric)).toNumber() }
      : {};
  const isEvents = measure.as === 'rate' || measure.as === 'count';
  if (measure.as === 'share' && method !== 'student') {
    const count = { achieved: arm.sum.toNumber(), of: arm.n.toNumber() };
    return method === 'clopper-pearson' ? clopperPearson(count, level) : wilson(count, level);
  }
  return isEvents && method !== 'student'
    ? quasiPoissonRate(rateOf(arm), { level, ...fixed })
    : student(sampleOf(arm), { level, ...fixed });
}

type Both = { readonly own: Arm; readonly other: Arm };

function differenceOfGroups(asked: Asked, { own, other }: Both): Estimated {
  const { plan, rule, sides } = asked;
  const { metric, measure } = plan;
  const asShares = measure.as === 'share' && rule.method !== 'welch';
  const difference = asShares
    ? tested(rule, countsOf({ own, other }), newcombe)
    : welch(sampleOf(own), sampleOf(other), rule.level);
  return fromDifference(metric, difference, sides.own, own.n.toNumber());
}

function ratioOfGroups({ plan, rule, sides }: Asked, { own, other }: Both): Estimated {
  const { metric, measure } = plan;
  const byMeans = rule.method === 'ratio-of-means';
  const isEvents = measure.as === 'rate' || measure.as === 'count';
  const ratio =
    measure.as === 'share' && !byMeans
      ? tested(rule, countsOf({ own, other }), riskRatio)
      : isEvents && !byMeans
        ? quasiPoissonRatio(rateOf(own), rateOf(other), rule.level)
        : ratioOfMeans({
            own: sampleOf(own),
            comparator: sampleOf(other),
            level: rule.level,
          });
  return fromRatio(metric, ratio, levelNumber(sides.comparator));
}

/** Persons' own changes. Whoever is missing and counted as not improved has not changed. */
function againstReference({ plan, cell, sides, isCounted, rule }: Asked): Estimated {
  const { metric } = plan;
  const { treatment } = cell;
  const { level } = rule;
  const { effect = 'level' } = metric;
  if (effect === 'level') {
    const own = sampleOf(armOf(treatment, sides.own, isCounted));
    return fromMean(metric, student(own, { level }), sides.own, own.n);
  }
  if (isRatio(metric)) {
    const { own, reference, covariance } = pairsOf(treatment);
    const ratio = ratioOfMeans({ own, comparator: reference, level, covariance });
    return fromRatio(metric, ratio, reference.mean);
  }
  const isUnchanged = isCounted && metric.missing === 'not improved';
  const changes = sampleOf(changesOf(treatment, isUnchanged ? treatment.missing : 0));
  return fromDifference(metric, student(changes, { level, paired: true }), sides.own, changes.n);
}

/** Both groups' own changes, before and after; of the measured. */
function ofChanges({ plan, cell, sides, rule }: Asked): Estimated {
  const method = 'welch-of-changes';
  const { metric } = plan;
  if (!sides.before) return { method, none: 'no formula' };
  if (isRatio(metric)) {
    const arms = { intervention: pairsOf(cell.treatment), comparison: pairsOf(cell.comparison) };
    const expected = arms.intervention.reference.mean + changeIn(arms.comparison);
    return fromRatio(metric, ratioOfChanges(arms, rule.level), expected);
  }
  const own = sampleOf(changesOf(cell.treatment, 0));
  const other = sampleOf(changesOf(cell.comparison, 0));
  const difference = welch(own, other, rule.level);
  if ('none' in difference) return { method, none: difference.none };
  const assumptions = [...difference.assumptions, 'parallel-trends' as const];
  return fromDifference(metric, { ...difference, method, assumptions }, sides.own, own.n);
}

function changeIn({ own, reference }: Pairs): number {
  return own.mean - reference.mean;
}

/** The ratio of the two arms' odds, told beside the effect. */
export function oddsOf(asked: Asked): Estimated {
  const { cell, sides, isCounted, rule } = asked;
  if (!sides.comparator) return { method: 'odds-ratio', none: 'nobody' };
  const other = armOf(cell.comparison, sides.comparator, isCounted);
  return tested(rule, countsOf({ own: ownArm(asked), other }), oddsRatio);
}

function countsOf({ own, other }: Both): TwoCounts {
  const count = ({ sum, n }: Arm) => ({ achieved: sum.toNumber(), of: n.toNumber() });
  return { intervention: count(own), comparison: count(other) };
}

/** Two shares are tested by Fisher's exact test, whichever interval is beside it. */
function tested(
  { level }: Rule,
  counts: TwoCounts,
  method: (counts: TwoCounts, level: number) => Estimated,
): Estimated {
  const estimated = method(counts, level);
  const p = fisherP(counts);
  if ('none' in estimated) return estimated;
  const { p: _, ...rest } = estimated;
  return p === undefined ? rest : { ...rest, p };
}
