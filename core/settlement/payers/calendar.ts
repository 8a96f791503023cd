import { addDays, addMonths, type ISODate } from '../../calendar/date.ts';
import type { Terms } from '../../terms/shape/terms.ts';
import type { Facts } from '../facts.ts';

const MONTHS = { monthly: 1, quarterly: 3, yearly: 12 } as const;
export type Calendar = keyof typeof MONTHS;

/**
 * The last day of the month, quarter or year that has ended on a day.
 *
 * @example lastOfCalendar('quarterly', '2020-05-15') // → '2020-03-31'
 */
export function lastOfCalendar(calendar: Calendar, asOf: ISODate): ISODate {
  const tomorrow = addDays(asOf, 1);
  const months = MONTHS[calendar];
  const month = Number(tomorrow.slice(5, 7)) - 1;
  const first = `${tomorrow.slice(0, 7)}-01`;
  return addDays(addMonths(first, -(month % months)), -1);
}

/** What had happened by a day; what has no day counts. */
export function factsUntil(facts: Facts, day: ISODate, { periods = [] }: Terms): Facts {
  const later = new Set(periods.filter(({ to }) => to > day).map(({ id }) => id));
  const isThen = ({ date, period }: { date?: string; period?: string }) =>
    (date === undefined || date <= day) && (period === undefined || !later.has(period));
  return {
    ...facts,
    asOf: day,
    metrics: facts.metrics.filter(isThen),
    capital: facts.capital.filter(isThen),
    amounts: facts.amounts.filter(isThen),
    events: facts.events.filter(isThen),
    claims: facts.claims.filter(isThen),
  };
}
