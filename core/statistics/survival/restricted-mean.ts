import type { Estimated } from '../estimate.ts';
import { symmetric, symmetricInLog } from '../symmetric.ts';
import { OF_TWO_GROUPS } from './assumptions.ts';
import { type Followed, followedTo, timePoints } from './times.ts';

/** The mean time without the event, of the time up to a limit, and its standard error. */
export type RestrictedMean = { readonly mean: number; readonly standardError: number };

/**
 * The area under the curve of Kaplan and Meier up to a limit (Klein and Moeschberger, "Survival Analysis",
 * 2003, §4.5). `undefined` where nobody was followed that far while some had not had the event; whoever was followed
 * on the last day before the limit was.
 *
 * @example restrictedMean(persons, 365) // → { mean: 251.3, standardError: 6.1 }
 */
export function restrictedMean(
  persons: readonly Followed[],
  upTo: number,
): RestrictedMean | undefined {
  const points = timePoints(persons).filter(({ time }) => time <= upTo);
  const allHadIt = points.some(({ events, atRisk }) => events === atRisk);
  if (persons.length === 0 || (followedTo(persons, upTo - 1) === 0 && !allHadIt)) return undefined;
  const shares: number[] = [];
  for (const { events, atRisk } of points) {
    shares.push((shares.at(-1) ?? 1) * (1 - events / atRisk));
  }
  let after = 0;
  let variance = 0;
  let until = upTo;
  for (const [back, { time, events, atRisk }] of [...points].reverse().entries()) {
    after += (shares[points.length - 1 - back] ?? 0) * (until - time);
    if (atRisk > events) variance += (after * after * events) / (atRisk * (atRisk - events));
    until = time;
  }
  return { mean: after + until, standardError: Math.sqrt(variance) };
}

/** One arm's restricted mean, or the difference of two arms', with its interval. */
export function restrictedMeanTime(
  arms: { own: readonly Followed[]; comparison?: readonly Followed[] },
  { upTo, level, without = 0 }: { upTo: number; level: number; without?: number },
): Estimated {
  const method = 'restricted-mean';
  const own = restrictedMean(arms.own, upTo);
  const other = arms.comparison === undefined ? NOTHING : restrictedMean(arms.comparison, upTo);
  if (!own || !other) return { method, none: 'nobody' };
  return symmetric({
    method,
    assumptions: [
      'independent-persons',
      ...(arms.comparison === undefined ? [] : (['independent-groups'] as const)),
      'censoring-says-nothing',
      'many-persons',
    ],
    estimate: own.mean - other.mean,
    standardError: Math.hypot(own.standardError, other.standardError),
    level,
    without,
  });
}

/**
 * How many times as long the intervention's restricted mean is, with an interval that is symmetric in the logarithm
 * (Royston and Parmar, BMC Medical Research Methodology 13 (2013), by the delta method).
 *
 * @example restrictedMeanRatio({ own, comparison }, { upTo: 365, level: 0.95 }) // → 1.03 (0.94 to 1.13)
 */
export function restrictedMeanRatio(
  arms: { own: readonly Followed[]; comparison: readonly Followed[] },
  { upTo, level }: { upTo: number; level: number },
): Estimated {
  const method = 'restricted-mean';
  const own = restrictedMean(arms.own, upTo);
  const other = restrictedMean(arms.comparison, upTo);
  if (!own || !other) return { method, none: 'nobody' };
  if (own.mean === 0 || other.mean === 0) return { method, none: 'comparator is zero' };
  return symmetricInLog({
    method,
    assumptions: OF_TWO_GROUPS,
    estimate: own.mean / other.mean,
    standardError: Math.hypot(own.standardError / own.mean, other.standardError / other.mean),
    level,
  });
}

const NOTHING: RestrictedMean = { mean: 0, standardError: 0 };
