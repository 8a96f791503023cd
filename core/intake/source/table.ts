import { type Answer, answer, type Finding, refusal } from '../../findings.ts';
import { findPersonnummer } from '../../privacy/personnummer.ts';
import { brokenLetters } from './broken-letters.ts';
import { DividedText, type Record, tidy } from './divided-text.ts';
import { PersonalCells, personnummerInName } from './personal.ts';
import { isEmpty, RowsBelow } from './table-rows.ts';
import { DELIMITERS, type Delimiter, type TableText, UnnamedColumns } from './table-text.ts';
import { textCells } from './text-cells.ts';

/** How a table file is read where it is not read as it stands. */
export type TableOptions = {
  /** As a mapping says. */
  readonly headerRow?: number | undefined;
  /** Of a piece of a file under the file's header: how many rows there are between them. */
  readonly between?: number | undefined;
};

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
  const { between = 0 } = options;
  const numberOf = (index: number) => index + 1 + (index < headerRow ? 0 : between);
  const records = DividedText.of(textCells(text), { file, delimiter, numberOf });
  if (!records.ok) return records;
  const broken = brokenLetters(text, file, numberOf);
  if (broken.length > 0) return refusal(broken);
  const table = tableOf(records.value, { file, headerRow, delimiter });
  if (!table.ok) return table;
  return answer(table.value.table, checkEnd(text, { file, lastRow: table.value.lastRow }));
}

/** The table of rows that are divided into cells already, the header first, as `readTable` makes it of a text. */
export function plainTable(
  records: readonly (readonly string[])[],
  about: { readonly file: string; readonly delimiter: Delimiter },
): Answer<TableText> {
  const rows = records.map((cells, index) => ({ row: index + 1, cells: cells.map(tidy) }));
  const table = tableOf(rows, { ...about, headerRow: 1 });
  return table.ok ? answer(table.value.table) : table;
}

/** Header and rows; empty rows go, and so do empty cells after the last column. */
function tableOf(
  records: Iterable<Record>,
  about: { readonly file: string; readonly headerRow: number; readonly delimiter: Delimiter },
): Answer<{ table: TableText; lastRow: number }> {
  const { file, headerRow, delimiter } = about;
  const personal = new PersonalCells(about);
  const above: (readonly string[])[] = [];
  let header: readonly string[] = [];
  let unnamed = new UnnamedColumns(header);
  let filled = 0;
  let lastRow = 1;
  for (const record of records) {
    lastRow = record.row;
    if (record.row < headerRow) above.push(record.cells);
    else if (record.row === headerRow) {
      header = record.cells;
      unnamed = new UnnamedColumns(header);
    } else if (!isEmpty(record)) filled += 1;
    if (record.row > headerRow) unnamed.look(record);
    personal.look(record, header);
  }
  const findings = personal.findingsIn(records, header);
  if (findings.length > 0) return refusal(findings);
  const rows = new RowsBelow(records, { file, header, headerRow }, filled);
  const decimalComma = delimiter !== ',';
  const table = { file, header, headerRow, above, rows, unnamed: unnamed.found, decimalComma };
  return answer({ table: { ...table, delimiter }, lastRow });
}

/** The separator that programs tell Excel in a first line of its own: `sep=;`. */
export function separatorHint(text: string): Delimiter | undefined {
  const [, written] = /^\uFEFF?sep=([,;\t])[,;\t ]*[\r\n]/i.exec(text) ?? [];
  return DELIMITERS.find((delimiter) => delimiter === written);
}

/** Longer is no header. */
const HEADER_LENGTH_MAX = 1_000_000;
/** A cell in quotation marks, in which lines may break: headings often do. */
const IN_QUOTES = /(^|[,;\t\r\n])"[^"]*(?:""[^"]*)*"/g;

/** The separator that the header has most of; of equals, the comma. */
export function delimiterOf(text: string, headerRow: number): Delimiter {
  const top = text.slice(0, HEADER_LENGTH_MAX).replace(/^\uFEFF/, '');
  const lines = top.replace(IN_QUOTES, '$1').split(/\r\n|\r|\n/, headerRow);
  const header = lines[headerRow - 1] ?? '';
  const often = (delimiter: string) => header.split(delimiter).length;
  return DELIMITERS.reduce((most, next) => (often(next) > often(most) ? next : most));
}

/** A file that was cut within its last cell can look whole: its last line has no end. */
function checkEnd(text: string, { file, lastRow }: { file: string; lastRow: number }): Finding[] {
  if (/[\r\n]/.test(text.slice(text.trimEnd().length))) return [];
  const at = { file, row: lastRow };
  return [{ code: 'intake.last-line-open', severity: 'warning', at, facts: {} }];
}

function error(code: string, at: Finding['at'], facts: Finding['facts'] = {}): Finding {
  return { code, severity: 'error', at, facts };
}
