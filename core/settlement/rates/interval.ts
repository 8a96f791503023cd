import { epochDay } from '../../calendar/date.ts';
import type { BookedClaim } from './claim-book.ts';

/**
 * Which week (from Monday), month, quarter, year or period a claim falls in. Claims without a
 * day fall in one interval together.
 *
 * @throws RangeError for any other word: the shape of the terms allows only these.
 */
export function intervalOf(claim: BookedClaim, interval: string): string {
  const { date, period } = claim;
  switch (interval) {
    case 'period':
      return period ?? '';
    case 'year':
      return date.slice(0, 4);
    case 'quarter':
      return `${date.slice(0, 4)}-${Math.ceil(Number(date.slice(5, 7)) / 3)}`;
    case 'month':
      return date.slice(0, 7);
    case 'week':
      // 1 January 1970 was a Thursday: three days after a Monday.
      return date === '' ? '' : String(Math.floor((epochDay(date) + 3) / 7));
    default:
      throw new RangeError(`"${interval}" is no interval of claims`);
  }
}
