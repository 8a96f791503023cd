import { epochDay } from '../../calendar/date.ts';
import { addUnits, type Units, unitsOf } from '../../money/scaled.ts';
import type { Measure } from '../../terms/shape/metric.ts';
import { type Days, isIn } from '../days.ts';
import type { Enrolment, Observation } from '../records.ts';
import { countedRows, isAchieved, nothingSeen, type Seen, see, seeStay } from './seen.ts';

/** One person with everything observed of them up to the day of the evaluation. */
export type PersonRecord = {
  readonly enrolment: Enrolment;
  readonly observations: readonly Observation[];
};

/** One observation in numbers: its first and last epoch day, its value in units, and its row in which file. */
export type SeenRow = {
  readonly day: number;
  readonly lastDay: number;
  readonly value: Units;
  readonly row: number;
  readonly file?: string | undefined;
};

type About = { measure: Measure; days: Days; holes?: readonly Days[]; scale: number };

/** What a person's observations on some days add up to for a measure; values in units of the scale. */
export function seenIn({ observations }: PersonRecord, about: About): Seen {
  const rows = observations
    .filter(({ observation }) => observation === about.measure.observation)
    .map(({ date, until = date, value, at }) => ({
      day: epochDay(date),
      lastDay: epochDay(until),
      value: unitsOf(value, about.scale),
      row: at?.row ?? 0,
      file: at?.file,
    }));
  return seenInRows(rows, about);
}

/** The same of rows that are known to be of the measure's observation. */
export function seenInRows(rows: readonly SeenRow[], about: About): Seen {
  const { measure, days, holes, scale } = about;
  const seen = nothingSeen();
  if (measure.perPerson === 'days') {
    for (const { day, lastDay, value } of rows) {
      const stay = { from: Math.max(day, days.from), until: Math.min(lastDay + 1, days.until) };
      if (stay.from < stay.until) seeStay(seen, stay, value);
    }
    return seen;
  }
  // What was seen on an agreed day does not count, but shows that the person was followed.
  const achieved = countedRows(measure, scale);
  const inWindow = rows.filter(({ day }) => isIn(day, days));
  for (const { day, value } of onePerDay(measure, inWindow)) {
    const counts = isIn(day, days, holes) && isAchieved(achieved, value);
    see(seen, { day, value, achieved: counts });
  }
  return seen;
}

/** Several observations on one day become one, as the terms say; where they are refused there are none. */
function onePerDay({ duplicates }: Measure, rows: readonly SeenRow[]): readonly SeenRow[] {
  if (duplicates === undefined || duplicates === 'refuse') return rows;
  const byDay = new Map<number, SeenRow>();
  for (const next of rows) {
    const known = byDay.get(next.day);
    if (!known) byDay.set(next.day, next);
    else if (duplicates === 'latest') byDay.set(next.day, latest(known, next));
    else byDay.set(next.day, { ...known, value: addUnits(known.value, next.value) });
  }
  return [...byDay.values()];
}

/** The lower row in a file; of several files, or without row numbers, the later in the list. */
function latest(one: SeenRow, other: SeenRow): SeenRow {
  return one.file === other.file && one.row > other.row ? one : other;
}
