import { isShortDate } from './damage.ts';
import { saysNoValue } from './missing.ts';
import { mend, type Reading, unreadable } from './reading.ts';

/** A number of eleven digits or more as a spreadsheet shortens it: shorter ones it shows as they are. */
const SHORTENED = /^-?\d(?:[.,](\d+))?E\+(\d{2,3})$/i;
/** With a figure or a bracket: a code may begin with the sign alone. */
const FORMULA = /^=.*[\d(]/;

/**
 * What a spreadsheet or a register has left in place of an attribute: digits that are lost, a date made of 1-26, a
 * formula, a word for nothing. Each would be a group of its own, with a price.
 *
 * @example damageInAttribute('1,23457E+11') // → not ok, 'intake.scientific-notation'
 */
export function damageInAttribute(cell: string): Reading | undefined {
  if (haveDigitsGone(cell)) return unreadable('intake.scientific-notation');
  if (isShortDate(cell)) return unreadable('intake.text-became-date');
  if (FORMULA.test(cell)) return unreadable('intake.cell-formula');
  return saysNoValue(cell) ? mend('intake.cell-says-empty', '') : undefined;
}

/** Whether there were more digits than are left: of a number with all of them it can be told whose it is. */
function haveDigitsGone(cell: string): boolean {
  const [, decimals = '', exponent] = SHORTENED.exec(cell) ?? [];
  return exponent !== undefined && decimals.length < Number(exponent);
}
