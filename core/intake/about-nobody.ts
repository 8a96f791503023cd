import { isHeaderAgain } from './header-row.ts';
import { isNote } from './note-row.ts';
import type { TableRow, TableText } from './source/table-text.ts';
import { isRowOfTotals } from './totals-row.ts';

/** What the columns of a table are to its rows: where they say whom they are about, and what must be said of everybody. */
type About = { readonly person: number | undefined; readonly required: ReadonlySet<number> };

/** A figure as people write it, in whatever way. */
const FIGURE = /^[-\u2010-\u2015\u2212]?\d[\d.,'\s]*(?:kr|sek|%)?$/iu;

/** Tells rows that are about nobody, from the first row of a table to its last: totals, notes, the header again. */
export class RowsAboutNobody {
  readonly #table: TableText;
  readonly #about: About;
  readonly #first: number;
  /** The row above, and whether it is about nobody. */
  #above: { row: number; isNobody: boolean } | undefined;

  constructor(table: TableText, about: About) {
    this.#table = table;
    this.#about = about;
    this.#first = table.header.findIndex((name) => name !== '');
  }

  /**
   * The code of the finding that a row is about nobody.
   *
   * @param isSound whether the row says something, and nothing is wrong with it: then it is about somebody
   */
  codeOf(source: TableRow, isSound: boolean): string | undefined {
    const code = isSound ? undefined : this.#codeOf(source);
    this.#above = { row: source.row, isNobody: code !== undefined };
    return code;
  }

  #codeOf(source: TableRow): string | undefined {
    if (isRowOfTotals(source, this.#about.person)) return 'intake.row-of-totals';
    if (isHeaderAgain(this.#table, source)) return 'intake.header-again';
    const above = this.#above;
    const isApart = above !== undefined && (above.isNobody || source.row > above.row + 1);
    const isPersonFirst = this.#about.person === this.#first;
    if (isNote(source, { isApart, isPersonFirst, first: this.#first })) return 'intake.row-is-note';
    return this.#hasFiguresOnly(source) ? 'intake.row-of-figures' : undefined;
  }

  /** A sum that nobody has called one. */
  #hasFiguresOnly({ cells, problems }: TableRow): boolean {
    const isFigure = (cell: string, index: number) =>
      cell === '' || (FIGURE.test(cell) && !this.#about.required.has(index));
    return problems.length === 0 && cells.every(isFigure) && cells.some((cell) => cell !== '');
  }
}
