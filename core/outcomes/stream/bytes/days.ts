import { dateOfEpochDay, epochDay, type ISODate, isDate } from '../../../calendar/date.ts';
import { isSmallNumber } from '../../../intake/reading/small-number.ts';
import { Surprise } from './surprise.ts';

const FIRST_YEAR = 1900;
const YEARS = 256;
/** The first day that is read, and how many there are. */
export const FIRST_DAY = epochDay(`${FIRST_YEAR}-01-01`);
export const DAYS = epochDay(`${FIRST_YEAR + YEARS}-01-01`) - FIRST_DAY;
/** How many bytes a date takes. */
export const DATE_LENGTH = 10;
/** Places of a month, which has at most 31 days, and of a year. */
const MONTH = 32;
const YEAR = 16 * MONTH;
const ZERO = 48;
const HYPHEN = 45;
/** What each byte says as a digit. What is none makes a year, month or day too large, whatever stands beside it. */
const DIGITS = Int32Array.from({ length: 256 }, (_, byte) => {
  const digit = byte - ZERO;
  return digit >= 0 && digit <= 9 ? digit : 1 << 20;
});
/** Added to what is kept, so that 0 means "not yet known". */
const KNOWN = 1 << 20;

/** Reads dates from bytes: each month is worked out once, by the calendar, and then its days are only looked up. */
export class Days {
  /** By year, month of at most 16 and day of at most 32. */
  readonly #known = new Int32Array(YEARS * YEAR);
  readonly #dates = new Map<number, ISODate>();

  /**
   * The epoch day of `2026-01-31` at a place; the caller sees to what comes after its ten bytes.
   *
   * @throws Surprise when it is no date that exists, or one outside the years 1900 to 2155.
   */
  read(bytes: Uint8Array, at: number): number {
    const year =
      (DIGITS[bytes[at] ?? 0] ?? 0) * 1000 +
      (DIGITS[bytes[at + 1] ?? 0] ?? 0) * 100 +
      (DIGITS[bytes[at + 2] ?? 0] ?? 0) * 10 +
      (DIGITS[bytes[at + 3] ?? 0] ?? 0);
    const month = (DIGITS[bytes[at + 5] ?? 0] ?? 0) * 10 + (DIGITS[bytes[at + 6] ?? 0] ?? 0);
    const day = (DIGITS[bytes[at + 8] ?? 0] ?? 0) * 10 + (DIGITS[bytes[at + 9] ?? 0] ?? 0);
    const fits =
      bytes[at + 4] === HYPHEN &&
      bytes[at + 7] === HYPHEN &&
      year >= FIRST_YEAR &&
      year < FIRST_YEAR + YEARS &&
      month <= 12 &&
      day < MONTH;
    if (!fits) throw new Surprise('not a date');
    const place = (year - FIRST_YEAR) * YEAR + month * MONTH + day;
    const known = this.#known[place] ?? 0;
    return known === 0 ? this.#workOut(year, month, place) : known - KNOWN;
  }

  /** The date of an epoch day. */
  dateOf(day: number): ISODate {
    const date = this.#dates.get(day) ?? dateOfEpochDay(day);
    this.#dates.set(day, date);
    return date;
  }

  /** Works out all days of a month: most of them will be asked for, and the calendar is slow. */
  #workOut(year: number, month: number, place: number): number {
    const first = firstOf(year, month);
    // What a spreadsheet shows of a small number fills whole months.
    if (isDate(first) && !isSmallNumber(first)) {
      const before = epochDay(first) - 1;
      const end = epochDay(month < 12 ? firstOf(year, month + 1) : firstOf(year + 1, 1));
      const start = place - (place % MONTH);
      for (let day = 1; before + day < end; day += 1) {
        this.#known[start + day] = before + day + KNOWN;
      }
    }
    const known = this.#known[place] ?? 0;
    if (known === 0) throw new Surprise('a date that does not exist');
    return known - KNOWN;
  }
}

/** The first day of a month of a year of four digits. */
function firstOf(year: number, month: number): ISODate {
  return `${year}-${String(month).padStart(2, '0')}-01`;
}
