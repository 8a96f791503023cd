import { normalReach } from '../distributions/normal.ts';
import { type Estimated, estimated } from '../estimate.ts';
import { type Count, shareOf } from './count.ts';

/**
 * Wilson's score interval of a share (Wilson, JASA 22 (1927)), without continuity correction: it stays within
 * 0 and 1, and says something of none or all as well.
 *
 * @example wilson({ achieved: 95, of: 181 }, 0.95) // → 0.5249 (0.4524 to 0.5963)
 */
export function wilson(count: Count, level: number): Estimated {
  const { of: n } = count;
  if (!(n > 0)) return { method: 'wilson', none: 'nobody' };
  const z = normalReach(level);
  const share = shareOf(count);
  const middle = share + (z * z) / (2 * n);
  const reach = z * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n));
  const shrink = 1 + (z * z) / n;
  return estimated({
    method: 'wilson',
    assumptions: ['independent-persons', 'sample-like-those-served'],
    estimate: share,
    // By the other root of the equation: middle − reach would be what is left of two nearly equal numbers.
    low: (share * share) / (middle + reach),
    high: count.achieved === n ? 1 : (middle + reach) / shrink,
    level,
  });
}
