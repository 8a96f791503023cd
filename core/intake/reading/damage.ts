import { type Reading, unreadable } from './reading.ts';

/** What Excel writes instead of a value, in English and in Swedish, and the fence of a column that is too narrow. */
const ERRORS =
  /^#(?:N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA|SAKNAS!|REFERENS!|VÄRDEFEL!|DIVISION\/0!|NAMN\?|OGILTIGT!|SKÄRNING!|SPILL!|#+)$/i;

/** A number that Excel has shortened: digits are lost, unless none were there. */
const SCIENTIFIC = /^-?\d+(?:[.,]\d+)?E[+-]?\d+$/i;
/** The same among ids, where 12E4 may be an id: only with a sign or a fraction is it certain. */
const SCIENTIFIC_ID = /^-?(?:\d+E\+\d+|\d+[.,]\d+E[+-]?\d+)$/i;

const MONTHS: readonly RegExp[] = [
  /^jan/i,
  /^feb/i,
  /^mar/i,
  /^apr/i,
  /^ma[jy]/i,
  /^jun/i,
  /^jul/i,
  /^aug/i,
  /^sep/i,
  /^o[kc]t/i,
  /^nov/i,
  /^dec/i,
];
const MONTH =
  '(?:jan|feb|mar|apr|maj|may|jun|jul|aug|sep|sept|okt|oct|nov|dec|januari|januar[iy]|january|februari|february|mars|march|april|juni|june|juli|july|augusti|august|september|oktober|october|november|december)\\.?';

/** `jan-26`, `26-jan`: what Excel makes of 1-26 or 1/26. */
const SHORT_DATE = new RegExp(`^(?:${MONTH}[-. ]\\d{1,4}|\\d{1,2}[-. ]${MONTH})$`, 'i');
const LONG_DATE = new RegExp(`^(\\d{1,2})[-. ]+(${MONTH})[-. ]+(\\d{4})$`, 'i');

/** A cell in which Excel has put an error, whatever the column. */
export function errorInCell(cell: string): Reading | undefined {
  return ERRORS.test(cell) ? unreadable('intake.cell-error') : undefined;
}

/** Whether digits of a number are lost: `1,23457E+11`. */
export function isScientific(cell: string): boolean {
  return SCIENTIFIC.test(cell);
}

/** Whether an id was a number whose digits are lost. */
export function isScientificId(cell: string): boolean {
  return SCIENTIFIC_ID.test(cell);
}

/** Whether a number, or an id such as 1-26, was turned into a date. */
export function becameDate(cell: string): boolean {
  return SHORT_DATE.test(cell) || /^\d{4}-\d{2}-\d{2}(?: \d{2}:\d{2}:\d{2})?$/.test(cell);
}

/** Day, month and year of a date with the month's name, Swedish or English. */
export function writtenOutDate(
  cell: string,
): { day: number; month: number; year: number } | undefined {
  const [, day = '', month = '', year = ''] = LONG_DATE.exec(cell) ?? [];
  const index = MONTHS.findIndex((pattern) => pattern.test(month));
  return year === '' ? undefined : { day: Number(day), month: index + 1, year: Number(year) };
}

/** Whether it is a date without a day, or without a year: `jan-26`. */
export function isShortDate(cell: string): boolean {
  return SHORT_DATE.test(cell);
}
