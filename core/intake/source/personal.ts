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
  const tally = new FindingTally();
  for (const { row, cells } of records) {
    for (const [index, cell] of cells.entries()) {
      if (isDate(cell) || findPersonnummer(cell).length === 0) continue;
      // The column's name is given only if it is none of the cells that may hold a number.
      const name = header[index] ?? '';
      const isSafe = row > headerRow && name !== '' && findPersonnummer(name).length === 0;
      const at = { file, row, ...(isSafe ? { field: name } : {}) };
      tally.add([
        { code: 'intake.personnummer', severity: 'error', at, facts: columnFacts(index) },
      ]);
    }
  }
  return tally.findings();
}

/** The name itself is left out of the finding, and so is the file. */
export function personnummerInName(): Finding {
  return { code: 'intake.personnummer-in-file-name', severity: 'error', at: {}, facts: {} };
}
