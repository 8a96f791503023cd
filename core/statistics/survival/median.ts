import { normalReach } from '../distributions/normal.ts';
import { type Estimated, estimated } from '../estimate.ts';
import { type Followed, timePoints } from './times.ts';

/** What rounding may leave of a share that is exactly a half. */
const HALF = 0.5 + 1e-10;

/**
 * The time by which half have had the event, with the interval of Brookmeyer and Crowley (Biometrics 38
 * (1982)): where the ends of the curve's own interval, on the scale of log(−log), reach a half. There is none
 * where an end never reaches it: fewer than half had the event, nearly. Where the curve stays at exactly a half for a
 * while it is the beginning of that, when half have had it; R tells the middle.
 *
 * @example medianTime(persons, 0.95) // → 290 (238 to 341)
 */
export function medianTime(persons: readonly Followed[], level: number): Estimated {
  const method = 'median-time';
  const reach = normalReach(level);
  const first: { -readonly [Curve in 'low' | 'at' | 'high']?: number } = {};
  let share = 1;
  let greenwood = 0;
  for (const { time, events, atRisk } of timePoints(persons)) {
    share *= 1 - events / atRisk;
    greenwood += events / (atRisk * (atRisk - events));
    const wide = (reach * Math.sqrt(greenwood)) / Math.abs(Math.log(share));
    if (share ** Math.exp(wide) <= HALF) first.low ??= time;
    if (share <= HALF) first.at ??= time;
    if (share ** Math.exp(-wide) <= HALF) first.high ??= time;
  }
  const { low, at, high } = first;
  if (low === undefined || at === undefined || high === undefined) {
    return { method, none: 'not reached' };
  }
  return estimated({
    method,
    assumptions: ['independent-persons', 'censoring-says-nothing'],
    estimate: at,
    low,
    high,
    level,
  });
}
