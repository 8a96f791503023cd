/** Longer lines are the library's, which says where a row is too large: a letter has three bytes at most in UTF-8. */
const LINE_MAX = 200_000;

const LINE_END = /\r\n|\r|\n/;

/**
 * The cells of each line of CSV text in which quotation marks do nothing but enclose whole cells: what stands between
 * separators and line ends, without the quotation marks. That needs no parser, and is what most registers give out.
 *
 * @param text whole lines, the last with or without its end
 * @returns nothing where a quotation mark may mean more: that a cell goes on behind a separator or a line end
 * @example plainLines('p-1,"12"\n', ',') // → [['p-1', '12']]
 */
export function plainLines(text: string, delimiter: string): string[][] | undefined {
  const lines = text.includes('\r') ? text.split(LINE_END) : text.split('\n');
  const last = lines.at(-1) ?? '';
  // Behind the last end there is no line; spaces alone are none either, unless they are separators.
  if (last.trim() === '' && !last.includes(delimiter)) lines.pop();
  if (lines.some(({ length }) => length > LINE_MAX)) return undefined;
  const rows = lines.map((line) => line.split(delimiter));
  return text.includes('"') && !takeOffQuotes(rows) ? undefined : rows;
}

/** Whether `plainLines` can divide the text. */
export function arePlainLines(text: string, delimiter: string): boolean {
  const isShort = text.length <= LINE_MAX && !text.includes('"');
  return isShort || plainLines(text, delimiter) !== undefined;
}

/** Takes the quotation marks off cells that stand between two. @returns whether there are no others */
function takeOffQuotes(rows: readonly string[][]): boolean {
  for (const cells of rows) {
    for (const [index, cell] of cells.entries()) {
      if (!cell.includes('"')) continue;
      const isEnclosed = cell.startsWith('"') && cell.length > 1;
      if (!isEnclosed || cell.indexOf('"', 1) !== cell.length - 1) return false;
      cells[index] = cell.slice(1, -1);
    }
  }
  return true;
}
