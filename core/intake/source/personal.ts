import { isDate } from '../../calendar/date.ts';
import type { Finding } from '../../findings.ts';
import { findPersonnummer } from '../../privacy/personnummer.ts';
import { columnFacts, type TableText } from './table-text.ts';
import { FindingTally } from './tally.ts';

/** Every cell of a file in which a personal identity number stands: header, title, and columns nobody reads. */
export function personalFindings(
  { file, header, headerRow }: Pick<TableText, 'file' | 'header' | 'headerRow'>,
  records: Iterable<{ readonly row: number; readonly cells: readonly string[] }>,
): Finding[] {
  const personal = new PersonalCells({ file, headerRow });
  for (const record of records) personal.look(record, header);
  return personal.findings();
}

/** Looks for personal identity numbers row by row. */
export class PersonalCells {
  readonly #tally = new FindingTally();
  readonly #about: { readonly file: string; readonly headerRow: number };

  constructor(about: { readonly file: string; readonly headerRow: number }) {
    this.#about = about;
  }

  look({ row, cells }: { row: number; cells: readonly string[] }, header: readonly string[]): void {
    for (let index = 0; index < cells.length; index += 1) {
      const cell = cells[index] ?? '';
      if (findPersonnummer(cell).length === 0 || isDate(cell)) continue;
      const { file, headerRow } = this.#about;
      // The column's name is given only if it is none of the cells that may hold a number.
      const name = header[index] ?? '';
      const isSafe = row > headerRow && name !== '' && findPersonnummer(name).length === 0;
      const at = { file, row, ...(isSafe ? { field: name } : {}) };
      const facts = columnFacts(index);
      this.#tally.add([{ code: 'intake.personnummer', severity: 'error', at, facts }]);
    }
  }

  findings(): Finding[] {
    return this.#tally.findings();
  }
}

/** The name itself is left out of the finding, and so is the file. */
export function personnummerInName(): Finding {
  return { code: 'intake.personnummer-in-file-name', severity: 'error', at: {}, facts: {} };
}
