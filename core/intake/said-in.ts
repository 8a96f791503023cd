import type { Place } from './columns.ts';
import { saysNothing } from './reading/missing.ts';
import type { TableRow } from './source/table-text.ts';

/** Whether a cell says something, is empty however its codes are read, or says in words that there is nothing. */
export function saidIn(
  place: Place | undefined,
  { cells }: TableRow,
): 'something' | 'nothing' | 'that there is nothing' {
  const { index, rule }: Place = place ?? { rule: {} };
  const cell = index === undefined ? '' : (cells[index] ?? '');
  if ((rule.codes?.get(cell) ?? cell) === '' && rule.ifEmpty === undefined) return 'nothing';
  const isInWords = rule.codes === undefined && saysNothing(cell);
  return isInWords ? 'that there is nothing' : 'something';
}
