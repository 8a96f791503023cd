import { findPersonnummer, hasValidCheckDigit, isBirthDate } from './personnummer.ts';

/** A number that a spreadsheet has shortened without losing a digit: `1.96408233234E+11`. */
const SHORTENED = /^(\d)[.,](\d+)E\+?(\d{1,2})$/i;
/** Digits, and any signs between them. */
const IN_PIECES = /^\d+(?:[\s.,;:_/|\\*+~\p{Pd}]+\d+)+$/u;
/** A decimal number, unless it is cut where a number is. */
const DECIMAL = /^(?!(?:\d{6}|\d{8})[.,]\d{4}$)\d+[.,]\d+$/;
/** Days with times, and spans of months and of years: as many digits, and usual. One minute in ten fits by chance. */
const TIMES =
  /^(?:\d{4}([-/.]?)\d{2}\1\d{2}|\d{2}([-/.])\d{2}\2\d{2})(?:T|,? )(?:[01]\d|2[0-4])[:.][0-5]\d|^\d{4}-\d{2}\P{L}+\d{4}-\d{2}$/u;

/**
 * Whether a cell is a personal identity number and nothing else, written as nobody writes one except to hide it, or as
 * a spreadsheet has made it: `640823,3234`, `6-4-0-8-2-3-3-2-3-4`, `1.96408233234E+11`.
 */
export function isPersonnummerInPieces(cell: string): boolean {
  const text = cell.normalize('NFKC').trim();
  const [, first = '', fraction = '', exponent = ''] = SHORTENED.exec(text) ?? [];
  if (first !== '') {
    const digits = first + fraction.padEnd(Number(exponent), '0');
    return fraction.length >= Number(exponent) - 1 && isWhole(digits);
  }
  const isCut = IN_PIECES.test(text) && !DECIMAL.test(text) && !TIMES.test(text);
  return isCut && isWhole(text.replace(/\D/g, ''));
}

function isWhole(digits: string): boolean {
  return /^(?:\d{10}|\d{12})$/.test(digits) && findPersonnummer(digits).length > 0;
}

const BIRTH_DATE = /^(18|19|20)?(\d{2})-?(\d{2})-?(\d{2})$/;
const LAST_FOUR = /^[-+]?(\d{4})$/;

/**
 * Whether two cells of a row are the parts of a personal identity number, a date of birth and the last four digits. Of
 * four digits that have nothing to do with the date, one in ten is such by chance.
 *
 * @example isPersonnummerOfTwo('640823', '3234') // → true
 */
export function isPersonnummerOfTwo(date: string, last: string): boolean {
  const [, century = '', year = '', month = '', day = ''] = BIRTH_DATE.exec(date) ?? [];
  const [, four = ''] = LAST_FOUR.exec(last) ?? [];
  if (year === '' || four === '') return false;
  const isDated = isBirthDate({ century, year, month: Number(month), day: Number(day) });
  return isDated && hasValidCheckDigit(year + month + day + four);
}
