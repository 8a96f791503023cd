import { guardedCells } from '../../../core/intake/formula-guard.ts';

/**
 * A table file of one row, as a form fills it in.
 *
 * @example tableOfRow({ person: 'p-1', enrolled_on: '2017-01-15' }) // → 'person,enrolled_on\np-1,2017-01-15\n'
 */
export function tableOfRow(row: Readonly<Record<string, string>>): string {
  const line = (cells: readonly string[]) => `${cells.map(quoted).join(',')}\n`;
  // Cells are read without the spaces around them: what they begin with then is what is guarded.
  const cells = Object.values(row).map((cell) => cell.trim());
  return line(Object.keys(row)) + line(guardedCells(cells));
}

function quoted(cell: string): string {
  return /^[\w.:-]*$/.test(cell) ? cell : `"${cell.replaceAll('"', '""')}"`;
}
