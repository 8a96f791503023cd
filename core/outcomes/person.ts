import { epochDay } from '../calendar/date.ts';
import { addUnits, type Units, unitsOf } from '../money/scaled.ts';
import type { Measure } from '../terms/shape/metric.ts';
import type { Enrolment, Observation } from './records.ts';
import { achievedBy, type Days, isAchieved, nothingSeen, type Seen, see } from './seen.ts';

/** One person with everything observed of them up to the day of the evaluation. */
export type PersonRecord = {
  readonly enrolment: Enrolment;
  readonly observations: readonly Observation[];
};

/** What a person's observations on some days add up to for a measure; values in units of the scale. */
export function seenIn(
  { observations }: PersonRecord,
  { measure, days, scale }: { measure: Measure; days: Days; scale: number },
): Seen {
  const achieved = achievedBy(measure, scale);
  const seen = nothingSeen();
  const counted = observations
    .filter(({ observation }) => observation === measure.observation)
    .map(({ date, value, at }) => ({
      day: epochDay(date),
      value: unitsOf(value, scale),
      row: at?.row ?? 0,
    }))
    .filter(({ day }) => days.from <= day && day < days.until);
  for (const { day, value } of onePerDay(measure, counted)) {
    see(seen, { day, value, achieved: isAchieved(achieved, value) });
  }
  return seen;
}

type OfDay = { readonly day: number; readonly value: Units; readonly row: number };

/** Several observations on one day become one, as the terms say; where they are refused there are none. */
function onePerDay({ duplicates }: Measure, observations: readonly OfDay[]): readonly OfDay[] {
  if (duplicates === undefined || duplicates === 'refuse') return observations;
  const byDay = new Map<number, OfDay>();
  for (const next of observations) {
    const known = byDay.get(next.day);
    if (!known) byDay.set(next.day, next);
    else if (duplicates === 'latest') byDay.set(next.day, latest(known, next));
    else byDay.set(next.day, { ...known, value: addUnits(known.value, next.value) });
  }
  return [...byDay.values()];
}

/** The lower row in the file; without row numbers, the later in the list. */
function latest(one: OfDay, other: OfDay): OfDay {
  return one.row > other.row ? one : other;
}
