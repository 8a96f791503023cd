import type { BookedClaim } from './claim-book.ts';

const DAY = 86_400_000;

/**
 * Which week (from Monday), month, quarter, year or period a claim falls in; everything is one interval
 * where the line names none. A claim without a day is in an interval of its own.
 */
export function intervalOf(claim: BookedClaim, interval: string | undefined): string {
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
      return String(Math.floor((Date.parse(`${date}T00:00:00Z`) / DAY + 3) / 7));
    default:
      return 'contract';
  }
}
