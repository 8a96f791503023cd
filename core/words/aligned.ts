/**
 * Rows as aligned columns, two spaces apart; the columns in `right` are flush right. A row of one cell is a
 * heading: it is printed as it is and widens no column.
 */
export function aligned(
  rows: readonly (readonly string[])[],
  { right }: { right: readonly number[] },
): string {
  const cells = rows.filter((row) => row.length > 1);
  const columns = Math.max(0, ...cells.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(...cells.map((row) => row[column]?.length ?? 0)),
  );
  const cell = (text: string, column: number): string =>
    right.includes(column) ? text.padStart(widths[column] ?? 0) : text.padEnd(widths[column] ?? 0);
  return rows
    .map((row) => (row.length === 1 ? (row[0] ?? '') : row.map(cell).join('  ').trimEnd()))
    .join('\n');
}
