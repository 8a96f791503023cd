import { risingRoot } from '../distributions/rising-root.ts';
import { type Estimated, isEstimate, type NoEstimateReason } from '../estimate.ts';
import { symmetricInLog } from '../symmetric.ts';
import {
  type CountGroup,
  groupsOf,
  logMean,
  scoreOfTheta,
} from './negative-binomial-likelihood.ts';
import type { PersonEvents } from './rate.ts';

/** Theta as a share of the largest person's mean: beyond this the counts are Poisson to all digits that matter. */
const THETA_MAX = 1e6;
const THETA_MIN = 1e-12;

/** A rate ratio with theta: the smaller, the more uneven; the variance is μ + μ² ÷ θ. */
export type NegativeBinomial = { readonly ratio: Estimated; readonly theta?: number };

/**
 * The ratio of two rates of events whose spread grows with the square of the rate: the negative binomial
 * model, by maximum likelihood of both rates and theta together (Lawless, Canadian Journal of Statistics 15
 * (1987); agrees with glm.nb of R's MASS). The standard error takes theta as known, as glm.nb's does.
 *
 * @example negativeBinomialRatio(intervention, comparison, 0.95) // → ratio 0.7535, theta 1.348
 */
export function negativeBinomialRatio(
  intervention: readonly PersonEvents[],
  comparison: readonly PersonEvents[],
  level: number,
): NegativeBinomial {
  const method = 'negative-binomial';
  const obstacle = obstacleOf(intervention, comparison);
  if (obstacle) return { ratio: { method, none: obstacle } };
  const arms = [groupsOf(intervention), groupsOf(comparison)] as const;
  const theta = thetaOf(arms);
  if (typeof theta === 'string') return { ratio: { method, none: theta } };
  const [own, other] = [logMean(arms[0], theta), logMean(arms[1], theta)];
  const ratio = symmetricInLog({
    method,
    assumptions: [
      'independent-persons',
      'independent-groups',
      'spread-negative-binomial',
      'many-persons',
    ],
    estimate: Math.exp(own.log - other.log),
    standardError: Math.sqrt(1 / own.information + 1 / other.information),
    level,
  });
  return isEstimate(ratio) ? { ratio, theta } : { ratio };
}

function obstacleOf(
  intervention: readonly PersonEvents[],
  comparison: readonly PersonEvents[],
): NoEstimateReason | undefined {
  const all = [...intervention, ...comparison];
  const none = (arm: readonly PersonEvents[]) => arm.every(({ events }) => events === 0);
  if (intervention.length === 0 || comparison.length === 0) return 'nobody';
  if (all.some(({ events }) => !Number.isInteger(events) || events < 0)) return 'not whole counts';
  if (none(comparison)) return 'comparator is zero';
  return none(intervention) ? 'no events' : undefined;
}

/** Theta where the slope of its likelihood passes zero, with the rates fitted anew for each theta. */
function thetaOf(arms: readonly (readonly CountGroup[])[]): number | NoEstimateReason {
  const largest = Math.max(...arms.map((arm) => arm.at(-1)?.events ?? 0));
  const within = { from: Math.log(THETA_MIN), to: Math.log(THETA_MAX * Math.max(1, largest)) };
  const falling = (log: number) => -Math.exp(log) * scoreOfTheta(arms, Math.exp(log));
  return falling(within.to) > 0 ? Math.exp(risingRoot(falling, within)) : 'not over-dispersed';
}
