import type { Estimated } from '../../statistics/estimate.ts';
import { medianTime } from '../../statistics/survival/median.ts';
import {
  restrictedMeanRatio,
  restrictedMeanTime,
} from '../../statistics/survival/restricted-mean.ts';
import type { Followed } from '../../statistics/survival/times.ts';
import { medianDifference, medianRatio } from '../../statistics/survival/two-medians.ts';
import { readNumber } from '../../terms/quantity.ts';
import type { ArmTally } from '../tally.ts';
import { withMissing } from '../time-sides.ts';
import type { Asked } from './by-formula.ts';
import { againstFixed, fromDifference, fromRatio, isRatio } from './on-effect.ts';

/** The interval of a time to an event, from how many had it on which day; the censored are in it. */
export function byTime(asked: Asked): Estimated {
  const { plan, cell, sides, rule } = asked;
  const { metric, measure, comparison } = plan;
  const { effect = 'level' } = metric;
  const own = followedIn(asked, cell.treatment);
  const isCompared = comparison.with === 'group' && effect !== 'level';
  const limited = { upTo: readNumber(measure.upTo ?? '0').toNumber(), level: rule.level };
  const isMedian = measure.as === 'median time';
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

function followedIn({ plan, isCounted }: Asked, { times }: ArmTally) {
  const counted = isCounted ? withMissing(plan, times) : times;
  return counted
    .filter(({ events, censored }) => events + censored > 0)
    .map(({ day, events, censored }) => ({ time: day, events, censored }));
}
