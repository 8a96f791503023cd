import { dateOfEpochDay, epochDay, type ISODate, isDate } from '../../calendar/date.ts';
import { isSmallNumber } from '../../intake/reading/small-number.ts';
import { Surprise } from './surprise.ts';

const FIRST_YEAR = 1900;
const YEARS = 256;
/** The first day that is read, and how many there are. */
export const FIRST_DAY = epochDay(`${FIRST_YEAR}-01-01`);
export const DAYS = epochDay(`${FIRST_YEAR + YEARS}-01-01`) - FIRST_DAY;
const LENGTH = 10;
const ZERO = 48;
const HYPHEN = 45;
/** Added to what is kept, so that 0 means "not yet known". */
const KNOWN = 1 << 20;

/** Reads dates from bytes: each day is worked out once, by the calendar, and then only looked up. */
export class Days {
  /** By year, month of at most 16 and day of at most 32. */
  readonly #known = new Int32Array(YEARS * 16 * 32);
  readonly #dates = new Map<number, ISODate>();

  /**
   * The epoch day of `2026-01-31` at a place; the caller sees to what comes after its ten bytes.
   *
   * @throws Surprise when it is no date that exists, or one outside the years 1900 to 2155.
   */
  read(bytes: Uint8Array, at: number): number {
    const year =
      digit(bytes, at) * 1000 +
      digit(bytes, at + 1) * 100 +
      digit(bytes, at + 2) * 10 +
      digit(bytes, at + 3);
    const month = digit(bytes, at + 5) * 10 + digit(bytes, at + 6);
    const day = digit(bytes, at + 8) * 10 + digit(bytes, at + 9);
    const fits =
      bytes[at + 4] === HYPHEN &&
      bytes[at + 7] === HYPHEN &&
      year >= FIRST_YEAR &&
      year < FIRST_YEAR + YEARS &&
      month < 16 &&
      day < 32;
    if (!fits) throw new Surprise('not a date');
    const place = ((year - FIRST_YEAR) << 9) | (month << 5) | day;
    const known = this.#known[place] ?? 0;
    return known === 0 ? this.#workOut(bytes, at, place) : known - KNOWN;
  }

  /** The date of an epoch day. */
  dateOf(day: number): ISODate {
    const date = this.#dates.get(day) ?? dateOfEpochDay(day);
    this.#dates.set(day, date);
    return date;
  }

  #workOut(bytes: Uint8Array, at: number, place: number): number {
    const text = String.fromCharCode(...bytes.subarray(at, at + LENGTH));
    if (!isDate(text) || isSmallNumber(text)) throw new Surprise('a date that does not exist');
    const day = epochDay(text);
    this.#known[place] = day + KNOWN;
    return day;
  }
}

function digit(bytes: Uint8Array, at: number): number {
  const value = (bytes[at] ?? 0) - ZERO;
  if (value < 0 || value > 9) throw new Surprise('not a digit of a date');
  return value;
}
