import { type Codes, readCode } from './codes.ts';
import { errorInCell } from './damage.ts';
import { type Reading, said, unreadable } from './reading.ts';

/**
 * The text that a cell holds, or what its code means where a mapping has a table of codes; an empty cell is no code.
 *
 * @example readText('JA', new Map([['JA', '1']])) // → ok, '1'
 */
export function readText(cell: string, codes?: Codes): Reading {
  const damaged = errorInCell(cell) ?? (/[\r\n]/.test(cell) ? BROKEN : undefined);
  return damaged ?? (codes && cell !== '' ? readCode(cell, codes) : said(cell));
}

const BROKEN = unreadable('intake.cell-line-break');
