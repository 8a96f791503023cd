import { CsvError, parse } from 'csv-parse/browser/esm/sync';
import { isDate } from '../calendar/date.ts';
import { type Answer, answer, type Finding, refusal } from '../findings.ts';
import { findPersonnummer } from '../privacy/personnummer.ts';

/** A row of a table file with its number as a spreadsheet shows it: the header is row 1. */
export type TableRow = { readonly row: number; readonly cells: readonly string[] };

/** A table file as text: the header, and the rows that are not empty. */
export type TableText = {
  readonly file: string;
  readonly header: readonly string[];
  readonly rows: readonly TableRow[];
  /** Files with semicolons or tabs come from programs that may write 1,5. */
  readonly decimalComma: boolean;
};

const DELIMITERS = [',', ';', '\t'] as const;

/**
 * Reads CSV text: separated by comma, semicolon or tab (whichever the header has most of), with or without a
 * byte order mark.
 *
 * @returns a refusal when the text cannot be divided into cells, or a personal identity number stands
 *   anywhere in it. The finding says where, and never repeats the cell.
 * @example readTable('person;date\np-1;2019-01-01\n', 'observations.csv')
 */
export function readTable(text: string, file: string): Answer<TableText> {
  if (findPersonnummer(file).length > 0) return refusal([personnummerInName()]);
  if (text.trim() === '') return refusal([error('intake.empty-file', { file })]);
  if (/[\uFFFD\0]/.test(text)) return refusal([error('intake.not-utf8', { file })]);
  const delimiter = delimiterOf(text);
  const records = readRecords(text, { file, delimiter });
  if (!records.ok) return records;

  const [first, ...others] = records.value;
  const header = (first?.cells ?? []).map((cell) => cell.toLowerCase());
  const personal = records.value.flatMap((row) => findPersonal(row, { file, header }));
  const findings = [...personal, ...others.flatMap((row) => checkLength(row, { file, header }))];
  if (findings.length > 0) return refusal(findings);
  const rows = others.map(({ row, cells }) => ({ row, cells: cells.slice(0, header.length) }));
  const table = { file, header, rows, decimalComma: delimiter !== ',' };
  return answer(table, checkEnd(text, { file, lastRow: records.value.at(-1)?.row ?? 1 }));
}

/** The separator that the header has most of; of equals, the comma. */
function delimiterOf(text: string): (typeof DELIMITERS)[number] {
  const [header = ''] = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/, 1);
  const unquoted = header.replace(/"[^"]*"/g, '');
  const often = (delimiter: string) => unquoted.split(delimiter).length;
  return DELIMITERS.reduce((most, next) => (often(next) > often(most) ? next : most));
}

function readRecords(
  text: string,
  { file, delimiter }: { file: string; delimiter: string },
): Answer<TableRow[]> {
  try {
    const records = parse(text, { bom: true, delimiter, relax_column_count: true, trim: true });
    const rows = records.map((cells, index) => ({
      row: index + 1,
      cells: cells.map((cell) => cell.normalize('NFC')),
    }));
    return answer(rows.filter(({ row, cells }) => row === 1 || cells.some((cell) => cell !== '')));
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause;
    const code =
      cause.code === 'CSV_QUOTE_NOT_CLOSED' ? 'intake.quote-left-open' : 'intake.quote-misplaced';
    const records = Number(cause['records'] ?? 0);
    return refusal([error(code, { file, row: records + 1 })]);
  }
}

/** The column's name is given only if it is none of the cells that may hold a number. */
function findPersonal(
  { row, cells }: TableRow,
  { file, header }: { file: string; header: readonly string[] },
): Finding[] {
  return cells.flatMap((cell, index) => {
    if (isDate(cell) || findPersonnummer(cell).length === 0) return [];
    const name = header[index] ?? '';
    const isSafe = row > 1 && name !== '' && findPersonnummer(name).length === 0;
    const field = isSafe ? { field: name } : {};
    return [error('intake.personnummer', { file, row, ...field }, { column: index + 1 })];
  });
}

/** A row that was cut off is too short; cells after the last column are allowed if they are empty. */
function checkLength(
  { row, cells }: TableRow,
  { file, header }: { file: string; header: readonly string[] },
): Finding[] {
  const facts = { cells: cells.length, columns: header.length };
  if (cells.length < header.length) return [error('intake.row-too-short', { file, row }, facts)];
  const surplus = cells.slice(header.length).some((cell) => cell !== '');
  return surplus ? [error('intake.row-too-long', { file, row }, facts)] : [];
}

/** A file that was cut within its last cell can look whole: its last line has no end. */
function checkEnd(text: string, { file, lastRow }: { file: string; lastRow: number }): Finding[] {
  if (/[\r\n]\s*$/.test(text)) return [];
  const at = { file, row: lastRow };
  return [{ code: 'intake.last-line-open', severity: 'warning', at, facts: {} }];
}

/** The name itself is left out of the finding, and so is the file. */
function personnummerInName(): Finding {
  return error('intake.personnummer-in-file-name', {});
}

function error(code: string, at: Finding['at'], facts: Finding['facts'] = {}): Finding {
  return { code, severity: 'error', at, facts };
}
