import { addMonths, type ISODate } from '../../calendar/date.ts';
import { Decimal, ZERO } from '../../money/decimal.ts';
import type { DayCount } from '../../terms/shape/mechanism.ts';
import { anniversaries, COMPOUND_MONTHS, yearsBetween } from './day-count.ts';

/** Capital drawn (positive) or repaid (negative) on a day. */
export type Movement = { readonly date: ISODate; readonly amount: Decimal };

/** A yearly rate as a fraction of one, from a day on. */
export type RateFrom = { readonly from: ISODate; readonly rate: Decimal };

/** What interest is computed from. */
export type Loan = {
  readonly movements: readonly Movement[];
  /** The earliest first; the first one also holds before its day. */
  readonly rates: readonly RateFrom[];
  readonly until: ISODate;
  readonly dayCount: DayCount;
  readonly compound: keyof typeof COMPOUND_MONTHS | undefined;
  readonly meets: 'interest first' | 'capital first';
};

/** One draw: what is left of it, and the interest on it that is neither paid nor added to it. */
type Lot = {
  readonly from: ISODate;
  capital: Decimal;
  interest: Decimal;
  readonly credits: ReadonlySet<ISODate>;
  readonly compounds: ReadonlySet<ISODate>;
};

/**
 * All interest that has run until a day. Each draw bears interest from its own day; on one day interest is
 * credited first, then repayments are met, the oldest draw first, and then new draws begin. What is repaid
 * beyond the balance is not carried on: a balance is never below zero.
 *
 * @example 100 drawn at 10 % a year, compounded yearly, 60 repaid after one year, until the end of the second
 *   // → 15
 */
export function accrue(loan: Loan): Decimal {
  const lots: Lot[] = [];
  let total = ZERO;
  let before: ISODate | undefined;
  for (const day of daysOf(loan)) {
    for (const lot of lots) {
      const earned = earnedBy(lot, { from: before ?? day, to: day }, loan);
      total = total.plus(earned);
      lot.interest = lot.interest.plus(earned);
      if (lot.compounds.has(day)) {
        lot.capital = lot.capital.plus(lot.interest);
        lot.interest = ZERO;
      }
    }
    const moved = loan.movements.filter(({ date }) => date === day);
    const repaid = moved.filter(({ amount }) => amount.isNegative());
    for (const { amount } of repaid) repay(lots, amount.negated(), loan.meets);
    for (const { amount } of moved)
      if (amount.greaterThan(ZERO)) lots.push(lotOf(day, amount, loan));
    before = day;
  }
  return total;
}

/** Every day on which something changes, in order. */
function daysOf({ movements, rates, until, compound, dayCount }: Loan): ISODate[] {
  const months = compound ? COMPOUND_MONTHS[compound] : 12;
  const starts = movements.filter(({ amount, date }) => amount.greaterThan(ZERO) && date < until);
  const steps =
    compound || dayCount === 'whole years'
      ? starts.flatMap(({ date }) => [
          ...anniversaries(date, { months, until }),
          ...(dayCount === 'whole years' ? anniversaries(date, { months: 12, until }) : []),
        ])
      : [];
  const days = [...movements.map(({ date }) => date), ...rates.map(({ from }) => from), ...steps];
  return [...new Set([...days.filter((day) => day < until), until])].sort();
}

function lotOf(from: ISODate, capital: Decimal, { compound, dayCount, until }: Loan): Lot {
  const months = compound ? COMPOUND_MONTHS[compound] : 0;
  return {
    from,
    capital,
    interest: ZERO,
    credits: new Set(dayCount === 'whole years' ? anniversaries(from, { months: 12, until }) : []),
    compounds: new Set(months > 0 ? anniversaries(from, { months, until }) : []),
  };
}

function earnedBy(
  lot: Lot,
  { from, to }: { readonly from: ISODate; readonly to: ISODate },
  { dayCount, rates }: Loan,
): Decimal {
  if (dayCount === 'whole years') {
    // A whole year bears the rate of the day on which it began.
    return lot.credits.has(to) ? lot.capital.times(rateOn(rates, addMonths(to, -12))) : ZERO;
  }
  const { days, of } = yearsBetween(dayCount, { from, to });
  return lot.capital.times(rateOn(rates, from)).times(days).div(of);
}

function rateOn(rates: readonly RateFrom[], day: ISODate): Decimal {
  return (rates.findLast(({ from }) => from <= day) ?? rates[0])?.rate ?? ZERO;
}

function repay(lots: readonly Lot[], amount: Decimal, meets: Loan['meets']): void {
  const order = meets === 'interest first' ? INTEREST_FIRST : CAPITAL_FIRST;
  let left = amount;
  for (const part of order) {
    for (const lot of lots) {
      const met = Decimal.min(left, lot[part]);
      lot[part] = lot[part].minus(met);
      left = left.minus(met);
    }
  }
}

const INTEREST_FIRST = ['interest', 'capital'] as const;
const CAPITAL_FIRST = ['capital', 'interest'] as const;
