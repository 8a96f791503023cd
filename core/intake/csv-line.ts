/**
 * A line of a CSV file without its end: cells that hold the separator, a quotation mark, a line break or spaces
 * at an end stand in quotation marks.
 *
 * @example csvLine(['p-1', 'said "no"'], ',') // → 'p-1,"said ""no"""'
 */
export function csvLine(cells: readonly string[], delimiter: string): string {
  return cells.map((cell) => quoted(cell, delimiter)).join(delimiter);
}

function quoted(cell: string, delimiter: string): string {
  const isPlain = !/["\r\n]|^\s|\s$/.test(cell) && !cell.includes(delimiter);
  return isPlain ? cell : `"${cell.replaceAll('"', '""')}"`;
}
