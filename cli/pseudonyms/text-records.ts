import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import type { Finding } from '../../core/findings.ts';
import { LINE_ENDS } from '../../core/intake/source/divided-text.ts';
import { type Encoding, labelOf } from '../../core/intake/source/encoding.ts';
import { textCellsOf } from '../../core/intake/source/text-cells.ts';
import { windows1252 } from '../../core/intake/source/windows-1252.ts';

/** A file whose rows cannot be told apart: found while it is gone through. */
export class UnreadableRecords extends Error {
  override readonly name = 'UnreadableRecords';

  readonly finding: Finding;

  constructor(finding: Finding) {
    super(finding.code);
    this.finding = finding;
  }
}

/** How a text file is read: its encoding, its first bytes, and what stands between its cells. */
export type Text = {
  readonly encoding: Encoding;
  readonly start: Uint8Array;
  readonly delimiter: string;
};

/**
 * The rows of a CSV file one by one, the header and what stands above it too.
 *
 * @throws UnreadableRecords where a quotation mark or a letter does not fit, with its row
 */
export async function* recordsOf(
  file: string,
  about: Text,
): AsyncGenerator<{ row: number; cells: readonly string[] }> {
  const { delimiter } = about;
  const how = { bom: true, delimiter, relax_column_count: true, trim: true };
  const parser = parse({ ...how, record_delimiter: LINE_ENDS });
  const text = Readable.from(textCellsOf(chunksOf(file, about)));
  const parsed: AsyncIterable<string[]> = text.pipe(parser);
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
    // The parser is ahead of the rows that were taken from it.
    throw new UnreadableRecords(error(code, { file, row: Number(cause['records'] ?? row) + 1 }));
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

/** The first bytes of a text file as text. */
export function textOf(start: Uint8Array, encoding: Encoding): string {
  return encoding === 'windows-1252'
    ? (windows1252(start) ?? '')
    : new TextDecoder(labelOf(start, encoding)).decode(start);
}

function error(code: string, at: Finding['at']): Finding {
  return { code, severity: 'error', at, facts: {} };
}
