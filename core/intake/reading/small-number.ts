/** From the number 0, as LibreOffice shows it, to 60, which Excel shows as a 29 February 1900 that never was. */
const DAYS = /^(?:1899-12-3[01]|1900-0[12]-\d\d)(?!\d)/;

/**
 * Whether a date is what a spreadsheet shows of a number from 0 to 60 that was formatted as a date, such as an empty
 * result of a formula. Programs count those days differently, so that not even the number is certain.
 *
 * @example isSmallNumber('1900-01-12') // → true
 */
export function isSmallNumber(cell: string): boolean {
  return DAYS.test(cell);
}
