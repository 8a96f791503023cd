import { normalReach, normalTwoSided } from './distributions/normal.ts';
import { studentReach, studentTwoSided } from './distributions/student.ts';
import { type Assumption, type Estimated, estimated, type Method } from './estimate.ts';

/** What a symmetric interval is made of. */
export type Spread = {
  readonly method: Method;
  readonly assumptions: readonly Assumption[];
  readonly estimate: number;
  readonly standardError: number;
  readonly level: number;
  /** Left out: the normal distribution's reach instead of Student's. */
  readonly degrees?: number;
  /** What the estimate would be without an effect; left out: 0. */
  readonly without?: number;
};

/**
 * Estimate ± reach × standard error, with the two-sided p. A spread of nothing is none: it would claim to be
 * certain.
 *
 * @example symmetric({ estimate: 2, standardError: 1, level: 0.95, … }) // → 2 (0.04 to 3.96)
 */
export function symmetric(spread: Spread): Estimated {
  const { method, assumptions, estimate, standardError, level, degrees, without = 0 } = spread;
  if (standardError === 0) return { method, none: 'no variation' };
  const reach = degrees === undefined ? normalReach(level) : studentReach(level, degrees);
  const far = (estimate - without) / standardError;
  const p = degrees === undefined ? normalTwoSided(far) : studentTwoSided(far, degrees);
  return estimated({
    method,
    assumptions,
    estimate,
    low: estimate - reach * standardError,
    high: estimate + reach * standardError,
    level,
    standardError,
    ...(degrees === undefined ? {} : { degrees }),
    p,
  });
}

/** The same on the scale of logarithms, for ratios: the interval is never below zero. No effect is a ratio of 1. */
export function symmetricInLog(spread: Spread): Estimated {
  const onLog = symmetric({ ...spread, estimate: Math.log(spread.estimate) });
  if ('none' in onLog) return onLog;
  return estimated({
    ...onLog,
    estimate: spread.estimate,
    low: Math.exp(onLog.low),
    high: Math.exp(onLog.high),
  });
}
