import { scaleOf } from '../../settlement/figures/sides.ts';
import type { Estimated } from '../../statistics/estimate.ts';
import { kaplanMeier } from '../../statistics/survival/kaplan-meier.ts';
import { medianTime } from '../../statistics/survival/median.ts';
import {
  restrictedMeanRatio,
  restrictedMeanTime,
} from '../../statistics/survival/restricted-mean.ts';
import type { Followed } from '../../statistics/survival/times.ts';
import { medianDifference, medianRatio } from '../../statistics/survival/two-medians.ts';
import { survivalDifference, survivalRatio } from '../../statistics/survival/two-shares.ts';
import { readNumber } from '../../terms/quantity.ts';
import { areAsCompared, withMissing } from '../effects/time-sides.ts';
import { isShareByTime } from '../persons/seen.ts';
import type { ArmTally } from '../tallies/tally.ts';
import type { Asked } from './by-formula.ts';
import { againstFixed, fromDifference, fromRatio, isRatio, linear } from './on-effect.ts';

/** The interval of a time to an event, from how many had it on which day; the censored are in it. */
export function byTime(asked: Asked): Estimated {
  const { plan, cell, sides, rule } = asked;
  const { metric, measure, comparison } = plan;
  const { effect = 'level' } = metric;
  const own = followedIn(asked, cell.treatment);
  const isCompared = comparison.with === 'group' && effect !== 'level';
  const limited = { upTo: readNumber(measure.upTo ?? '0').toNumber(), level: rule.level };
  const isMedian = measure.as === 'median time';
  if (isShareByTime(measure.as)) return byShare(asked, own);
  if (!isCompared) {
    const { level } = rule;
    return fixed(asked, isMedian ? medianTime(own, level) : restrictedMeanTime({ own }, limited));
  }
  const arms = { own, comparison: followedIn(asked, cell.comparison) };
  if (isRatio(metric)) {
    const ratio = isMedian
      ? medianRatio(asMedians(arms), rule.level)
      : restrictedMeanRatio(arms, limited);
    return fromRatio(metric, ratio, 1);
  }
  const difference = isMedian
    ? medianDifference(asMedians(arms), rule.level)
    : restrictedMeanTime(arms, limited);
  const level = { ...sides.own, of: sides.own.scale };
  return fromDifference(metric, difference, level, cell.treatment.measured);
}

/** The interval of a share that is left by the curve, or that it has lost, after so many whole days. */
function byShare(asked: Asked, intervention: readonly Followed[]): Estimated {
  const { plan, cell, sides, rule } = asked;
  const { metric, measure, comparison } = plan;
  const isWith = measure.as === 'share with event';
  const at = { time: readNumber(measure.upTo ?? '0').toNumber() - 1, level: rule.level };
  const times = isWith ? -1 : 1;
  if (comparison.with !== 'group' || (metric.effect ?? 'level') === 'level') {
    const share = linear(kaplanMeier(intervention, at), { times, plus: isWith ? 1 : 0 });
    return fixed(asked, linear(share, { times: scaleOf(metric).toNumber() }));
  }
  const arms = { intervention, comparison: followedIn(asked, cell.comparison) };
  if (isRatio(metric)) {
    return fromRatio(metric, survivalRatio(arms, { ...at, of: isWith ? 'with' : 'without' }), 1);
  }
  const own = { ...sides.own, of: sides.own.scale };
  const difference = linear(survivalDifference(arms, at), { times });
  return fromDifference(metric, difference, own, cell.treatment.measured);
}

type Arms = { readonly own: readonly Followed[]; readonly comparison: readonly Followed[] };

function asMedians({ own, comparison }: Arms) {
  return { intervention: own, comparison };
}

function fixed({ plan, sides }: Asked, level: Estimated): Estimated {
  const { metric, comparison } = plan;
  return comparison.with === 'value'
    ? againstFixed(metric, level, { own: sides.own, value: comparison.value })
    : level;
}

/** The day of the event, or the last day that they were followed; with the missing where they count as failures. */
function followedIn({ plan, isCounted }: Asked, { times }: ArmTally): Followed[] {
  const asFailures = isCounted && !areAsCompared(plan, plan.metric.missing ?? 'excluded');
  return (asFailures ? withMissing(plan, times) : times).flatMap(({ day, events, censored }) => [
    ...(events > 0 ? [{ time: day, events, censored: 0 }] : []),
    ...(censored > 0 ? [{ time: day - 1, events: 0, censored }] : []),
  ]);
}
