import type { Column, Columns } from './columns.ts';
import { KnownCells } from './known-cells.ts';
import type { Separators } from './reading/separators.ts';
import type { TableText } from './source/table-text.ts';

/** What all rows of a file have in common. */
export type FileOfCells<Field extends string> = {
  readonly table: TableText;
  readonly columns: Columns<Field>;
  readonly fields: Readonly<Record<Field, Column>>;
  /** Whether what is certainly meant is taken instead of what is written. */
  readonly mend: boolean;
  /** Whether the file has other rows, which are not at hand. */
  readonly isPiece: boolean;
  /** Whether the file was taken in before: what is refused since is read as it was then. */
  readonly isKept: boolean;
  readonly separators: Separators;
  readonly known: KnownFields<Field>;
};

/** How a cell is read. */
export type Way = 'pseudonym' | 'name' | 'date' | 'number';

/** What cells of a file said of which there was nothing to say, however often they come again. */
export class KnownFields<Field extends string> {
  readonly #ways = { pseudonym: fields(), name: fields(), date: fields(), number: fields() };

  of(way: Way, field: Field): KnownCells {
    const known = this.#ways[way].get(field);
    if (known) return known;
    const cells = new KnownCells();
    this.#ways[way].set(field, cells);
    return cells;
  }
}

const fields = () => new Map<string, KnownCells>();
