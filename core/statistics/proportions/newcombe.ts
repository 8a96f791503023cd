import { type Estimated, estimated, isEstimate } from '../estimate.ts';
import { shareOf } from './count.ts';
import { bothHaveSome, type TwoCounts } from './two-counts.ts';
import { wilson } from './wilson.ts';

/**
 * The difference of two shares with the hybrid score interval made of Wilson's (Newcombe, Statistics in
 * Medicine 17 (1998), method 10): it stays within −1 and 1, and none or all in one arm is no obstacle.
 *
 * @example newcombe({ intervention: { achieved: 95, of: 181 }, comparison: { achieved: 158, of: 421 } }, 0.95)
 * // → 0.1496 (0.0631 to 0.2340)
 */
export function newcombe(counts: TwoCounts, level: number): Estimated {
  const method = 'newcombe';
  if (!bothHaveSome(counts)) return { method, none: 'nobody' };
  const one = wilson(counts.intervention, level);
  const other = wilson(counts.comparison, level);
  if (!isEstimate(one) || !isEstimate(other)) return { method, none: 'not a number' };
  const difference = shareOf(counts.intervention) - shareOf(counts.comparison);
  return estimated({
    method,
    assumptions: ['independent-persons', 'independent-groups', 'sample-like-those-served'],
    estimate: difference,
    low: difference - Math.hypot(one.estimate - one.low, other.high - other.estimate),
    high: difference + Math.hypot(one.high - one.estimate, other.estimate - other.low),
    level,
  });
}
