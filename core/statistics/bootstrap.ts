import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { type Estimated, estimated } from './estimate.ts';

/** As many as leave the ends of a 95 % interval where they are, to about a fiftieth of its width. */
export const RESAMPLES = 2000;

/**
 * Draws units with replacement, arm by arm, and tells the statistic which: so the result hangs on the seed and
 * on the order of the units, and on nothing else. Give units in an order of their own (by pseudonym), never in
 * the file's.
 */
export function* resamples(
  sizes: readonly number[],
  { seed, count }: { seed: number; count: number },
): Generator<readonly Int32Array[]> {
  const random = xoroshiro128plus(seed);
  const drawn = sizes.map((size) => new Int32Array(size));
  for (let each = 0; each < count; each += 1) {
    for (const arm of drawn) {
      for (let place = 0; place < arm.length; place += 1) {
        arm[place] = uniformInt(random, 0, arm.length - 1);
      }
    }
    yield drawn;
  }
}

/**
 * The percentile bootstrap (Efron, "The Jackknife, the Bootstrap and Other Resampling Plans", 1982): for what
 * has no formula of its own. A unit is a person, or a cluster where persons belong to clusters.
 *
 * @param statistic of drawn units, arm by arm; `undefined` where it has no value
 * @example bootstrap({ sizes: [181, 421], statistic, seed: 1, level: 0.95 })
 */
export function bootstrap(input: {
  sizes: readonly number[];
  statistic: (units: readonly Int32Array[]) => number | undefined;
  seed: number;
  level: number;
  count?: number;
  clustered?: boolean;
}): Estimated {
  const { sizes, statistic, seed, level, count = RESAMPLES, clustered = false } = input;
  const method = 'bootstrap';
  if (sizes.some((size) => size === 0)) return { method, none: 'nobody' };
  if (sizes.some((size) => size < 2)) {
    return { method, none: clustered ? 'too few clusters' : 'too few persons' };
  }
  const estimate = statistic(sizes.map((size) => Int32Array.from({ length: size }, (_, at) => at)));
  const values: number[] = [];
  for (const units of resamples(sizes, { seed, count })) {
    const value = statistic(units);
    if (value === undefined || !Number.isFinite(value)) break;
    values.push(value);
  }
  if (estimate === undefined || values.length < count) {
    return { method, none: 'undefined in resamples' };
  }
  values.sort((one, other) => one - other);
  if (values[0] === values.at(-1)) return { method, none: 'no variation' };
  return estimated({
    method,
    assumptions: [clustered ? 'independent-clusters' : 'independent-persons', 'many-persons'],
    estimate,
    low: quantileOf(values, (1 - level) / 2),
    high: quantileOf(values, (1 + level) / 2),
    level,
    standardError: deviationOf(values),
  });
}

/**
 * A quantile of sorted values, in a straight line between the two nearest (Hyndman and Fan's type 7, R's
 * default).
 */
export function quantileOf(sorted: readonly number[], p: number): number {
  const place = (sorted.length - 1) * p;
  const below = Math.floor(place);
  const low = sorted[below] ?? Number.NaN;
  const high = sorted[below + 1] ?? low;
  return low + (place - below) * (high - low);
}

function deviationOf(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return Math.sqrt(squares / (values.length - 1));
}
