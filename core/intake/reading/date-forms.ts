import { dateOfEpochDay, epochDay, isDate } from '../../calendar/date.ts';

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
  'YYYY-MM-DD hh:mm',
  'D/M/YYYY hh:mm',
  'D.M.YYYY hh:mm',
  'D-M-YYYY hh:mm',
  'M/D/YYYY hh:mm',
  'excel-1900',
  'excel-1904',
] as const;
export type DateForm = (typeof DATE_FORMS)[number];

/** Two digits from 70 on are of the last century: registers of this kind hold no date before 1970 or after 2069. */
const FIRST_YEAR_OF_LAST_CENTURY = 70;

/** A time of day, with seconds or without: it is left out, because what is counted is the day. A zone is none. */
const TIME =
  '(?:[ T](?:[01]?\\d|2[0-3])[:.][0-5]\\d(?:[:.][0-5]\\d(?:[.,]\\d+)?)?(?: ?[aApP]\\.?[mM]\\.?)?)?';
const WITH_TIME = ' hh:mm';

const PATTERNS: ReadonlyMap<DateForm, RegExp> = new Map(
  DATE_FORMS.filter((form) => !form.startsWith('excel')).map((form) => [form, patternOf(form)]),
);

function patternOf(form: string): RegExp {
  const day = form
    .replace(WITH_TIME, '')
    .replace(/[./]/g, (sign) => `\\${sign}`)
    .replace('YYYY', '(?<year>\\d{4})')
    .replace('YY', '(?<short>\\d{2})')
    .replace('MM', '(?<month>\\d{2})')
    .replace('DD', '(?<day>\\d{2})')
    .replace('M', '(?<month>\\d{1,2})')
    .replace('D', '(?<day>\\d{1,2})');
  return new RegExp(`^${day}${form.endsWith(WITH_TIME) ? TIME : ''}$`);
}

/** The form that is the same with a time, where there is one. */
export function withTime(form: DateForm): DateForm | undefined {
  return DATE_FORMS.find((other) => other === form + WITH_TIME);
}

/** The date that a cell says in a form, if it says one that exists. @example dateIn('31/1/2026', 'D/M/YYYY') // → '2026-01-31' */
export function dateIn(cell: string, form: DateForm): string | undefined {
  if (form === 'excel-1900' || form === 'excel-1904') return dateOfSerial(cell, form);
  const { year, short, month = '', day = '' } = PATTERNS.get(form)?.exec(cell)?.groups ?? {};
  const full = year ?? (short === undefined ? undefined : centuryOf(short) + short);
  if (full === undefined) return undefined;
  return existing(`${full}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
}

function centuryOf(short: string): string {
  return Number(short) >= FIRST_YEAR_OF_LAST_CENTURY ? '19' : '20';
}

/** The date, if it exists. */
export function existing(date: string): string | undefined {
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
