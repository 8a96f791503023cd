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
  const found = firstOf(rows, ROWS_ABOVE_MAX).find(({ cells }) => hasAll(cells, wanted));
  if (!found) return undefined;
  const facts = { headerRow: found.row };
  return { code: 'intake.header-further-down', severity: 'error', at: { file, row }, facts };
}

/** The finding that they stand above the row that a mapping says, where they do not stand further down. */
export function headerElsewhere(table: TableText, wanted: readonly string[]): Finding | undefined {
  const { file, headerRow: row, above } = table;
  const index = above.findLastIndex((cells) => hasAll(cells, wanted));
  if (index < 0) return headerFurtherDown(table, wanted);
  const facts = { headerRow: index + 1 };
  return { code: 'intake.header-further-up', severity: 'error', at: { file, row }, facts };
}

function hasAll(cells: readonly string[], wanted: readonly string[]): boolean {
  // A title has no separators: then the file was divided by another one than it has.
  const there = new Set(cells.flatMap((cell) => [cell, ...cell.split(/[;,\t]/)]).map(plainHeader));
  return wanted.length > 0 && wanted.every((name) => there.has(plainHeader(name)));
}

/** Whether a row says the columns' names again, as where pages or files were put together. */
export function isHeaderAgain({ header }: TableText, { cells }: Pick<TableRow, 'cells'>): boolean {
  return (
    cells.length > 0 &&
    cells.every((cell, at) => plainHeader(cell) === plainHeader(header[at] ?? ''))
  );
}
