import { addMonths, epochDay, type ISODate } from '../../calendar/date.ts';
import { type Decimal, ONE } from '../../money/decimal.ts';
import type { DayCount } from '../../terms/shape/mechanism.ts';

/** How many months lie between two times at which interest begins to bear interest. */
export const COMPOUND_MONTHS = { yearly: 12, quarterly: 3, monthly: 1 } as const;

/**
 * The part of a year between two days, as a fraction whose division comes last. The first day counts, the last
 * does not. Of whole years there are no parts: those are credited at each anniversary.
 *
 * @example yearsBetween('30/360', { from: '2019-01-31', to: '2019-07-31' }) // → { days: 180, of: 360 }
 */
export function yearsBetween(
  dayCount: Exclude<DayCount, 'whole years'>,
  { from, to }: { readonly from: ISODate; readonly to: ISODate },
): { readonly days: Decimal; readonly of: Decimal } {
  const of = ONE.times(dayCount === 'actual/365' ? 365 : 360);
  const day = dayCount === '30/360' ? thirtyDayMonths : epochDay;
  return { days: ONE.times(day(to) - day(from)), of };
}

/** The days so many months apart after a first one, up to and including a last one. */
export function anniversaries(
  first: ISODate,
  { months, until }: { readonly months: number; readonly until: ISODate },
): ISODate[] {
  const days: ISODate[] = [];
  for (let step = 1; ; step += 1) {
    const day = addMonths(first, step * months);
    if (day > until) return days;
    days.push(day);
  }
}

/** Days since year 0 if every month had thirty of them: the 31st is the 30th. */
function thirtyDayMonths(date: ISODate): number {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  return year * 360 + (month - 1) * 30 + Math.min(day, 30);
}
