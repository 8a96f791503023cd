import { findPersonnummer } from './personnummer.ts';

/** Nine digits, or seven or eight of those born in 2000; a program that keeps decimals writes them with `.0`. */
const SHORT = /^([1-9]\d{6,8})(?:[.,]0+)?$/;

/**
 * The ten digits of a personal identity number of which a spreadsheet has taken the zeros: it makes 0412241234 to
 * 412241234, as of all who were born from 2000 to 2009.
 *
 * @returns nothing where it is none: the date or the check digit does not fit
 */
export function withZerosBack(cell: string): string | undefined {
  const digits = SHORT.exec(cell.trim())?.[1];
  const ten = digits?.padStart(10, '0');
  return ten !== undefined && findPersonnummer(ten).length > 0 ? ten : undefined;
}

/** A column of such numbers: how many different ones were seen, of how many different cells, and where first. */
export type ZerosLostIn = {
  readonly index: number;
  readonly count: number;
  readonly of: number;
  readonly row: number;
};

/** Cells of a column are looked at until it is clear what it holds. */
const DISTINCT_MAX = 1000;
const ROWS_MAX = 200_000;
/** Of ids of nine digits one in 140 is such a number by chance; of those that begin with a date, one in ten. */
const CERTAIN_FROM = 3;
const CERTAIN_SHARE = 0.8;
/** Two of two, both of nine digits, are chance once in twenty thousand files. */
const ALL_FROM = 2;
/** Six of nine digits among ten such ids are chance once in five thousand files. */
const MOST_FROM = 6;

type Seen = { readonly cells: Set<string>; valid: number; ofNine: number; row: number };

/**
 * Looks column by column for personal identity numbers that have lost their zeros. One alone may be an id by chance;
 * in a column of ids that have nothing to do with dates, three of three are at most once in a thousand files.
 */
export class ZerosLost {
  readonly #columns: Seen[] = [];
  #rows = 0;

  look({ row, cells }: { readonly row: number; readonly cells: readonly string[] }): void {
    if (this.#rows >= ROWS_MAX) return;
    this.#rows += 1;
    for (const [index, cell] of cells.entries()) {
      if (cell === '') continue;
      const seen = this.#columnOf(index);
      if (seen.cells.size >= DISTINCT_MAX || seen.cells.has(cell)) continue;
      seen.cells.add(cell);
      const ten = withZerosBack(cell);
      if (ten === undefined) continue;
      if (seen.valid === 0) seen.row = row;
      seen.valid += 1;
      if (!ten.startsWith('00')) seen.ofNine += 1;
    }
  }

  /** The columns in which most different cells are such numbers. */
  found(): ZerosLostIn[] {
    return this.#columns.flatMap(({ cells, valid, ofNine, row }, index) => {
      const isNearlyAll = valid >= CERTAIN_FROM && valid >= cells.size * CERTAIN_SHARE;
      const isMost = ofNine >= MOST_FROM && ofNine * 2 > cells.size;
      const isAll = ofNine >= ALL_FROM && ofNine === cells.size;
      return isNearlyAll || isMost || isAll ? [{ index, count: valid, of: cells.size, row }] : [];
    });
  }

  #columnOf(index: number): Seen {
    while (this.#columns.length <= index) {
      this.#columns.push({ cells: new Set(), valid: 0, ofNine: 0, row: 0 });
    }
    return this.#columns[index] as Seen;
  }
}
