import type { Finding } from '../findings.ts';
import { columnFacts, type TableText } from './source/table-text.ts';

/** Columns without a name in which something stands all the same: nobody can say that it is to be left out. */
export function unnamedColumns({ file, headerRow: row, unnamed }: TableText): Finding[] {
  return [...unnamed].map(([index, first]) => ({
    code: 'intake.column-unnamed',
    severity: 'error',
    at: { file, row },
    facts: { ...columnFacts(index), first },
  }));
}

/** Findings about columns that are not read, by the column's index. */
export type NotRead = { readonly index: number; readonly finding: Finding };

/**
 * The findings about columns that are not read; of those behind an empty column, where nothing is read any more, that
 * another table stands there. What tells who somebody is is said in any case.
 *
 * @param read the indices of the columns that are read
 */
export function notReadFindings(
  table: TableText,
  notRead: readonly NotRead[],
  read: readonly number[],
): Finding[] {
  const last = Math.max(...read);
  const gap = table.header.findIndex(
    (name, index) => index > last && name === '' && !table.unnamed.has(index),
  );
  const isBeside = ({ index, finding }: NotRead) =>
    gap > 0 && index > gap && finding.code !== 'intake.column-personal';
  const first = notRead.find(isBeside);
  if (first === undefined) return notRead.map(({ finding }) => finding);
  const at = { file: table.file, row: table.headerRow };
  const facts = columnFacts(first.index);
  return [
    ...notRead.filter((each) => !isBeside(each)).map(({ finding }) => finding),
    { code: 'intake.tables-beside', severity: 'error', at, facts },
  ];
}
