import type { Finding } from '../findings.ts';
import { isReasonColumn } from './columns.ts';
import { csvLine } from './csv-line.ts';
import { guardedCells } from './formula-guard.ts';
import type { Mapping } from './mapping/shape.ts';
import { NumbersWritten } from './numbers-written.ts';
import { asked, isReadTwoWays } from './reading/two-ways.ts';
import type { RejectedRow } from './rejected-rows.ts';
import type { TableText } from './source/table-text.ts';

/** How a file of rejected rows is written. */
type Writing = {
  readonly column: string;
  readonly why: (finding: Finding) => string;
  readonly mapping?: Mapping | undefined;
};

/** So many lines are joined at a time: a text of its own in memory for each would be larger than the file. */
const LINES_AT_A_TIME = 4096;

/**
 * The rows that were not taken in as a CSV file with the columns of the source and one more, which says why. Mended,
 * it can be delivered under the same mapping: the column is then passed over. It begins with a byte order mark, by
 * which Excel reads its letters right, and nothing in it is run as a formula. Numbers of a workbook are written so that
 * they say the same under the mapping, and with a comma where it lets them: a Swedish Excel makes a date of 1.5. A number
 * that may be read in two ways has a question mark: here the rows that showed it are not, and it would be read in one.
 */
export function rejectedText(
  table: TableText,
  rejected: Iterable<RejectedRow>,
  writing: Writing,
): string {
  return [...rejectedPieces(table, rejected, writing)].join('');
}

/** The same text in pieces of whole lines, so that a large one need not be in memory. */
export function* rejectedPieces(
  table: TableText,
  rejected: Iterable<RejectedRow>,
  { column, why, mapping }: Writing,
): Generator<string> {
  const { header, above, delimiter } = table;
  const numbers = new NumbersWritten(table, mapping);
  const reason = header.findIndex(isReasonColumn);
  const without = <T>(items: readonly T[]) => items.filter((_, index) => index !== reason);
  const line = (cells: readonly string[], kept: readonly boolean[] = []) => {
    const written = guardedCells(cells).map((cell, at) => (kept[at] ? `="${cell}"` : cell));
    return `${csvLine(written, delimiter)}\r\n`;
  };
  const width = without(header).length;
  const top = [...above, [...without(header), column]];
  yield `\uFEFF${top.map((cells) => line(cells)).join('')}`;
  let lines: string[] = [];
  for (const { source, findings } of rejected) {
    const twoWays = new Set(findings.filter(isReadTwoWays).map(({ at }) => at.field));
    const own = numbers.cells(source);
    const cells = without(own.map((cell, at) => (twoWays.has(header[at]) ? asked(cell) : cell)));
    // A row that is too short or too long stays so, and its reason stands last all the same.
    const filled = [...cells, ...Array<string>(Math.max(0, width - cells.length)).fill('')];
    const all = [...filled, findings.map(why).join(' ')];
    lines.push(line(all, without(numbers.kept(source))));
    if (lines.length < LINES_AT_A_TIME) continue;
    yield lines.join('');
    lines = [];
  }
  yield lines.join('');
}
