import { betaQuantile } from '../distributions/beta.ts';
import { type Estimated, estimated } from '../estimate.ts';
import { type Count, shareOf } from './count.ts';

/**
 * The exact interval of a share (Clopper and Pearson, Biometrika 26 (1934)): it holds the true share at least
 * as often as its level says, and is therefore wider than Wilson's.
 *
 * @example clopperPearson({ achieved: 95, of: 181 }, 0.95) // → 0.5249 (0.4495 to 0.5994)
 */
export function clopperPearson(count: Count, level: number): Estimated {
  const { achieved: x, of: n } = count;
  if (!(n > 0)) return { method: 'clopper-pearson', none: 'nobody' };
  const tail = (1 - level) / 2;
  return estimated({
    method: 'clopper-pearson',
    assumptions: ['independent-persons', 'sample-like-those-served'],
    estimate: shareOf(count),
    low: x === 0 ? 0 : betaQuantile(tail, { a: x, b: n - x + 1 }),
    high: x === n ? 1 : betaQuantile(1 - tail, { a: x + 1, b: n - x }),
    level,
  });
}
