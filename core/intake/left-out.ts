import type { Finding } from '../findings.ts';
import { isPersonnummerInPieces } from '../privacy/personnummer-in-pieces.ts';
import { isReasonColumn } from './columns.ts';
import { NumbersInParts, type Parts } from './in-parts.ts';
import { columnFacts, plainHeader, type TableText } from './source/table-text.ts';
import { FindingTally } from './source/tally.ts';

/** Columns in which dates of birth and last digits of numbers may stand apart, row by row. */
export class ColumnsInParts {
  readonly #columns: readonly (readonly [name: string, index: number])[];
  readonly #parts = new NumbersInParts('');

  constructor(header: readonly string[], indexes: readonly number[]) {
    this.#columns = indexes.map((index) => [plainHeader(header[index] ?? ''), index]);
  }

  look(cells: readonly string[], row: number): void {
    const own = this.#columns.map(([name, index]) => [name, cells[index] ?? ''] as const);
    this.#parts.look(new Map(own), row);
  }

  /** Pairs of columns, by their names in small letters. */
  found(): Parts[] {
    return this.#parts.found();
  }

  indexOf(column: string): number {
    return this.#columns.find(([name]) => name === column)?.[1] ?? 0;
  }
}

/**
 * What a file that has left the house tells of who somebody is in columns that its mapping leaves out: identity
 * numbers in pieces, or kept apart in two columns. Whole ones, names and lost zeros are looked for in every column.
 */
export function leftOutFindings(table: TableText, read: ReadonlySet<number>): Finding[] {
  const { file, header } = table;
  const isLeft = (name: string, index: number) => !read.has(index) && !isReasonColumn(name);
  const left = header.flatMap((name, index) => (isLeft(name, index) ? [index] : []));
  if (left.length === 0) return [];
  const parts = new ColumnsInParts(header, left);
  const tally = new FindingTally();
  for (const { row, cells } of table.rows) {
    parts.look(cells, row);
    for (const index of left) {
      if (!isPersonnummerInPieces(cells[index] ?? '')) continue;
      const at = { file, row, field: header[index] ?? '' };
      const facts = columnFacts(index);
      tally.add([{ code: 'intake.personnummer', severity: 'error', at, facts }]);
    }
  }
  const nameOf = (column: string) => header[parts.indexOf(column)] ?? '';
  return [...tally.findings(), ...parts.found().map((each) => inParts(each, file, nameOf))];
}

/** What is said of two columns that together tell who somebody is, or may. */
export function inParts(
  { date, last, row, isCertain }: Parts,
  file: string,
  nameOf: (column: string) => string,
): Finding {
  const at = { file, ...(row === undefined ? {} : { row }) };
  const facts = { date: nameOf(date), last: nameOf(last) };
  return isCertain
    ? { code: 'intake.personnummer-in-parts', severity: 'error', at, facts }
    : { code: 'intake.personnummer-perhaps-in-parts', severity: 'warning', at, facts };
}
