import type { Finding } from '../../findings.ts';

/** A row of a table file with its number as a spreadsheet shows it. */
export type TableRow = {
  readonly row: number;
  readonly cells: readonly string[];
  /** The cells that a workbook holds as numbers, not as text: written with a point, and without zeros in front. */
  readonly numeric?: ReadonlySet<number>;
  /** What is wrong with the row itself: it is too short, or too long, or a cell of it cannot be read. */
  readonly problems: readonly Finding[];
};

/** Rows that can be gone through from the first on, as often as wanted: they need not all be in memory. */
export type TableRows = Iterable<TableRow> & { readonly length: number };

/** The first rows, at most so many. */
export function firstOf(rows: TableRows, most: number): TableRow[] {
  const first: TableRow[] = [];
  for (const row of rows) {
    if (first.length === most) break;
    first.push(row);
  }
  return first;
}

/** A table file as text: the header, and the rows below it that are not empty. */
export type TableText = {
  readonly file: string;
  readonly header: readonly string[];
  readonly headerRow: number;
  /** What stands above the header, such as a title: kept for the file of rejected rows. */
  readonly above: readonly (readonly string[])[];
  readonly rows: TableRows;
  /** Columns without a name in which something stands below the header, by their index: the first row where it does. */
  readonly unnamed: ReadonlyMap<number, number>;
  /** Files with semicolons or tabs come from programs that may write 1,5. */
  readonly decimalComma: boolean;
  readonly delimiter: Delimiter;
  /** From when a workbook counts days; of a text nobody knows. */
  readonly serials?: 'excel-1900' | 'excel-1904' | undefined;
};

export const DELIMITERS = [',', ';', '\t'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/** A header as it is compared: case, spaces and composed letters do not tell two headers apart. */
export function plainHeader(name: string): string {
  return name.normalize('NFC').replace(/\s+/gu, ' ').trim().toLowerCase();
}

/** What a spreadsheet calls a column. @example columnLetters(28) // → 'AB' */
export function columnLetters(column: number): string {
  const before = Math.floor((column - 1) / 26);
  const last = String.fromCharCode(65 + ((column - 1) % 26));
  return before === 0 ? last : columnLetters(before) + last;
}

/** The facts that say which column is meant, by number and letter. */
export function columnFacts(index: number): { column: number; letters: string } {
  return { column: index + 1, letters: columnLetters(index + 1) };
}

/** Collects the columns without a name in which something stands, row by row. */
export class UnnamedColumns {
  readonly found = new Map<number, number>();
  readonly #indices: readonly number[];

  constructor(header: readonly string[]) {
    this.#indices = header.flatMap((name, index) => (name === '' ? [index] : []));
  }

  look({ row, cells }: Pick<TableRow, 'row' | 'cells'>): void {
    for (const index of this.#indices) {
      if ((cells[index] ?? '') !== '' && !this.found.has(index)) this.found.set(index, row);
    }
  }
}
