import { meanOfUnits, type Units } from '../money/scaled.ts';
import type { Measure } from '../terms/shape/metric.ts';
import type { Seen } from './seen.ts';

/**
 * A person's mean of several observations is rounded to so many decimals: then sums of means stay exact, and
 * the order of the persons never shows.
 */
const MEAN_DECIMALS = 16;

/**
 * One person's figure of what was observed, in units of `figureScale`, or nothing where nothing was observed.
 *
 * @param scale of the observation's values.
 */
export function figureOf(measure: Measure, seen: Seen, scale: number): Units | undefined {
  if (seen.rows === 0) return undefined;
  switch (measure.as) {
    case 'sum':
      return seen.sum;
    case 'mean':
      if (seen.counted === 0) return undefined;
      return meanOfUnits({
        sum: seen.sum,
        count: seen.counted,
        decimals: figureScale(measure, scale) - scale,
      });
    case 'share':
      return seen.counted > 0 ? 1 : 0;
    case 'count':
    case 'rate':
      // With bounds a value is a score, and each that passes is one event; without, it is how many there were.
      return measure.counts ? seen.counted : seen.sum;
  }
}

/** How many decimals the units of a person's figure stand for. */
export function figureScale(measure: Measure, scale: number): number {
  switch (measure.as) {
    case 'sum':
      return scale;
    case 'mean':
      return Math.max(MEAN_DECIMALS, scale);
    case 'share':
      return 0;
    case 'count':
    case 'rate':
      return measure.counts ? 0 : scale;
  }
}
