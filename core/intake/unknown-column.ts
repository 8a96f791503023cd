import type { Finding } from '../findings.ts';
import { personalColumn, ROWS_LOOKED_INTO } from '../privacy/personal-columns.ts';
import type { PersonalKind } from '../privacy/personal-text.ts';
import { findPersonnummer } from '../privacy/personnummer.ts';
import { columnFacts, firstOf, type TableText } from './source/table-text.ts';

/** What is known about the header of a file with a column that nobody knows. */
export type AboutHeader = {
  /** The columns that there can be. */
  readonly known: readonly string[];
  /** The same as Swedish files call them. */
  readonly inSwedish: readonly string[];
  /** Whether other columns were recognised, so that this is a header and not somebody's data. */
  readonly isHeader: boolean;
  readonly isMapped: boolean;
};

/**
 * The finding about a column that is not known. Names, addresses, telephone numbers, e-mail addresses and free
 * text are told apart, by header or by content: they are to be taken away, not to be renamed.
 */
export function unknownColumn(table: TableText, index: number, about: AboutHeader): Finding {
  const kind = personalKind(table, index);
  const name = about.isHeader ? shownHeader(table.header[index] ?? '') : undefined;
  const facts = { ...columnFacts(index), ...(name === undefined ? {} : { name }) };
  const { file, headerRow: row } = table;
  if (kind !== undefined) {
    return {
      code: 'intake.column-personal',
      severity: 'error',
      at: { file, row },
      facts: { ...facts, kind },
    };
  }
  const code = about.isMapped ? 'intake.column-unmapped' : 'intake.column-unknown';
  const { known, inSwedish } = about;
  return { code, severity: 'error', at: { file, row }, facts: { ...facts, known, inSwedish } };
}

/** A column's name, if it can be repeated: it is a few words. */
function shownHeader(header: string): string | undefined {
  const isName = /^\p{L}[\p{L}\p{N} ._()/%-]{0,39}$/u.test(header);
  return isName && findPersonnummer(header).length === 0 ? header : undefined;
}

/** What a column tells about persons: by its name, or because most of its cells do. */
export function personalKind(table: TableText, index: number): PersonalKind | undefined {
  const cells = firstOf(table.rows, ROWS_LOOKED_INTO).map((row) => row.cells[index] ?? '');
  return personalColumn(table.header[index] ?? '', cells);
}
