import type { Finding } from '../../findings.ts';
import type { Record } from './divided-text.ts';
import type { TableRow, TableRows } from './table-text.ts';

/** The header of a table and where it stands. */
type About = {
  readonly file: string;
  readonly header: readonly string[];
  readonly headerRow: number;
};

/** The rows below the header that are not empty, made anew of the file's each time that they are read. */
export class RowsBelow implements TableRows {
  readonly length: number;
  readonly #records: Iterable<Record>;
  readonly #about: About;

  /** @param length how many of them are not empty */
  constructor(records: Iterable<Record>, about: About, length: number) {
    this.#records = records;
    this.#about = about;
    this.length = length;
  }

  *[Symbol.iterator](): Generator<TableRow> {
    for (const record of this.#records) {
      if (record.row > this.#about.headerRow && !isEmpty(record)) yield rowOf(record, this.#about);
    }
  }
}

/** Whether all cells of a row are empty. */
export function isEmpty({ cells }: Pick<Record, 'cells'>): boolean {
  for (const cell of cells) if (cell !== '') return false;
  return true;
}

const NO_PROBLEMS: readonly Finding[] = [];

/** A row that was cut off is too short; cells after the last column are allowed if they are empty. */
function rowOf({ row, cells }: Record, { file, header }: About): TableRow {
  if (cells.length === header.length) return { row, cells, problems: NO_PROBLEMS };
  const isShort = cells.length < header.length;
  if (!isShort && isEmpty({ cells: cells.slice(header.length) })) {
    return { row, cells: cells.slice(0, header.length), problems: NO_PROBLEMS };
  }
  const code = isShort ? 'intake.row-too-short' : 'intake.row-too-long';
  const facts = { cells: cells.length, columns: header.length };
  return { row, cells, problems: [{ code, severity: 'error', at: { file, row }, facts }] };
}
