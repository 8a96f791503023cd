import { CsvError, parse } from 'csv-parse/browser/esm/sync';
import { type Answer, answer, type Finding, refusal } from '../../findings.ts';
import { findPersonnummer } from '../../privacy/personnummer.ts';
import { brokenLetters } from './broken-letters.ts';
import { personalFindings, personnummerInName } from './personal.ts';
import { DELIMITERS, type Delimiter, type TableRow, type TableText } from './table-text.ts';

/** How a table file is read where it is not read as it stands: what a mapping says. */
export type TableOptions = { readonly headerRow?: number | undefined };

/**
 * Reads CSV text: separated by comma, semicolon or tab (whichever the header has most of), with or without a
 * byte order mark.
 *
 * @returns a refusal when the text cannot be divided into cells, or a personal identity number stands
 *   anywhere in it. The finding says where, and never repeats the cell. What is wrong with a row alone stands
 *   with the row.
 * @example readTable('person;date\np-1;2019-01-01\n', 'observations.csv')
 */
export function readTable(
  text: string,
  file: string,
  options: TableOptions = {},
): Answer<TableText> {
  const hint = separatorHint(text);
  const { headerRow = hint === undefined ? 1 : 2 } = options;
  if (findPersonnummer(file).length > 0) return refusal([personnummerInName()]);
  if (text.trim() === '') return refusal([error('intake.empty-file', { file })]);
  if (/[\uFFFD\0]/.test(text)) return refusal([error('intake.not-utf8', { file })]);
  const delimiter = hint ?? delimiterOf(text, headerRow);
  const records = readRecords(textCells(text), { file, delimiter });
  if (!records.ok) return records;
  const broken = brokenLetters(text, file);
  if (broken.length > 0) return refusal(broken);
  const table = checkedTable(records.value, { file, headerRow, delimiter });
  if (!table.ok) return table;
  const lastRow = records.value.at(-1)?.row ?? 1;
  return answer(table.value, checkEnd(text, { file, lastRow }));
}

/** The table of rows that are divided into cells already, the header first, as `readTable` makes it of a text. */
export function plainTable(
  records: readonly (readonly string[])[],
  about: { readonly file: string; readonly delimiter: Delimiter },
): Answer<TableText> {
  return checkedTable(records.map(plainRecord), { ...about, headerRow: 1 });
}

function checkedTable(
  records: readonly Record[],
  about: { file: string; headerRow: number; delimiter: Delimiter },
): Answer<TableText> {
  const table = tableOf(records, about);
  const personal = personalFindings(table, records);
  return personal.length > 0 ? refusal(personal) : answer(table);
}

/** `="000417"`, by which programs keep Excel from taking the zeros: what it says is the text in it. */
function textCells(text: string): string {
  return text.replace(/(^|[;,\t\r\n])="([^"\r\n]*)"(?=[;,\t\r\n]|$)/g, '$1"$2"');
}

/** The separator that programs tell Excel in a first line of its own: `sep=;`. */
export function separatorHint(text: string): Delimiter | undefined {
  const [, written] = /^\uFEFF?sep=([,;\t])[,;\t ]*[\r\n]/i.exec(text) ?? [];
  return DELIMITERS.find((delimiter) => delimiter === written);
}

/** The separator that the header has most of; of equals, the comma. */
export function delimiterOf(text: string, headerRow: number): Delimiter {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/, headerRow);
  const unquoted = (lines[headerRow - 1] ?? '').replace(/"[^"]*"/g, '');
  const often = (delimiter: string) => unquoted.split(delimiter).length;
  return DELIMITERS.reduce((most, next) => (often(next) > often(most) ? next : most));
}

/** No row of a register is as long as a whole book; what is, has lost its line breaks, or is meant to fill memory. */
const ROW_LENGTH_MAX = 1_000_000;

/** A file that was put together of two may end its lines in two ways. */
export const LINE_ENDS = ['\r\n', '\n', '\r'];

const PARSING: ReadonlyMap<string, string> = new Map([
  ['CSV_QUOTE_NOT_CLOSED', 'intake.quote-left-open'],
  ['CSV_MAX_RECORD_SIZE', 'intake.row-too-large'],
]);

type Record = { readonly row: number; readonly cells: readonly string[] };

function readRecords(
  text: string,
  { file, delimiter }: { file: string; delimiter: string },
): Answer<Record[]> {
  try {
    const how = {
      ...{ bom: true, delimiter, relax_column_count: true, trim: true },
      record_delimiter: LINE_ENDS,
    };
    const records = parse(text, { ...how, max_record_size: ROW_LENGTH_MAX });
    return answer(records.map(plainRecord));
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause;
    const code = PARSING.get(cause.code) ?? 'intake.quote-misplaced';
    const records = Number(cause['records'] ?? 0);
    return refusal([error(code, { file, row: records + 1 })]);
  }
}

function plainRecord(cells: readonly string[], index: number): Record {
  return { row: index + 1, cells: cells.map((cell) => cell.normalize('NFC').trim()) };
}

/** Header and rows; empty rows go, and so do empty cells after the last column. */
function tableOf(
  records: readonly Record[],
  about: { file: string; headerRow: number; delimiter: Delimiter },
): TableText {
  const { file, headerRow, delimiter } = about;
  const header = records[headerRow - 1]?.cells ?? [];
  const rows = records.slice(headerRow).filter(({ cells }) => cells.some((cell) => cell !== ''));
  return {
    file,
    header,
    headerRow,
    above: records.slice(0, headerRow - 1).map(({ cells }) => cells),
    rows: rows.map((record) => rowOf(record, { file, header })),
    decimalComma: delimiter !== ',',
    delimiter,
  };
}

/** A row that was cut off is too short; cells after the last column are allowed if they are empty. */
function rowOf(
  { row, cells }: Record,
  { file, header }: { file: string; header: readonly string[] },
): TableRow {
  const facts = { cells: cells.length, columns: header.length };
  const isSurplus = cells.slice(header.length).some((cell) => cell !== '');
  const code =
    cells.length < header.length
      ? 'intake.row-too-short'
      : isSurplus
        ? 'intake.row-too-long'
        : undefined;
  const problems = code === undefined ? [] : [error(code, { file, row }, facts)];
  return { row, cells: isSurplus ? cells : cells.slice(0, header.length), problems };
}

/** A file that was cut within its last cell can look whole: its last line has no end. */
function checkEnd(text: string, { file, lastRow }: { file: string; lastRow: number }): Finding[] {
  if (/[\r\n]\s*$/.test(text)) return [];
  const at = { file, row: lastRow };
  return [{ code: 'intake.last-line-open', severity: 'warning', at, facts: {} }];
}

function error(code: string, at: Finding['at'], facts: Finding['facts'] = {}): Finding {
  return { code, severity: 'error', at, facts };
}
