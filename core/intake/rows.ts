import { type Answer, answer, type Finding, hasErrors, refusal } from '../findings.ts';
import { RowsAboutNobody } from './about-nobody.ts';
import { Cells } from './cells.ts';
import { type Column, type Columns, type Place, readColumns } from './columns.ts';
import { type FileOfCells, KnownFields } from './file-of-cells.ts';
import { FirstRows } from './first-rows.ts';
import type { IdLengths } from './reading/persons.ts';
import { Separators } from './reading/separators.ts';
import { saidIn } from './said-in.ts';
import { saidOnce } from './said-once.ts';
import { plainTable, readTable } from './source/table.ts';
import type { Delimiter, TableRow, TableText } from './source/table-text.ts';
import { FindingTally } from './source/tally.ts';

/** What a kind of table file holds, and how one row is read. */
export type RowReader<Field extends string, Row> = {
  readonly kind: 'enrolments' | 'observations';
  readonly columns: Readonly<Record<Field, Column>>;
  readonly attributesAllowed: boolean;
  readonly read: (cells: Cells<Field>) => Row;
  /** What must not come twice in a file: the facts that make two rows the same, and the finding's code. */
  readonly unique: {
    readonly key: (row: Row) => readonly string[];
    readonly code: string;
    readonly field: Field;
  };
  /** Whether a file with a header only is refused, or merely remarked on. */
  readonly withoutRows: 'error' | 'warning';
  /** Whether files were taken in before: what is refused since is read as it was then. Left out: they come in now. */
  readonly isKept?: boolean;
};

/** One way in which a row of the file is read: a row of a wide file holds several observations. */
export type Pass<Field extends string> = {
  readonly columns: Columns<Field>;
  /** The field without which a row says nothing in this pass; left out: every row is read. */
  readonly onlyWith?: Field | undefined;
};

/** A row of the file with what it says, and what is wrong with it: no errors where it can be taken in. */
export type ReadRow<Row> = {
  readonly source: TableRow;
  readonly values: readonly Row[];
  readonly findings: readonly Finding[];
};

/** Reads a whole file that needs no mapping, or refuses it whole with everything that is wrong in it. */
export function readRows<Field extends string, Row>(
  text: string,
  file: string,
  reader: RowReader<Field, Row>,
): Answer<Row[]> {
  return rowsOf(readTable(text, file), reader);
}

/** Reads rows that are divided into cells already, the header first, as `readRows` reads a file. */
export function readPlainRows<Field extends string, Row>(
  records: readonly (readonly string[])[],
  about: { readonly file: string; readonly delimiter: Delimiter },
  reader: RowReader<Field, Row>,
): Answer<Row[]> {
  return rowsOf(plainTable(records, about), reader);
}

function rowsOf<Field extends string, Row>(
  table: Answer<TableText>,
  reader: RowReader<Field, Row>,
): Answer<Row[]> {
  if (!table.ok) return table;
  const { attributesAllowed } = reader;
  const { columns, findings } = readColumns(table.value, reader.columns, { attributesAllowed });
  if (hasErrors(findings)) return refusal(findings);
  const tally = new FindingTally();
  tally.add(table.findings);
  const rows: Row[] = [];
  for (const row of eachRow(table.value, [{ columns }], { reader, mend: false })) {
    tally.add(row.findings);
    rows.push(...row.values);
  }
  tally.add(fileFindings(table.value, { reader, rows: rows.length }));
  return tally.hasErrors ? refusal(tally.findings()) : answer(rows, tally.findings());
}

/** How rows are read, and whether the file has others than these. */
type Reading<Field extends string, Row> = {
  readonly reader: RowReader<Field, Row>;
  readonly mend: boolean;
  readonly isPiece?: boolean;
};

/** Reads row by row; each row once for every pass. What stands twice in the file is found in its second row. */
export function* eachRow<Field extends string, Row>(
  table: TableText,
  passes: readonly Pass<Field>[],
  { reader, mend, isPiece = false }: Reading<Field, Row>,
): Generator<ReadRow<Row>> {
  const firstRows = new FirstRows(reader.unique.key);
  const nobody = rowsAboutNobody(table, passes, reader);
  const files = passes.map(({ columns, onlyWith }) => {
    const file: FileOfCells<Field> = {
      table,
      columns,
      fields: reader.columns,
      mend,
      isPiece,
      isKept: reader.isKept ?? false,
      separators: new Separators(table.rows),
      known: new KnownFields(),
    };
    return { file, onlyWith };
  });
  for (const source of table.rows) {
    const values: Row[] = [];
    const findings: Finding[] = [...source.problems];
    for (const { file, onlyWith } of files) {
      const cells = new Cells(file, source);
      const said = onlyWith && saidIn(file.columns.places.get(onlyWith), source);
      if (said === 'nothing') continue;
      if (onlyWith !== undefined && said === 'that there is nothing') {
        cells.mended('intake.cell-says-empty', onlyWith, '');
        findings.push(...cells.findings);
        continue;
      }
      const value = reader.read(cells);
      // What is malformed is said once, not again as a repetition.
      if (source.problems.length === 0 && !hasErrors(cells.findings)) {
        const first = firstRows.seen(value, source.row);
        if (first !== undefined) cells.report(reader.unique.code, reader.unique.field, { first });
      }
      values.push(value);
      // A row that is cut off has empty cells that nobody left empty.
      if (source.problems.length === 0) findings.push(...cells.findings);
    }
    // Of a row that is about nobody, that it is so; and not what each of its cells lacks.
    const code = nobody.codeOf(source, values.length > 0 && !hasErrors(findings));
    const at = { file: table.file, row: source.row };
    const told = files.length > 1 ? saidOnce(findings) : findings;
    const why = code ? [{ code, severity: 'error' as const, at, facts: {} }] : told;
    yield { source, values, findings: why };
  }
}

function rowsAboutNobody<Field extends string, Row>(
  table: TableText,
  passes: readonly Pass<Field>[],
  { columns, unique }: RowReader<Field, Row>,
): RowsAboutNobody {
  const places = passes[0]?.columns.places ?? new Map<Field, Place>();
  const required = [...places].flatMap(([field, { index }]) =>
    index !== undefined && columns[field].required ? [index] : [],
  );
  const person = places.get(unique.field)?.index;
  return new RowsAboutNobody(table, { person, required: new Set(required) });
}

/** What is found in the file as a whole: no rows, or ids that have lost their zeros. */
export function fileFindings<Field extends string, Row>(
  { file }: TableText,
  about: {
    readonly reader: RowReader<Field, Row>;
    readonly rows: number;
    readonly ids?: IdLengths;
  },
): Finding[] {
  const { reader, rows, ids } = about;
  const suspicion = ids?.suspicion();
  return [
    ...(rows === 0
      ? [{ code: 'intake.no-rows', severity: reader.withoutRows, at: { file }, facts: {} }]
      : []),
    ...(suspicion
      ? [
          {
            code: 'intake.ids-uneven',
            severity: 'warning' as const,
            at: { file, field: reader.unique.field },
            facts: suspicion,
          },
        ]
      : []),
  ];
}
