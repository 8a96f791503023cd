import { epochDay } from '../calendar/date.ts';
import { addUnits, type Units, unitsOf } from '../money/scaled.ts';
import type { Measure } from '../terms/shape/metric.ts';
import { type Days, isIn } from './days.ts';
import type { Enrolment, Observation } from './records.ts';
import { countedRows, isAchieved, nothingSeen, type Seen, see, seeStay } from './seen.ts';

/** One person with everything observed of them up to the day of the evaluation. */
export type PersonRecord = {
  readonly enrolment: Enrolment;
  readonly observations: readonly Observation[];
};

/** What a person's observations on some days add up to for a measure; values in units of the scale. */
export function seenIn(
  { observations }: PersonRecord,
  about: { measure: Measure; days: Days; holes?: readonly Days[]; scale: number },
): Seen {
  const { measure, days, holes, scale } = about;
  const achieved = countedRows(measure, scale);
  const seen = nothingSeen();
  const ofMeasure = observations
    .filter(({ observation }) => observation === measure.observation)
    .map(({ date, until = date, value, at }) => ({
      day: epochDay(date),
      lastDay: epochDay(until),
      value: unitsOf(value, scale),
      row: at?.row ?? 0,
    }));
  if (measure.perPerson === 'days') {
    for (const { day, lastDay, value } of ofMeasure) {
      const stay = { from: Math.max(day, days.from), until: Math.min(lastDay + 1, days.until) };
      if (stay.from < stay.until) seeStay(seen, stay, value);
    }
    return seen;
  }
  // What was seen on an agreed day does not count, but shows that the person was followed.
  const inWindow = ofMeasure.filter(({ day }) => isIn(day, days));
  for (const { day, value } of onePerDay(measure, inWindow)) {
    const counts = isIn(day, days, holes) && isAchieved(achieved, value);
    see(seen, { day, value, achieved: counts });
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
