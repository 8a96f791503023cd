import { type Assumption, type Estimate, type Estimated, estimated } from '../estimate.ts';
import { logRank } from './log-rank.ts';
import { medianTime } from './median.ts';
import type { Followed } from './times.ts';

type Arms = {
  readonly intervention: readonly Followed[];
  readonly comparison: readonly Followed[];
};

const METHOD = 'median-times';
const ASSUMPTIONS: readonly Assumption[] = [
  'independent-persons',
  'independent-groups',
  'censoring-says-nothing',
  'many-persons',
];

/**
 * How much longer half of the intervention took than half of the comparison. The two medians' own intervals are put
 * together by the method of variance estimates recovery (Zou and Donner, Statistics in Medicine 27 (2008)): each end of
 * the difference is as far off as the ends that make it so. The p is the log-rank test's.
 *
 * @example medianDifference({ intervention, comparison }, 0.95) // → 14 (−59.9 to 84.6)
 */
export function medianDifference(arms: Arms, level: number): Estimated {
  return together(arms, level, { from: (time) => time, to: (figure) => figure });
}

/**
 * How many times as long half of the intervention took, put together in the same way on the scale of logarithms.
 *
 * @example medianRatio({ intervention, comparison }, 0.95) // → 1.05 (0.81 to 1.36)
 */
export function medianRatio(arms: Arms, level: number): Estimated {
  return together(arms, level, { from: Math.log, to: Math.exp });
}

function together(
  arms: Arms,
  level: number,
  scale: { from: (time: number) => number; to: (figure: number) => number },
): Estimated {
  const own = medianTime(arms.intervention, level);
  const other = medianTime(arms.comparison, level);
  if ('none' in own) return { method: METHOD, none: own.none };
  if ('none' in other) return { method: METHOD, none: other.none };
  const [one, two] = [on(scale.from, own), on(scale.from, other)];
  const difference = one.at - two.at;
  const below = Math.hypot(one.at - one.low, two.high - two.at);
  const above = Math.hypot(one.high - one.at, two.at - two.low);
  const p = logRank(arms)?.p;
  return estimated({
    method: METHOD,
    assumptions: ASSUMPTIONS,
    estimate: scale.to(difference),
    low: scale.to(difference - below),
    high: scale.to(difference + above),
    level,
    ...(p === undefined ? {} : { p }),
  });
}

function on(from: (time: number) => number, { estimate, low, high }: Estimate) {
  return { at: from(estimate), low: from(low), high: from(high) };
}
