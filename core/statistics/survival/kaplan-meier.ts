import { normalReach } from '../distributions/normal.ts';
import { type Estimated, estimated } from '../estimate.ts';
import { type Followed, followedTo, timePoints } from './times.ts';

/** The share without the event after a time, and Greenwood's standard error. */
export type Survival = { readonly share: number; readonly standardError: number };

/**
 * The share still without the event after `time`, of persons who were followed for unequal lengths (Kaplan and
 * Meier, JASA 53 (1958)), with Greenwood's standard error. `undefined` where nobody was followed that long while
 * some had not had the event.
 *
 * @example survivalAt(persons, 365) // → { share: 0.4442, standardError: 0.0242 }
 */
export function survivalAt(persons: readonly Followed[], time: number): Survival | undefined {
  if (persons.length === 0) return undefined;
  let share = 1;
  let greenwood = 0;
  for (const { events, atRisk } of timePoints(persons).filter((point) => point.time <= time)) {
    share *= 1 - events / atRisk;
    greenwood += events / (atRisk * (atRisk - events));
  }
  if (share === 0) return { share, standardError: 0 };
  if (followedTo(persons, time) === 0) return undefined;
  return { share, standardError: share * Math.sqrt(greenwood) };
}

/**
 * The same with its interval on the scale of log(−log), which stays within 0 and 1 (Kalbfleisch and Prentice,
 * "The Statistical Analysis of Failure Time Data", 1980).
 *
 * @example kaplanMeier(persons, { time: 365, level: 0.95 }) // → 0.4442 (0.396 to 0.491)
 */
export function kaplanMeier(
  persons: readonly Followed[],
  { time, level }: { time: number; level: number },
): Estimated {
  const method = 'kaplan-meier';
  const survival = survivalAt(persons, time);
  if (!survival) return { method, none: 'nobody' };
  const { share, standardError } = survival;
  if (share === 1) return { method, none: 'no events' };
  if (share === 0) return { method, none: 'all or none' };
  const reach = (normalReach(level) * standardError) / (share * Math.abs(Math.log(share)));
  return estimated({
    method,
    assumptions: ['independent-persons', 'censoring-says-nothing'],
    estimate: share,
    low: share ** Math.exp(reach),
    high: share ** Math.exp(-reach),
    level,
    standardError,
  });
}
