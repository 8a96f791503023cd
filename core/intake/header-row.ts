import type { Finding } from '../findings.ts';
import { firstOf, plainHeader, type TableRow, type TableText } from './source/table-text.ts';

/** Registers put a title, a date and what was chosen above the columns: so many rows at most. */
const ROWS_ABOVE_MAX = 30;

/**
 * The finding that the columns stand further down, where a row there has all that are asked for: instead of one that
 * each of them is missing.
 */
export function headerFurtherDown(
  { file, headerRow: row, rows }: TableText,
  wanted: readonly string[],
): Finding | undefined {
  const names = wanted.map(plainHeader);
  const found = firstOf(rows, ROWS_ABOVE_MAX).find(({ cells }) => {
    // A title has no separators: then the file was divided by another one than it has.
    const there = new Set(
      cells.flatMap((cell) => [cell, ...cell.split(/[;,\t]/)]).map(plainHeader),
    );
    return names.every((name) => there.has(name));
  });
  if (!found || names.length === 0) return undefined;
  const facts = { headerRow: found.row };
  return { code: 'intake.header-further-down', severity: 'error', at: { file, row }, facts };
}

/** Whether a row says the columns' names again, as where pages or files were put together. */
export function isHeaderAgain({ header }: TableText, { cells }: Pick<TableRow, 'cells'>): boolean {
  return (
    cells.length > 0 &&
    cells.every((cell, at) => plainHeader(cell) === plainHeader(header[at] ?? ''))
  );
}
