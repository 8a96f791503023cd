import { NamedValues } from '../intake/named-values.ts';
import { type PersonalKind, personalContent, personalHeader } from './personal-text.ts';

/** Cells are looked into until it is clear what kind a column is. */
export const ROWS_LOOKED_INTO = 200;

/**
 * What a column tells about persons: by its name, or because most of its cells do.
 *
 * @example personalColumn('Kontakt', ['070-123 45 67']) // → 'phone'
 */
export function personalColumn(header: string, cells: readonly string[]): PersonalKind | undefined {
  const byName = personalHeader(header);
  if (byName !== undefined) return byName;
  const filled = cells.filter((cell) => cell !== '');
  if (areNames(filled)) return 'name';
  const counts = new Map<PersonalKind, number>();
  for (const cell of filled) {
    const kind = personalContent(cell);
    if (kind !== undefined) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return [...counts].find(([, count]) => count * 2 > filled.length)?.[0];
}

/** Whether most of what a column says is names, be it given names alone. */
function areNames(cells: readonly string[]): boolean {
  const values = new NamedValues();
  for (const cell of cells) values.look(cell, undefined);
  return values.found()?.named === 'surely';
}

/** A column that tells who somebody is, by its place. */
export type PersonalColumn = {
  readonly index: number;
  readonly kind: PersonalKind;
  /** Whether its name says so; else the name may be somebody's too. */
  readonly isByName: boolean;
};

/** The columns of a file that is gone through row by row, and what they tell about persons. */
export class PersonalColumns {
  readonly #header: readonly string[];
  readonly #first: (readonly string[])[] = [];

  constructor(header: readonly string[]) {
    this.#header = header;
  }

  look(cells: readonly string[]): void {
    if (this.#first.length < ROWS_LOOKED_INTO) this.#first.push(cells);
  }

  found(): PersonalColumn[] {
    return this.#header.flatMap((header, index) => {
      const cells = this.#first.map((row) => row[index] ?? '');
      const kind = personalColumn(header, cells);
      const isByName = personalHeader(header) !== undefined;
      return kind === undefined ? [] : [{ index, kind, isByName }];
    });
  }
}
