import type { Estimated } from '../../statistics/estimate.ts';
import { medianTime } from '../../statistics/survival/median.ts';
import { restrictedMeanTime } from '../../statistics/survival/restricted-mean.ts';
import { readNumber } from '../../terms/quantity.ts';
import type { ArmTally } from '../tally.ts';
import { withMissing } from '../time-sides.ts';
import type { Asked } from './by-formula.ts';
import { againstFixed, fromDifference, isRatio } from './on-effect.ts';

/** The interval of a time to an event, from how many had it on which day; the censored are in it. */
export function byTime(asked: Asked): Estimated {
  const { plan, cell, sides, rule } = asked;
  const { metric, measure, comparison } = plan;
  const { effect = 'level' } = metric;
  const own = followedIn(asked, cell.treatment);
  const isCompared = comparison.with === 'group' && effect !== 'level';
  if (measure.as === 'median time') {
    if (isCompared) return { method: 'median-time', none: 'no formula' };
    return fixed(asked, medianTime(own, rule.level));
  }
  const limited = { upTo: readNumber(measure.upTo ?? '0').toNumber(), level: rule.level };
  if (!isCompared) return fixed(asked, restrictedMeanTime({ own }, limited));
  if (isRatio(metric)) return { method: 'restricted-mean', none: 'no formula' };
  const difference = restrictedMeanTime(
    { own, comparison: followedIn(asked, cell.comparison) },
    limited,
  );
  const level = { ...sides.own, of: sides.own.scale };
  return fromDifference(metric, difference, level, cell.treatment.measured);
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
