/** A plain date, `2019-12-31`, in the contract's time zone. */
export type ISODate = string;

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const DAYS_PER_400_YEARS = 146_097;

/**
 * Whether the text is a date that exists, year first.
 *
 * @example isDate('2020-02-29') // → true
 * @example isDate('2019-02-30') // → false
 */
export function isDate(text: string): boolean {
  const [, year = '', month = '', day = ''] = DATE.exec(text) ?? [];
  const longest = daysInMonth(Number(year), Number(month));
  return year !== '' && Number(year) >= 1 && Number(day) >= 1 && Number(day) <= longest;
}

/**
 * The number of days since 1970-01-01, negative before it.
 *
 * @throws RangeError when the text is no date: dates from people are checked before they come here.
 * @example epochDay('1970-01-02') // → 1
 */
export function epochDay(date: ISODate): number {
  const known = DAYS.get(date);
  if (known !== undefined) return known;
  const day = dayOf(date);
  if (DAYS.size < REMEMBERED_MOST) DAYS.set(date, day);
  return day;
}

/** A contract is about some thousand days, each asked for again and again. */
const DAYS = new Map<ISODate, number>();
const DATES = new Map<number, ISODate>();
const REMEMBERED_MOST = 20_000;

function dayOf(date: ISODate): number {
  if (!isDate(date)) throw new RangeError(`"${date}" is not a date`);
  return dayWith(fieldsOf(date));
}

function dayWith({ year, month, day }: Fields): number {
  // Years that begin in March put the leap day last, so that one formula gives the day of the year.
  const marchYear = month > 2 ? year : year - 1;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  const leapDays =
    Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400);
  return marchYear * 365 + leapDays + dayOfYear - 719_468;
}

/**
 * The date that lies so many days after 1970-01-01; the inverse of `epochDay`.
 *
 * @throws RangeError outside the years 1 to 9999.
 * @example dateOfEpochDay(-1) // → '1969-12-31'
 */
export function dateOfEpochDay(day: number): ISODate {
  const known = DATES.get(day);
  if (known !== undefined) return known;
  const date = dateOn(day);
  if (DATES.size < REMEMBERED_MOST) DATES.set(day, date);
  return date;
}

function dateOn(day: number): ISODate {
  return dateOf(fieldsOn(day));
}

function fieldsOn(day: number): Fields {
  const sinceMarchOfYear0 = day + 719_468;
  const era = Math.floor(sinceMarchOfYear0 / DAYS_PER_400_YEARS);
  const dayOfEra = sinceMarchOfYear0 - era * DAYS_PER_400_YEARS;
  const leapDays =
    Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096);
  const yearOfEra = Math.floor((dayOfEra - leapDays) / 365);
  const elapsed = 365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100);
  const dayOfYear = dayOfEra - elapsed;
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return { year, month, day: dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1 };
}

/** @example addDays('2016-02-28', 2) // → '2016-03-01' */
export function addDays(date: ISODate, days: number): ISODate {
  return dateOfEpochDay(epochDay(date) + days);
}

/**
 * So many calendar months later; where the month is too short, its last day.
 *
 * @example addMonths('2016-01-31', 1) // → '2016-02-29'
 * @example addMonths('2016-02-29', -12) // → '2015-02-28'
 */
export function addMonths(date: ISODate, months: number): ISODate {
  return dateOfEpochDay(monthsAfter(epochDay(date), months));
}

/**
 * The epoch day that lies so many calendar months after another, as `addMonths` has it.
 *
 * @example monthsAfter(epochDay('2016-01-31'), 1) // → epochDay('2016-02-29')
 */
export function monthsAfter(epochDay: number, months: number): number {
  const { year, month, day } = fieldsOn(epochDay);
  const monthsSinceYear0 = year * 12 + month - 1 + months;
  const inYear = Math.floor(monthsSinceYear0 / 12);
  const inMonth = monthsSinceYear0 - inYear * 12 + 1;
  const lastDay = daysInMonth(inYear, inMonth);
  return dayWith({ year: inYear, month: inMonth, day: Math.min(day, lastDay) });
}

/** @example daysBetween({ from: '2016-02-28', to: '2016-03-01' }) // → 2 */
export function daysBetween({ from, to }: { from: ISODate; to: ISODate }): number {
  return epochDay(to) - epochDay(from);
}

/** For sorting: negative if the first date is earlier, 0 if they are the same day, else positive. */
export function compareDates(one: ISODate, other: ISODate): number {
  return epochDay(one) - epochDay(other);
}

/** The year of a date. */
export function yearOf(date: ISODate): number {
  return fieldsOf(date).year;
}

/** The day of the week, from 1 for Monday to 7 for Sunday. */
export function weekday(date: ISODate): number {
  // 1970-01-01 was a Thursday, the fourth day of its week.
  return ((((epochDay(date) + 3) % 7) + 7) % 7) + 1;
}

type Fields = { year: number; month: number; day: number };

function fieldsOf(date: ISODate): Fields {
  const [year, month, day] = [date.slice(0, 4), date.slice(5, 7), date.slice(8, 10)].map(Number);
  return { year: year ?? 0, month: month ?? 0, day: day ?? 0 };
}

function dateOf({ year, month, day }: Fields): ISODate {
  if (year < 1 || year > 9999) throw new RangeError(`The year ${year} is outside 1 to 9999`);
  const digits = (value: number, length: number) => String(value).padStart(length, '0');
  return `${digits(year, 4)}-${digits(month, 2)}-${digits(day, 2)}`;
}

function daysInMonth(year: number, month: number): number {
  if (month < 1 || month > 12) return 0;
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
