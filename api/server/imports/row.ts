import { guardedCells } from '../../../core/intake/formula-guard.ts';

/**
 * A table file of one row, as a form fills it in.
 *
 * @example tableOfRow({ person: 'p-1', enrolled_on: '2017-01-15' }) // → 'person,enrolled_on\np-1,2017-01-15\n'
 */
export function tableOfRow(row: Readonly<Record<string, string>>): string {
  const line = (cells: readonly string[]) => `${cells.map(quoted).join(',')}\n`;
  return line(Object.keys(row)) + line(guardedCells(Object.values(row)));
}

function quoted(cell: string): string {
  return /^[\w.:-]*$/.test(cell) ? cell : `"${cell.replaceAll('"', '""')}"`;
}
