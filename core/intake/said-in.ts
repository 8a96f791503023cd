import type { Place } from './columns.ts';
import { unguarded } from './formula-guard.ts';
import { saysNothing } from './reading/missing.ts';
import type { TableRow } from './source/table-text.ts';

/**
 * Whether a cell says something, is empty however its codes are read, or says in words that there is nothing. Where
 * the mapping says what an empty cell means, every cell says something: what it is, the reader decides, as in a file
 * with one observation in a row.
 */
export function saidIn(
  place: Place | undefined,
  { cells }: TableRow,
): 'something' | 'nothing' | 'that there is nothing' {
  const { index, rule }: Place = place ?? { rule: {} };
  if (rule.ifEmpty !== undefined) return 'something';
  const cell = index === undefined ? '' : unguarded(cells[index] ?? '');
  if ((rule.codes?.get(cell) ?? cell) === '') return 'nothing';
  const isInWords = rule.codes === undefined && saysNothing(cell);
  return isInWords ? 'that there is nothing' : 'something';
}
