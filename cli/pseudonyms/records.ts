import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { type Answer, answer, type Finding, refusal } from '../../core/findings.ts';
import { LINE_ENDS } from '../../core/intake/source/divided-text.ts';
import { type Encoding, labelOf } from '../../core/intake/source/encoding.ts';
import { delimiterOf, separatorHint } from '../../core/intake/source/table.ts';
import type { Delimiter, TableRow } from '../../core/intake/source/table-text.ts';
import { windows1252 } from '../../core/intake/source/windows-1252.ts';
import { isZip } from '../../core/intake/source/zip.ts';
import { type Io, readBytes } from '../io.ts';
import { surveyed } from './survey.ts';

/** A row of a file as it is read, and its number as a spreadsheet shows it. */
export type FileRecord = {
  readonly row: number;
  readonly cells: readonly string[];
  /** What is wrong with a workbook's row itself, such as a formula whose value nobody has saved. */
  readonly problems?: readonly Finding[];
};

/** A table file's header, and its rows one by one: a file that is larger than memory can be gone through. */
export type Records = {
  readonly header: readonly string[];
  readonly delimiter: Delimiter;
  readonly rows: AsyncIterable<FileRecord>;
};

/** A file whose rows cannot be told apart: found while it is gone through. */
export class UnreadableRecords extends Error {
  override readonly name = 'UnreadableRecords';

  readonly finding: Finding;

  constructor(finding: Finding) {
    super(finding.code);
    this.finding = finding;
  }
}

type Opening = { readonly headerRow: number; readonly sheet: string | undefined };

/** Opens CSV in any encoding that is certain, row by row, or a workbook. @throws MisuseError if there is no such file */
export async function openRecords(
  file: string,
  { headerRow, sheet }: Opening,
  io: Pick<Io, 'language'>,
): Promise<Answer<Records>> {
  const { start, encoding } = await surveyed(file).catch(() => ({
    start: readBytes(file, io),
    encoding: undefined,
  }));
  if (isZip(start)) return ofWorkbook(file, { headerRow, sheet }, io);
  if (start.length === 0) return refusal([error('intake.empty-file', { file })]);
  if (encoding === undefined) return refusal([error('intake.encoding-unknown', { file })]);
  const text = textOf(start, encoding);
  const hint = separatorHint(text);
  const ownRow = hint !== undefined && headerRow === 1 ? 2 : headerRow;
  const delimiter = hint ?? delimiterOf(text, ownRow);
  const records = recordsOf(file, { encoding, start, delimiter });
  const header = await headerOf(records, ownRow);
  return header === undefined
    ? refusal([error('intake.empty-file', { file })])
    : answer({ header, delimiter, rows: records });
}

async function headerOf(
  records: AsyncGenerator<FileRecord>,
  headerRow: number,
): Promise<readonly string[] | undefined> {
  for (let row = 1; ; row += 1) {
    const next = await records.next();
    if (next.done) return undefined;
    if (row === headerRow) return next.value.cells;
  }
}

type Text = { encoding: Encoding; start: Uint8Array; delimiter: string };

async function* recordsOf(file: string, about: Text): AsyncGenerator<FileRecord> {
  const { delimiter } = about;
  const how = { bom: true, delimiter, relax_column_count: true, trim: true };
  const parser = parse({ ...how, record_delimiter: LINE_ENDS });
  const parsed: AsyncIterable<string[]> = Readable.from(chunksOf(file, about)).pipe(parser);
  let row = 0;
  try {
    for await (const cells of parsed) {
      row += 1;
      if (cells.some((cell) => cell.includes('\uFFFD'))) {
        throw new UnreadableRecords(error('intake.not-utf8', { file, row }));
      }
      yield { row, cells: cells.map((cell) => cell.normalize('NFC').trim()) };
    }
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause;
    const isOpen = cause.code === 'CSV_QUOTE_NOT_CLOSED';
    const code = isOpen ? 'intake.quote-left-open' : 'intake.quote-misplaced';
    throw new UnreadableRecords(error(code, { file, row: row + 1 }));
  }
}

async function* chunksOf(file: string, { encoding, start }: Text): AsyncGenerator<string> {
  const decoder = new TextDecoder(
    encoding === 'windows-1252' ? 'utf-8' : labelOf(start, encoding),
    { ignoreBOM: true },
  );
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    yield encoding === 'windows-1252'
      ? (windows1252(chunk) ?? '')
      : decoder.decode(chunk, { stream: true });
  }
  yield decoder.decode();
}

function textOf(start: Uint8Array, encoding: Encoding): string {
  return encoding === 'windows-1252'
    ? (windows1252(start) ?? '')
    : new TextDecoder(labelOf(start, encoding)).decode(start);
}

async function ofWorkbook(
  file: string,
  opening: Opening,
  io: Pick<Io, 'language'>,
): Promise<Answer<Records>> {
  const { readWorkbook } = await import('../../core/intake/source/workbook.ts');
  const table = await readWorkbook(readBytes(file, io), file, { ...opening, identified: true });
  if (!table.ok) return table;
  const { header, delimiter, rows } = table.value;
  return answer({ header, delimiter, rows: Readable.from(written(rows)) }, table.findings);
}

/** Rows of a workbook with their numbers as text that says the same, in whatever way texts are read. */
function* written(rows: Iterable<TableRow>): Generator<FileRecord> {
  for (const { row, cells, numeric, problems } of rows) {
    const asText = (cell: string, at: number) => (numeric?.has(at) ? numberText(cell) : cell);
    yield { row, cells: cells.map(asText), problems };
  }
}

/**
 * With a comma, as files with semicolons have it. Before three digits a sign may stand between thousands, before four
 * none does: 1.125 becomes 1,1250.
 */
function numberText(cell: string): string {
  return cell.replace(/\.(\d+)$/, (_, decimals: string) =>
    decimals.length === 3 ? `,${decimals}0` : `,${decimals}`,
  );
}

function error(code: string, at: Finding['at']): Finding {
  return { code, severity: 'error', at, facts: {} };
}
