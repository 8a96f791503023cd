import { decimalOfUnits, type Scaled } from '../../money/scaled.ts';
import { scaleOf } from '../../settlement/figures/sides.ts';
import type { Estimated } from '../../statistics/estimate.ts';
import {
  type TimedRate,
  timedRate,
  timedRateDifference,
} from '../../statistics/rates/person-time.ts';
import { readNumber } from '../../terms/quantity.ts';
import type { ArmTally } from '../tallies/tally.ts';
import type { Asked } from './by-formula.ts';
import { againstFixed, better, fromRatio, isRatio, linear } from './on-effect.ts';

/** The interval of a rate over the time that persons were followed; of the measured. Floats: it decides no payment. */
export function byExposure({ plan, cell, sides, rule }: Asked): Estimated {
  const { metric, comparison } = plan;
  const { effect = 'level' } = metric;
  const scale = scaleOf(metric).toNumber();
  const own = timedIn(cell.treatment);
  if (effect === 'level' || comparison.with === 'nothing') {
    return linear(timedRate({ own, level: rule.level }), { times: scale });
  }
  if (comparison.with === 'value') {
    const without = readNumber(comparison.value).toNumber() / scale;
    const level = linear(timedRate({ own, level: rule.level, without }), { times: scale });
    return againstFixed(metric, level, { own: sides.own, value: comparison.value });
  }
  // Of the same persons before and after, their sums do not tell how the two go together.
  if (comparison.with !== 'group') return { method: 'poisson-robust', none: 'persons not at hand' };
  const other = timedIn(cell.comparison);
  if (!isRatio(metric)) {
    const difference = timedRateDifference({ own, comparison: other, level: rule.level });
    // So many events fewer, or more, in all the time that the intervention was followed.
    const times = effect === 'extra' ? own.exposure : scale;
    return linear(difference, { times: better(metric) * times });
  }
  return fromRatio(metric, timedRate({ own, comparison: other, level: rule.level }), 1);
}

function timedIn(tally: ArmTally): TimedRate {
  const number = ({ units, scale }: Scaled) => decimalOfUnits(units, scale).toNumber();
  return {
    persons: tally.measured,
    events: tally.sum.toNumber(),
    exposure: tally.exposure,
    squares: number(tally.squares),
    exposureSquares: number(tally.exposureSquares),
    products: number(tally.exposureProducts),
  };
}
