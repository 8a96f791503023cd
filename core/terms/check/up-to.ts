import { epochDay, type ISODate } from '../../calendar/date.ts';
import { addSpan } from '../../calendar/span.ts';
import type { Finding } from '../../findings.ts';
import { readNumber } from '../quantity.ts';
import type { Metric, Window } from '../shape/metric.ts';
import { finder, type TermsContext } from './context.ts';

/** A limit in days is a whole number of them, and no more than anybody's window has. */
export function upToDays(
  context: TermsContext,
  { name, metric, path }: { name: string; metric: Metric; path: string },
): readonly Finding[] {
  const { window, measure, clause } = metric;
  if (measure?.upTo === undefined) return [];
  const find = finder(context);
  const days = readNumber(measure.upTo);
  if (!days.isInteger() || days.lt(1)) {
    return [find.error('terms.up-to-not-days', path, {}, clause)];
  }
  const most = window && longestOf(window);
  if (most === undefined || days.lte(most)) return [];
  return [find.error('terms.up-to-beyond-window', path, { name, most: `${most}` }, clause)];
}

/** How many days a window that is counted from enrolment has at most: with long months, and leap years. */
export function longestOf({ counted, opens = '0 days', closes }: Window): number | undefined {
  if (counted === 'in the period' || closes === undefined) return undefined;
  const lengths = FIRST_DAYS.map((day) =>
    Math.abs(epochDay(addSpan(day, closes)) - epochDay(addSpan(day, opens))),
  );
  return Math.max(...lengths);
}

/** Of the months of four years. */
const FIRST_DAYS: readonly ISODate[] = Array.from({ length: 48 }, (_, month) => {
  const [year, ofYear] = [2021 + Math.floor(month / 12), (month % 12) + 1];
  return `${year}-${String(ofYear).padStart(2, '0')}-01`;
});
