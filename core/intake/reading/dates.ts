import { isDate } from '../../calendar/date.ts';
import type { TableText } from '../source/table-text.ts';
import { isShortDate, writtenOutDate } from './damage.ts';
import { type DateForm, dateIn, existing, withTime } from './date-forms.ts';
import { mend, type Reading, said, unreadable } from './reading.ts';
import { isSmallNumber } from './small-number.ts';

/** What is known of the file in which a cell stands. */
type Where = { readonly isKept?: boolean; readonly table?: Pick<TableText, 'serials'> };

/**
 * The date that a cell says, year first. Of other ways to write it than the one that is stated (left out: year
 * first with hyphens), those that are certain are proposed, and those that are not are named.
 *
 * @param where.isKept whether the file was taken in before: then it was a date when it came
 * @param where.table from when running numbers of days count, where the file says so
 * @example readDate('20260131') // → not ok, mended: '2026-01-31'
 * @example readDate('260131', 'YYMMDD') // → ok, '2026-01-31'
 */
export function readDate(
  cell: string,
  stated: DateForm = 'YYYY-MM-DD',
  { isKept = false, table: { serials = 'excel-1900' } = {} }: Where = {},
): Reading {
  if (isKept && isDate(cell)) return said(cell);
  // Neither 1900-01-00 nor 1900-02-29 exists, but in Excel.
  if (isSmallNumber(cell)) return unreadable('intake.date-small-number');
  const date = dateIn(cell, stated);
  if (date !== undefined) return ofOurTime(date, said(date));
  // A cell of a workbook that is a date is certain, whatever is stated of those that are text.
  if (isDate(cell)) return ofOurTime(cell, said(cell));
  if (ZONE.test(cell)) return unreadable('intake.date-with-zone');
  const certain = certainDate(cell) ?? sameWithTime(cell, stated);
  if (certain !== undefined) return ofOurTime(certain, mend('intake.date-form-other', certain));
  if (isShortDate(cell) || YEAR_AND_MONTH.test(cell)) return unreadable('intake.date-incomplete');
  if (WEEK.test(cell)) return unreadable('intake.date-week');
  return uncertain(cell, stated, serials) ?? unreadable('intake.date-malformed');
}

/** Nothing that is measured happened earlier: programs write such days where there is none (0001-01-01, 1753-01-01). */
const FIRST_YEAR = 1900;

function ofOurTime(date: string, reading: Reading): Reading {
  if (isSmallNumber(date)) return unreadable('intake.date-small-number');
  return Number(date.slice(0, 4)) < FIRST_YEAR ? unreadable('intake.date-for-none') : reading;
}

const YEAR_AND_MONTH = /^\d{4}-\d{1,2}$/;

/** `2026-W05`, also with a day of the week; `v. 5 2026` and `2026v05`, as Swedish registers have it. */
const WEEK = /^(?:\d{4}[- ]?[wv]\.? ?\d{1,2}(?:-?[1-7])?|[wv]\.? ?\d{1,2}[- /]\d{4})$/i;

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

/** The date of a cell that is as stated, and has a time besides. */
function sameWithTime(cell: string, stated: DateForm): string | undefined {
  const form = withTime(stated);
  return form && dateIn(cell, form);
}

/** Forms that people use and that mean something else in another form: what they would say is told. */
const UNCERTAIN: readonly DateForm[] = [
  'YYMMDD',
  'YY-MM-DD',
  'D/M/YYYY',
  'D.M.YYYY',
  'D-M-YYYY',
  'D/M/YY',
  'D/M/YYYY hh:mm',
  'D.M.YYYY hh:mm',
  'D-M-YYYY hh:mm',
];

/** `31/1 2026`, as people write by hand. */
const DAY_AND_MONTH = /^(\d{1,2}\/\d{1,2}) (\d{4})$/;

/** `202601311015`: day and time without a sign, which may also be a number of another kind. */
const DAY_AND_TIME = /^(\d{4})(\d{2})(\d{2})[T ]?(?:[01]\d|2[0-3])[0-5]\d(?:[0-5]\d)?$/;

function uncertain(cell: string, stated: DateForm, serials: DateForm): Reading | undefined {
  const joined = cell.replace(DAY_AND_MONTH, '$1/$2');
  for (const form of [...UNCERTAIN, serials]) {
    const would = form === stated && joined === cell ? undefined : dateIn(joined, form);
    if (would === undefined) continue;
    // Where the mapping says another form already, or none can say this one, it is the cell that is wrong.
    const other = stated === 'YYYY-MM-DD' && joined === cell ? {} : { stated };
    const code = form === serials ? 'intake.date-serial' : 'intake.date-form-unstated';
    return unreadable(code, { form, would, ...other });
  }
  const [, year, month, day] = DAY_AND_TIME.exec(cell) ?? [];
  const would = year && existing(`${year}-${month}-${day}`);
  return would ? unreadable('intake.date-and-time', { would }) : undefined;
}
