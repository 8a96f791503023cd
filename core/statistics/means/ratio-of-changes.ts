import type { Estimated } from '../estimate.ts';
import { symmetric } from '../symmetric.ts';
import type { Sample } from './sample.ts';

/** The same persons' figures after and before, and how the two go together. */
export type Pairs = {
  readonly own: Sample;
  readonly reference: Sample;
  readonly covariance: number;
};

/**
 * The ratio of the intervention's level to the one that its own past and the comparison's change let expect, by the
 * delta method (Cochran, "Sampling Techniques", 1977, chapter 6): the level after ÷ (its level before + the
 * comparison's change).
 *
 * @example ratioOfChanges({ intervention, comparison }, 0.95) // → 0.939 (0.912 to 0.966)
 */
export function ratioOfChanges(
  { intervention, comparison }: { intervention: Pairs; comparison: Pairs },
  level: number,
): Estimated {
  const method = 'ratio-of-changes';
  const { own: after, reference: before, covariance } = intervention;
  const [n, others] = [after.n, comparison.own.n];
  if (n === 0 || others === 0) return { method, none: 'nobody' };
  if (n < 2 || others < 2) return { method, none: 'too few persons' };
  const expected = before.mean + comparison.own.mean - comparison.reference.mean;
  if (expected === 0) return { method, none: 'comparator is zero' };
  const ratio = after.mean / expected;
  const ownPart = after.variance - 2 * ratio * covariance + ratio * ratio * before.variance;
  const change =
    comparison.own.variance + comparison.reference.variance - 2 * comparison.covariance;
  const variance = ownPart / n + (ratio * ratio * change) / others;
  return symmetric({
    method,
    assumptions: ['independent-persons', 'independent-groups', 'many-persons', 'parallel-trends'],
    estimate: ratio,
    standardError: Math.sqrt(Math.max(0, variance)) / Math.abs(expected),
    level,
    without: 1,
  });
}
