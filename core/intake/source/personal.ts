import { isDate } from '../../calendar/date.ts';
import type { Finding } from '../../findings.ts';
import { findPersonnummer } from '../../privacy/personnummer.ts';
import { withZerosBack, ZerosLost } from '../../privacy/zeros-lost.ts';
import { columnFacts, type TableText } from './table-text.ts';
import { FindingTally } from './tally.ts';

type Cells = { readonly row: number; readonly cells: readonly string[] };

/** Every cell of a file in which a personal identity number stands: header, title, and columns nobody reads. */
export function personalFindings(
  { file, header, headerRow }: Pick<TableText, 'file' | 'header' | 'headerRow'>,
  records: Iterable<Cells>,
): Finding[] {
  const personal = new PersonalCells({ file, headerRow });
  const zeros = new ZerosLost();
  for (const record of records) {
    personal.look(record, header);
    if (record.row > headerRow) zeros.look(record);
  }
  const found = personal.findingsIn(records, header);
  return found.length > 0 ? found : zerosLostFindings(zeros, { file, header });
}

/** Columns of numbers that have lost their zeros: what stands there is nobody's number as it is. */
export function zerosLostFindings(
  zeros: ZerosLost,
  { file, header }: Pick<TableText, 'file' | 'header'>,
): Finding[] {
  return zeros.found().map(({ index, row, count, of }) => {
    const name = header[index] ?? '';
    const at = { file, row, ...(name === '' ? {} : { field: name }) };
    const facts = { ...columnFacts(index), count, of };
    return { code: 'intake.personnummer-zero-lost', severity: 'error', at, facts };
  });
}

/** Looks for personal identity numbers row by row. */
export class PersonalCells {
  readonly #tally = new FindingTally();
  readonly #columns = new Set<number>();
  readonly #about: { readonly file: string; readonly headerRow: number };

  constructor(about: { readonly file: string; readonly headerRow: number }) {
    this.#about = about;
  }

  look({ row, cells }: Cells, header: readonly string[]): void {
    for (let index = 0; index < cells.length; index += 1) {
      const cell = cells[index] ?? '';
      if (findPersonnummer(cell).length === 0 || isDate(cell)) continue;
      this.#columns.add(index);
      this.#add(row, index, header);
    }
  }

  /** What was found; in columns with such numbers, those too that have lost their zeros, though they may be alone. */
  findingsIn(records: Iterable<Cells>, header: readonly string[]): Finding[] {
    if (this.#columns.size === 0) return [];
    for (const { row, cells } of records) {
      for (const index of this.#columns) {
        if (withZerosBack(cells[index] ?? '') !== undefined) this.#add(row, index, header);
      }
    }
    return this.#tally.findings();
  }

  #add(row: number, index: number, header: readonly string[]): void {
    const { file, headerRow } = this.#about;
    // The column's name is given only if it is none of the cells that may hold a number.
    const name = header[index] ?? '';
    const isSafe = row > headerRow && name !== '' && findPersonnummer(name).length === 0;
    const at = { file, row, ...(isSafe ? { field: name } : {}) };
    const facts = columnFacts(index);
    this.#tally.add([{ code: 'intake.personnummer', severity: 'error', at, facts }]);
  }
}

/** The name itself is left out of the finding, and so is the file. */
export function personnummerInName(): Finding {
  return { code: 'intake.personnummer-in-file-name', severity: 'error', at: {}, facts: {} };
}
