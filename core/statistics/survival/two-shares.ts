import type { Estimated } from '../estimate.ts';
import { symmetric, symmetricInLog } from '../symmetric.ts';
import { OF_TWO_GROUPS } from './assumptions.ts';
import { survivalAt } from './kaplan-meier.ts';
import type { Followed } from './times.ts';

type Arms = {
  readonly intervention: readonly Followed[];
  readonly comparison: readonly Followed[];
};

/**
 * How much larger the share without the event is in the intervention than in the comparison, with Greenwood's errors
 * of both.
 *
 * @example survivalDifference({ intervention, comparison }, { time: 365, level: 0.95 })
 */
export function survivalDifference(
  { intervention, comparison }: Arms,
  { time, level }: { time: number; level: number },
): Estimated {
  const method = 'survival-difference';
  const own = survivalAt(intervention, time);
  const other = survivalAt(comparison, time);
  if (!own || !other) return { method, none: 'nobody' };
  return symmetric({
    method,
    assumptions: OF_TWO_GROUPS,
    estimate: own.share - other.share,
    standardError: Math.hypot(own.standardError, other.standardError),
    level,
  });
}

/**
 * How many times as large the share with or without the event is in the intervention, symmetric in the logarithm, with
 * Greenwood's errors by the delta method (Klein and others, Statistics in Medicine 26 (2007), compare such shares at a
 * fixed time).
 *
 * @example survivalRatio({ intervention, comparison }, { time: 365, level: 0.95, of: 'without' }) // → 1.05 (0.90 to 1.22)
 */
export function survivalRatio(
  { intervention, comparison }: Arms,
  { time, level, of }: { time: number; level: number; of: 'with' | 'without' },
): Estimated {
  const method = 'survival-ratio';
  const own = survivalAt(intervention, time);
  const other = survivalAt(comparison, time);
  if (!own || !other) return { method, none: 'nobody' };
  const [one, two] = [own, other].map(({ share }) => (of === 'with' ? 1 - share : share));
  if (!one || !two) return { method, none: two === 0 ? 'comparator is zero' : 'all or none' };
  return symmetricInLog({
    method,
    assumptions: OF_TWO_GROUPS,
    estimate: one / two,
    standardError: Math.hypot(own.standardError / one, other.standardError / two),
    level,
  });
}
