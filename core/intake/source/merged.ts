import type { Sheet } from 'hucre/xlsx';
import type { Finding } from '../../findings.ts';
import type { GridRow } from './sheet-grid.ts';
import { columnLetters } from './table-text.ts';
import { FindingTally } from './tally.ts';

type Range = NonNullable<Sheet['merges']>[number];

/** What merged cells seem to be, where they are none of a row's: that is to be taken away, not to be filled in. */
type Place = 'title' | 'heading' | 'note';
const PLACES: readonly Place[] = ['title', 'heading', 'note'];

/**
 * Merged cells from the header down: only the first cell of a merged range has a value, the others look empty. What is
 * said of a title above the columns, of their headings and of a note below the rows is said once for all of them.
 *
 * @param grid the sheet's rows, the first of them row 1
 */
export function mergedFindings(
  { merges = [] }: Pick<Sheet, 'merges'>,
  grid: readonly GridRow[],
  { file, headerRow }: { readonly file: string; readonly headerRow: number },
): Finding[] {
  const rows = new FilledRows(grid, headerRow);
  const ranges = merges.filter(({ endRow }) => endRow + 1 >= headerRow);
  const tally = new FindingTally();
  const add = (among: readonly Range[], facts: Finding['facts']) => {
    const row = Math.min(...among.map(({ startRow }) => startRow)) + 1;
    const range = among.map(rangeText).join(', ');
    const at = { file, row };
    tally.add([{ code: 'intake.cells-merged', severity: 'error', at, facts: { range, ...facts } }]);
  };
  for (const place of PLACES) {
    const there = ranges.filter((range) => rows.placeOf(range) === place);
    if (there.length > 0) add(there, { place, ...rows.namesBelow(there) });
  }
  for (const range of ranges) if (rows.placeOf(range) === undefined) add([range], {});
  return tally.findings();
}

function rangeText({ startRow, startCol, endRow, endCol }: Range): string {
  const corner = (row: number, column: number) => `${columnLetters(column + 1)}${row + 1}`;
  return `${corner(startRow, startCol)}:${corner(endRow, endCol)}`;
}

/** In which rows of a sheet several cells say something: a table's do, a title's and a note's do not. */
class FilledRows {
  readonly #header: number;
  /** The indices of the rows with several cells that say something, from the header on. */
  readonly #several: readonly number[];

  constructor(grid: readonly GridRow[], headerRow: number) {
    this.#header = headerRow - 1;
    this.#several = grid.flatMap(({ cells }, index) =>
      index >= this.#header && cells.filter((cell) => cell !== '').length > 1 ? [index] : [],
    );
  }

  placeOf({ startRow, endRow }: Range): Place | undefined {
    const [first = Number.POSITIVE_INFINITY] = this.#several;
    if (endRow < first) return 'title';
    if (startRow <= this.#header) return 'heading';
    return startRow > (this.#several.at(-1) ?? 0) ? 'note' : undefined;
  }

  /** The row below a title or a heading in which the columns' names may stand. */
  namesBelow(ranges: readonly Range[]): { headerRow?: number } {
    const last = Math.max(...ranges.map(({ endRow }) => endRow));
    const below = this.#several.find((index) => index > last);
    return below === undefined ? {} : { headerRow: below + 1 };
  }
}
