import type { Estimated } from '../estimate.ts';
import { symmetric } from '../symmetric.ts';
import type { Sample } from './sample.ts';

/**
 * One mean with Student's interval: of persons' figures, or of each person's own change (`paired`).
 * `without` is what the mean would be without an effect.
 *
 * @example student({ n: 4, mean: 2.5, variance: 5 / 3 }, { level: 0.95 }) // → 2.5 (0.446 to 4.554)
 */
export function student(
  { n, mean, variance }: Sample,
  { level, without = 0, paired = false }: { level: number; without?: number; paired?: boolean },
): Estimated {
  const method = paired ? 'student-paired' : 'student';
  if (n === 0) return { method, none: 'nobody' };
  if (n < 2) return { method, none: 'too few persons' };
  return symmetric({
    method,
    assumptions: ['independent-persons', 'means-near-normal', 'sample-like-those-served'],
    estimate: mean,
    standardError: Math.sqrt(variance / n),
    level,
    degrees: n - 1,
    without,
  });
}
