import { Readable } from 'node:stream';
import { type Answer, answer, type Finding, refusal } from '../../core/findings.ts';
import { otherForm } from '../../core/intake/source/other-form.ts';
import { delimiterOf, separatorHint } from '../../core/intake/source/table.ts';
import type { Delimiter, TableRow } from '../../core/intake/source/table-text.ts';
import { isZip } from '../../core/intake/source/zip.ts';
import { type Io, readBytes } from '../io.ts';
import { surveyed } from './survey.ts';
import { recordsOf, textOf, UnreadableRecords } from './text-records.ts';

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
  const other = otherForm(start, file);
  if (other) return refusal([other]);
  if (start.length === 0) return refusal([error('intake.empty-file', { file })]);
  if (encoding === undefined) return refusal([error('intake.encoding-unknown', { file })]);
  const text = textOf(start, encoding);
  const hint = separatorHint(text);
  const ownRow = hint !== undefined && headerRow === 1 ? 2 : headerRow;
  const delimiter = hint ?? delimiterOf(text, ownRow);
  const records = recordsOf(file, { encoding, start, delimiter });
  try {
    const header = await headerOf(records, ownRow);
    return header === undefined
      ? refusal([error('intake.empty-file', { file })])
      : answer({ header, delimiter, rows: records });
  } catch (cause) {
    if (!(cause instanceof UnreadableRecords)) throw cause;
    return refusal([cause.finding]);
  }
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
