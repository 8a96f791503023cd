import type { Estimated } from '../estimate.ts';
import { symmetric, symmetricInLog } from '../symmetric.ts';
import { ROUNDING } from './rate.ts';

/** Events in the time that persons were followed, each for a time of their own. */
export type TimedRate = {
  readonly persons: number;
  readonly events: number;
  readonly exposure: number;
  /** Per person squared and added: events, exposure, and events times exposure. */
  readonly squares: number;
  readonly exposureSquares: number;
  readonly products: number;
};

/**
 * A rate per time, or the ratio of two, with an error that is robust to however unevenly events fall on
 * persons: the sandwich of a Poisson model with every person as a cluster (HC1; Royall, International
 * Statistical Review 54 (1986)).
 *
 * @example timedRate({ own, comparison, level: 0.95 }) // → 0.7637 (0.617 to 0.945)
 */
export function timedRate(input: {
  own: TimedRate;
  comparison?: TimedRate;
  level: number;
  without?: number;
}): Estimated {
  const { own, comparison, level, without = 1 } = input;
  const method = 'poisson-robust';
  const arms = comparison === undefined ? [own] : [own, comparison];
  const persons = arms.reduce((sum, arm) => sum + arm.persons, 0);
  if (arms.some((arm) => arm.exposure === 0)) return { method, none: 'nobody' };
  if (comparison?.events === 0) return { method, none: 'comparator is zero' };
  if (own.events === 0) return { method, none: 'no events' };
  if (persons <= arms.length) return { method, none: 'too few persons' };
  const variance = arms.reduce((sum, arm) => sum + spreadOf(arm) / arm.events ** 2, 0);
  const rate = (arm: TimedRate) => arm.events / arm.exposure;
  return symmetricInLog({
    method,
    assumptions: [
      'independent-persons',
      ...(comparison === undefined ? [] : (['independent-groups'] as const)),
      'many-persons',
    ],
    estimate: comparison === undefined ? rate(own) : rate(own) / rate(comparison),
    standardError: Math.sqrt((variance * persons) / (persons - arms.length)),
    level,
    without: Math.log(without),
  });
}

/**
 * The difference of two rates per time, with the same robust error: the sandwich of a Poisson model without a
 * logarithm (HC1), in which a person's distance from the rate times their own time is divided by all of the time.
 *
 * @example timedRateDifference({ own, comparison, level: 0.95 }) // → −0.193 (−0.351 to −0.0345)
 */
export function timedRateDifference(input: {
  own: TimedRate;
  comparison: TimedRate;
  level: number;
}): Estimated {
  const { own, comparison, level } = input;
  const method = 'poisson-robust';
  const arms = [own, comparison];
  const persons = own.persons + comparison.persons;
  if (arms.some(({ exposure }) => exposure === 0)) return { method, none: 'nobody' };
  if (arms.every(({ events }) => events === 0)) return { method, none: 'no events' };
  if (persons <= arms.length) return { method, none: 'too few persons' };
  const variance = arms.reduce((sum, arm) => sum + spreadOf(arm) / arm.exposure ** 2, 0);
  return symmetric({
    method,
    assumptions: ['independent-persons', 'independent-groups', 'many-persons'],
    estimate: own.events / own.exposure - comparison.events / comparison.exposure,
    standardError: Math.sqrt((variance * persons) / (persons - arms.length)),
    level,
  });
}

/** The sum of persons' squared distances from the rate times their own time. */
function spreadOf({ events, exposure, squares, exposureSquares, products }: TimedRate): number {
  const rate = events / exposure;
  const spread = squares - 2 * rate * products + rate * rate * exposureSquares;
  return spread > ROUNDING * squares ? spread : 0;
}
