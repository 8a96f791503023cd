import type { Finding } from '../findings.ts';
import { isReasonColumn } from './columns.ts';
import { csvLine } from './csv-line.ts';
import { guardedCells } from './formula-guard.ts';
import type { Mapping } from './mapping/shape.ts';
import { plainHeader, type TableRow, type TableText } from './source/table-text.ts';

/** A row that was not taken in, and why. */
export type RejectedRow = { readonly source: TableRow; readonly findings: readonly Finding[] };

/**
 * The rows that were not taken in as a CSV file with the columns of the source and one more, which says why. Mended,
 * it can be delivered under the same mapping: the column is then passed over. It begins with a byte order mark, by
 * which Excel reads its letters right, and nothing in it is run as a formula. Numbers of a workbook are written so that
 * they say the same under the mapping, and with a comma where it lets them: a Swedish Excel makes a date of 1.5.
 */
export function rejectedText(
  table: TableText,
  rejected: readonly RejectedRow[],
  {
    column,
    why,
    mapping,
  }: {
    readonly column: string;
    readonly why: (finding: Finding) => string;
    readonly mapping?: Mapping | undefined;
  },
): string {
  const { header, above, delimiter } = table;
  const written = numbersWritten(table, mapping);
  const reason = header.findIndex(isReasonColumn);
  const without = (cells: readonly string[]) => cells.filter((_, index) => index !== reason);
  const line = (cells: readonly string[]) => `${csvLine(guardedCells(cells), delimiter)}\r\n`;
  const width = without(header).length;
  const rows = rejected.map(({ source, findings }) => {
    const cells = without(written(source));
    // A row that is too short or too long stays so, and its reason stands last all the same.
    const filled = [...cells, ...Array<string>(Math.max(0, width - cells.length)).fill('')];
    return line([...filled, findings.map(why).join(' ')]);
  });
  return `\uFEFF${[...above.map(line), line([...without(header), column])].join('')}${rows.join('')}`;
}

/** A row's cells, with the numbers that a workbook holds as a cell of text says them. */
function numbersWritten({ header }: TableText, mapping: Mapping | undefined) {
  const columns = [
    ...Object.values(mapping?.columns ?? {}),
    ...Object.values(mapping?.attributes ?? {}),
    ...(mapping?.values ?? []),
  ];
  const pointed = columns.flatMap((each) =>
    each?.column !== undefined && (each.decimal === 'point' || each.thousands === 'comma')
      ? [plainHeader(each.column)]
      : [],
  );
  const hasPoint = header.map((name) => pointed.includes(plainHeader(name)));
  return ({ cells, numeric }: TableRow): readonly string[] =>
    numeric === undefined
      ? cells
      : cells.map((cell, at) => (numeric.has(at) && !hasPoint[at] ? cell.replace('.', ',') : cell));
}
