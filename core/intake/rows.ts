import { type Answer, answer, type Finding, hasErrors, refusal } from '../findings.ts';
import { Cells } from './cells.ts';
import { type Column, readColumns } from './columns.ts';
import { readTable, type TableRow } from './table.ts';

/** What a kind of table file holds, and how one row is read. */
export type RowReader<Field extends string, Row> = {
  readonly columns: Readonly<Record<Field, Column>>;
  readonly attributesAllowed: boolean;
  readonly read: (cells: Cells<Field>) => Row;
  /** What must not come twice in a file: the fact that makes two rows the same, and the finding's code. */
  readonly unique: { readonly key: (row: Row) => string; readonly code: string; field: Field };
  /** Whether a file with a header only is refused, or merely remarked on. */
  readonly withoutRows: 'error' | 'warning';
};

/** Reads a whole file, or refuses it whole with everything that is wrong in it. */
export function readRows<Field extends string, Row>(
  text: string,
  file: string,
  reader: RowReader<Field, Row>,
): Answer<Row[]> {
  const table = readTable(text, file);
  if (!table.ok) return table;
  const { attributesAllowed } = reader;
  const { columns, findings } = readColumns(table.value, reader.columns, { attributesAllowed });
  if (hasErrors(findings)) return refusal(findings);

  const firstRows = new Map<string, number>();
  const read = table.value.rows.map((row: TableRow) => {
    const cells = new Cells({ table: table.value, columns, row });
    const value = reader.read(cells);
    // What is malformed is said once, not again as a repetition.
    if (cells.findings.length > 0) return { value, findings: cells.findings };
    const key = reader.unique.key(value);
    const first = firstRows.get(key);
    if (first === undefined) firstRows.set(key, row.row);
    else cells.report(reader.unique.code, reader.unique.field, { first });
    return { value, findings: cells.findings };
  });
  const all = [
    ...table.findings,
    ...(read.length === 0 ? [withoutRows(file, reader.withoutRows)] : []),
    ...read.flatMap((row) => row.findings),
  ];
  return hasErrors(all)
    ? refusal(all)
    : answer(
        read.map(({ value }) => value),
        all,
      );
}

function withoutRows(file: string, severity: 'error' | 'warning'): Finding {
  return { code: 'intake.no-rows', severity, at: { file }, facts: {} };
}
