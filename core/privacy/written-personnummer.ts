import { addMonths, type ISODate, isDate } from '../calendar/date.ts';
import { hasValidCheckDigit } from './personnummer.ts';
import { withZerosBack } from './zeros-lost.ts';

/** The number in its twelve digits, or why it is none, as far as that can be told without repeating it. */
export type WrittenPersonnummer =
  | { readonly ok: true; readonly twelve: string }
  | { readonly ok: false; readonly why: 'form' | 'date' | 'check-digit' }
  /** A spreadsheet has taken its zeros: the number with them. */
  | { readonly ok: false; readonly why: 'zero-lost'; readonly twelve: string };

const WRITTEN = /^(18|19|20)?(\d{2})([-. ]?)(\d{2})\3(\d{2}) ?([-+/_:]?) ?(\d{2} ?\d{2})$/;

/**
 * Reads a personal identity number or coordination number in any of its written forms as its twelve digits: the
 * same person is the same number, however the registers write it. Without a century, a `+` says that the person
 * had turned a hundred by `asOf`; else the person is younger.
 *
 * @example readPersonnummer('640823-3234', '2026-01-31') // → ok, '196408233234'
 */
export function readPersonnummer(cell: string, asOf: ISODate): WrittenPersonnummer {
  const [, century, year = '', , month = '', day = '', sign = '', last = ''] =
    WRITTEN.exec(asWritten(cell)) ?? [];
  if (year === '') return withoutForm(cell, asOf);
  const four = last.replace(' ', '');
  const written = { year, month, day, asOf };
  const born = century === undefined ? centuryOf({ ...written, isOver100: sign === '+' }) : century;
  const date = born === undefined ? undefined : birthDate({ ...written, century: born });
  if (date === undefined || date > asOf) return { ok: false, why: 'date' };
  if (!hasValidCheckDigit(year + month + day + four)) return { ok: false, why: 'check-digit' };
  return { ok: true, twelve: `${born}${year}${month}${day}${four}` };
}

/** With signs as they are typed: no marks that cannot be seen, no typographical dashes, no odd spaces or digits. */
export function asWritten(cell: string): string {
  return cell
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\s/gu, ' ')
    .trim();
}

type Written = { year: string; month: string; day: string; asOf: ISODate };

/** The latest century in which the date had come by then, or the one before for those over a hundred. */
function centuryOf({
  isOver100,
  ...written
}: Written & { isOver100: boolean }): string | undefined {
  const latest = isOver100 ? addMonths(written.asOf, -1200) : written.asOf;
  return ['20', '19', '18'].find((century) => {
    const date = birthDate({ ...written, century });
    return date !== undefined && date <= latest;
  });
}

/** The day of birth, if there was such a day; 60 is added to it in a coordination number. */
function birthDate({
  century,
  year,
  month,
  day,
}: Written & { century: string }): ISODate | undefined {
  const ofMonth = Number(day) > 60 ? String(Number(day) - 60).padStart(2, '0') : day;
  const date = `${century}${year}-${month}-${ofMonth}`;
  return isDate(date) ? date : undefined;
}

/** Digits that are a number once the zeros are back, or something else. */
function withoutForm(cell: string, asOf: ISODate): WrittenPersonnummer {
  const ten = withZerosBack(cell);
  const read = ten === undefined ? undefined : readPersonnummer(ten, asOf);
  return read?.ok
    ? { ok: false, why: 'zero-lost', twelve: read.twelve }
    : { ok: false, why: 'form' };
}
