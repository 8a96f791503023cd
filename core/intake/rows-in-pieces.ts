import { hasErrors } from '../findings.ts';
import { type Columns, readColumns } from './columns.ts';
import { eachRow, type RowReader } from './rows.ts';
import { piecesOf } from './source/pieces.ts';
import { readTable } from './source/table.ts';
import type { FindingTally } from './source/tally.ts';

/** A file that can be read again from its beginning, block by block. */
type Blocks = { readonly file: string; readonly blocks: () => Iterable<Uint8Array> };

/**
 * Reads a file that needs no mapping piece by piece, so that what is wrong with its rows is known whatever its size.
 * Rows are held against those of their own piece: all that is found is wrong, but what only shows in rows that
 * are far apart is not found.
 *
 * @param tally gets the findings, with rows numbered as in the file
 * @returns piece by piece what the rows say, as far as it is read
 */
export function* rowsInPieces<Field extends string, Row>(
  { file, blocks }: Blocks,
  reader: RowReader<Field, Row>,
  { tally, size }: { tally: FindingTally; size?: number | undefined },
): Generator<Row[]> {
  let columns: Columns<Field> | undefined;
  for (const { text, between } of piecesOf(blocks(), size)) {
    const table = readTable(text, file, { between });
    tally.add(table.findings);
    // Where cells cannot be told apart, where the next piece begins cannot be trusted.
    if (!table.ok) return;
    const { attributesAllowed } = reader;
    const read = readColumns(table.value, reader.columns, { attributesAllowed });
    // Only in a later piece may something stand in a column without a name.
    if (columns === undefined || hasErrors(read.findings)) tally.add(read.findings);
    if (hasErrors(read.findings)) return;
    columns = read.columns;
    const rows: Row[] = [];
    for (const row of eachRow(table.value, [{ columns }], { reader, mend: false, isPiece: true })) {
      tally.add(row.findings);
      rows.push(...row.values);
    }
    yield rows;
  }
}
