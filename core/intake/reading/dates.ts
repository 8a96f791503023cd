import { dateOfEpochDay, epochDay, isDate } from '../../calendar/date.ts';
import { isShortDate, writtenOutDate } from './damage.ts';
import { mend, type Reading, said, unreadable } from './reading.ts';
import { isSmallNumber } from './small-number.ts';

/** How dates can be written, where a mapping says so. `D` and `M` may have one digit or two. */
export const DATE_FORMS = [
  'YYYY-MM-DD',
  'YYYYMMDD',
  'YYMMDD',
  'YY-MM-DD',
  'YYYY/MM/DD',
  'YYYY.MM.DD',
  'D/M/YYYY',
  'D.M.YYYY',
  'D-M-YYYY',
  'D/M/YY',
  'DDMMYYYY',
  'M/D/YYYY',
  'excel-1900',
  'excel-1904',
] as const;
export type DateForm = (typeof DATE_FORMS)[number];

/** Two digits from 70 on are of the last century: registers of this kind hold no date before 1970 or after 2069. */
const FIRST_YEAR_OF_LAST_CENTURY = 70;

const PATTERNS: ReadonlyMap<DateForm, RegExp> = new Map(
  DATE_FORMS.filter((form) => !form.startsWith('excel')).map((form) => [form, patternOf(form)]),
);

function patternOf(form: string): RegExp {
  const pattern = form
    .replace(/[./]/g, (sign) => `\\${sign}`)
    .replace('YYYY', '(?<year>\\d{4})')
    .replace('YY', '(?<short>\\d{2})')
    .replace('MM', '(?<month>\\d{2})')
    .replace('DD', '(?<day>\\d{2})')
    .replace('M', '(?<month>\\d{1,2})')
    .replace('D', '(?<day>\\d{1,2})');
  return new RegExp(`^${pattern}$`);
}

/**
 * The date that a cell says, year first. Of other ways to write it than the one that is stated (left out: year
 * first with hyphens), those that are certain are proposed, and those that are not are named.
 *
 * @example readDate('20260131') // → not ok, mended: '2026-01-31'
 * @example readDate('260131', 'YYMMDD') // → ok, '2026-01-31'
 */
export function readDate(cell: string, stated: DateForm = 'YYYY-MM-DD'): Reading {
  // Neither 1900-01-00 nor 1900-02-29 exists, but in Excel.
  if (isSmallNumber(cell)) return unreadable('intake.date-small-number');
  const date = dateIn(cell, stated);
  if (date !== undefined) return said(date);
  // A cell of a workbook that is a date is certain, whatever is stated of those that are text.
  if (isDate(cell)) return said(cell);
  if (ZONE.test(cell)) return unreadable('intake.date-with-zone');
  const certain = certainDate(cell);
  if (certain !== undefined) return mend('intake.date-form-other', certain);
  if (isShortDate(cell) || YEAR_AND_MONTH.test(cell)) return unreadable('intake.date-incomplete');
  return uncertain(cell, stated) ?? unreadable('intake.date-malformed');
}

function dateIn(cell: string, form: DateForm): string | undefined {
  if (form === 'excel-1900' || form === 'excel-1904') return dateOfSerial(cell, form);
  const { year, short, month = '', day = '' } = PATTERNS.get(form)?.exec(cell)?.groups ?? {};
  const full = year ?? (short === undefined ? undefined : centuryOf(short) + short);
  if (full === undefined) return undefined;
  return existing(`${full}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
}

function centuryOf(short: string): string {
  return Number(short) >= FIRST_YEAR_OF_LAST_CENTURY ? '19' : '20';
}

function existing(date: string): string | undefined {
  return isDate(date) ? date : undefined;
}

/** Excel counts from 1899-12-30, so that its days after February 1900, in which it has one too many, are right. */
const SERIAL_ZERO = { 'excel-1900': epochDay('1899-12-30'), 'excel-1904': epochDay('1904-01-01') };
/** 1954 to 2064: shorter or longer numbers are something else than a date of our time. */
const SERIAL = /^[2-5]\d{4}(?:[.,]\d+)?$/;

function dateOfSerial(cell: string, form: 'excel-1900' | 'excel-1904'): string | undefined {
  if (!SERIAL.test(cell)) return undefined;
  return dateOfEpochDay(SERIAL_ZERO[form] + Number(cell.slice(0, 5)));
}

const YEAR_AND_MONTH = /^\d{4}-\d{1,2}$/;

/** A time with its zone: midnight here is the day before in another zone, and programs write the other one. */
const ZONE = /\d[T ]\d{1,2}:\d{2}.*(?:Z|[+-]\d{2}:?\d{2})$/i;

/** Hyphens that do not break, and dashes of typographers: they look like the plain one. */
const DASHES = /[\u2010-\u2015\u2212]/g;

/** Year first in eight digits, with other signs, or with a time; or with the month's name. */
function certainDate(cell: string): string | undefined {
  // What programs make of a number that had an empty cell above it: 20260131.0.
  const [day] = cell
    .replace(DASHES, '-')
    .replace(/^(\d{8})\.0$/, '$1')
    .split(/[T ]\d{1,2}[:.]\d{2}/, 1);
  const written = /^(\d{4})([-/.]?)(\d{1,2})\2(\d{1,2})$/.exec(day ?? '');
  if (written) {
    const [, year = '', sign = '', month = '', last = ''] = written;
    if (sign === '' && day?.length !== 8) return undefined;
    return existing(`${year}-${month.padStart(2, '0')}-${last.padStart(2, '0')}`);
  }
  const named = writtenOutDate(cell);
  if (!named) return undefined;
  const two = (value: number) => String(value).padStart(2, '0');
  return existing(`${named.year}-${two(named.month)}-${two(named.day)}`);
}

/** Forms that people use and that mean something else in another form: what they would say is told. */
const UNCERTAIN: readonly DateForm[] = [
  'YYMMDD',
  'YY-MM-DD',
  'D/M/YYYY',
  'D.M.YYYY',
  'D-M-YYYY',
  'D/M/YY',
  'excel-1900',
];

/** `31/1 2026`, as people write by hand. */
const DAY_AND_MONTH = /^(\d{1,2}\/\d{1,2}) (\d{4})$/;

function uncertain(cell: string, stated: DateForm): Reading | undefined {
  const joined = cell.replace(DAY_AND_MONTH, '$1/$2');
  for (const form of UNCERTAIN) {
    const would = form === stated && joined === cell ? undefined : dateIn(joined, form);
    if (would === undefined) continue;
    // Where the mapping says another form already, or none can say this one, it is the cell that is wrong.
    const other = stated === 'YYYY-MM-DD' && joined === cell ? {} : { stated };
    const code = form === 'excel-1900' ? 'intake.date-serial' : 'intake.date-form-unstated';
    return unreadable(code, { form, would, ...other });
  }
  return undefined;
}
