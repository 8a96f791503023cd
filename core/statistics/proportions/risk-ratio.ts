import type { Estimated } from '../estimate.ts';
import { symmetricInLog } from '../symmetric.ts';
import { shareOf } from './count.ts';
import { bothHaveSome, type TwoCounts } from './two-counts.ts';

/**
 * The ratio of two shares, with an interval that is symmetric in the logarithm (Katz and others, Biometrics
 * 34 (1978)). With nobody achieved in an arm it has no finite interval: then there is none.
 *
 * @example riskRatio({ intervention: { achieved: 95, of: 181 }, comparison: { achieved: 158, of: 421 } }, 0.95)
 * // → 1.3985 (1.1618 to 1.6835)
 */
export function riskRatio(counts: TwoCounts, level: number): Estimated {
  const method = 'risk-ratio';
  if (!bothHaveSome(counts)) return { method, none: 'nobody' };
  const { intervention: one, comparison: other } = counts;
  if (other.achieved === 0) return { method, none: 'comparator is zero' };
  if (one.achieved === 0) return { method, none: 'no events' };
  const variance = 1 / one.achieved - 1 / one.of + 1 / other.achieved - 1 / other.of;
  return symmetricInLog({
    method,
    assumptions: ['independent-persons', 'independent-groups', 'many-persons'],
    estimate: shareOf(one) / shareOf(other),
    standardError: Math.sqrt(Math.max(0, variance)),
    level,
  });
}
