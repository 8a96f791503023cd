import { becameDate, errorInCell, isScientificId } from '../intake/reading/damage.ts';
import { saysNothing } from '../intake/reading/missing.ts';
import { isRowOfTotals } from '../intake/totals-row.ts';
import { findPersonnummer } from './personnummer.ts';
import { asWritten } from './written-personnummer.ts';

/** An identity that is no personal identity number, such as a reserve number, or why the cell is none. */
export type OtherId =
  | { readonly ok: true; readonly id: string }
  | { readonly ok: false; readonly why: 'no-id' | 'disguised' };

/**
 * Reads an identity of another kind as it is seen: capitals, odd spaces and dashes tell nobody apart. Once it is a
 * pseudonym nothing shows any more that it was none: everybody whose number Excel has shortened would be one person,
 * and who has a number in an odd form would be two.
 *
 * @example readOtherId('lma 123') // → ok, 'LMA 123'
 * @example readOtherId('1,96408E+11') // → not ok
 */
export function readOtherId(cell: string): OtherId {
  const seen = asWritten(cell);
  if (hidesNumber(seen)) return { ok: false, why: 'disguised' };
  return isNobody(seen) ? { ok: false, why: 'no-id' } : { ok: true, id: seen.toUpperCase() };
}

/** Systems write zeros where they know no number. */
const ZEROS = /^0+$/;

/** Whether a spreadsheet has damaged the cell, or it says that nothing is known, or what others come to. */
function isNobody(cell: string): boolean {
  const isDamaged = isScientificId(cell) || becameDate(cell) || errorInCell(cell) !== undefined;
  return isDamaged || saysNothing(cell) || ZEROS.test(cell) || isRowOfTotals({ cells: [cell] });
}

/** A number with something around it, or signs between its digits; a reserve number has a letter for one of them. */
function hidesNumber(cell: string): boolean {
  const found = findPersonnummer(cell).map(({ index, length }) =>
    cell.slice(index, index + length),
  );
  if (found.some((number) => !/\p{L}/u.test(number))) return true;
  const digits = cell.replace(/[.,]0+$/, '').replace(/\D/g, '');
  const isWhole = /^(?:\d{10}|\d{12})$/.test(digits) && !/\p{L}/u.test(cell);
  return isWhole && findPersonnummer(digits).length > 0;
}
