import { type Answer, answer, refusal } from '../../findings.ts';
import { decode, type Encoding } from './encoding.ts';
import { otherForm } from './other-form.ts';
import { tooLarge } from './size.ts';
import { readTable } from './table.ts';
import type { TableText } from './table-text.ts';
import { isZip } from './zip.ts';

/** A file as it was delivered. */
export type Source = { readonly bytes: Uint8Array; readonly file: string };

/** What a mapping says of how the file is to be opened. */
export type Opening = {
  readonly encoding?: Encoding | undefined;
  readonly sheet?: string | undefined;
  readonly headerRow?: number | undefined;
};

/** So many bytes are no more rows than can be held. */
const ALWAYS_HELD = 1 << 27;

/**
 * Opens a table file of any kind that is taken in: CSV in UTF-8, Windows-1252 or UTF-16, and XLSX. What it is, its
 * bytes tell, not its name.
 *
 * @example await openTable({ bytes, file: 'utdrag.xlsx' })
 */
export async function openTable(
  { bytes, file }: Source,
  opening: Opening = {},
): Promise<Answer<TableText>> {
  if (isZip(bytes)) {
    // What reads workbooks is large, and most files are none.
    const { readWorkbook } = await import('./workbook.ts');
    return readWorkbook(bytes, file, opening);
  }
  const other = otherForm(bytes, file);
  if (other) return refusal([other]);
  const large = bytes.length > ALWAYS_HELD ? tooLarge(file, [bytes]) : undefined;
  if (large) return refusal([large]);
  const decoded = decode(bytes, { file, stated: opening.encoding });
  if (!decoded.ok) return decoded;
  const table = readTable(decoded.value.text, file, opening);
  if (!table.ok) return table;
  return answer(table.value, [...decoded.findings, ...table.findings]);
}
