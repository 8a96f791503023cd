import type { Estimated } from '../estimate.ts';
import { symmetricInLog } from '../symmetric.ts';
import { pearson, type Rate } from './rate.ts';

const ASSUMED = ['independent-persons', 'spread-proportional-to-rate', 'many-persons'] as const;

/**
 * The ratio of two rates of events, where events come more unevenly than chance alone would have them: a
 * Poisson model whose variance is the rate times a dispersion, estimated by Pearson's statistic (McCullagh and
 * Nelder, "Generalized Linear Models", 1989, §6.2). With two arms the estimates have a closed form. Student's
 * reach with n − 2 degrees of freedom, as R's quasipoisson tests with.
 *
 * @example quasiPoissonRatio(intervention, comparison, 0.95) // → 0.7637 (0.612 to 0.952), dispersion 2.15
 */
export function quasiPoissonRatio(intervention: Rate, comparison: Rate, level: number): Estimated {
  const method = 'quasi-poisson';
  if (intervention.persons === 0 || comparison.persons === 0) return { method, none: 'nobody' };
  if (comparison.events === 0) return { method, none: 'comparator is zero' };
  if (intervention.events === 0) return { method, none: 'no events' };
  const degrees = intervention.persons + comparison.persons - 2;
  if (degrees < 1) return { method, none: 'too few persons' };
  const spread = dispersion([intervention, comparison]);
  return symmetricInLog({
    method,
    assumptions: [...ASSUMED, 'independent-groups'],
    estimate:
      intervention.events / intervention.exposure / (comparison.events / comparison.exposure),
    standardError: Math.sqrt(spread * (1 / intervention.events + 1 / comparison.events)),
    level,
    degrees,
  });
}

/** One rate of events. `without` is the rate that it is compared with. */
export function quasiPoissonRate(
  rate: Rate,
  { level, without = 1 }: { level: number; without?: number },
): Estimated {
  const method = 'quasi-poisson';
  if (rate.persons === 0) return { method, none: 'nobody' };
  if (rate.persons < 2) return { method, none: 'too few persons' };
  if (rate.events === 0) return { method, none: 'no events' };
  return symmetricInLog({
    method,
    assumptions: [...ASSUMED, 'sample-like-those-served'],
    estimate: rate.events / rate.exposure,
    standardError: Math.sqrt(dispersion([rate]) / rate.events),
    level,
    degrees: rate.persons - 1,
    without: Math.log(without),
  });
}

/**
 * How many times more unevenly than by chance alone the events come; 1 is chance alone.
 *
 * @example dispersion([intervention, comparison]) // → 2.1486…
 */
export function dispersion(arms: readonly Rate[]): number {
  const persons = arms.reduce((sum, arm) => sum + arm.persons, 0);
  const chiSquare = arms.reduce((sum, arm) => sum + pearson(arm), 0);
  return chiSquare / (persons - arms.length);
}
