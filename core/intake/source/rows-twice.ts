import { unpackedText, zipEntries } from './zip-entries.ts';

const SHEET = /worksheets\/[^/]+\.xml$/i;
/** What begins a row or a cell. */
const ROW_OR_CELL = /<(?:\w+:)?(row|c)(?=[\s/>])([^>]*)>/g;
const PLACE = /(?:^|\s)r=["']([A-Z]*)(\d+)["']/;

/**
 * The number of a row that stands twice in a sheet, or in which a cell does, or the cell of another row: whoever reads
 * it keeps one of them. No spreadsheet writes so; a program that is wrong may.
 */
export async function rowTwice(workbook: Uint8Array): Promise<number | undefined> {
  try {
    for (const entry of zipEntries(workbook)) {
      if (!SHEET.test(entry.name)) continue;
      const row = rowTwiceIn(await unpackedText(entry));
      if (row !== undefined) return row;
    }
  } catch (cause) {
    // What cannot be unpacked is no workbook: that is told when it is opened.
    if (!(cause instanceof TypeError || cause instanceof RangeError)) throw cause;
  }
  return undefined;
}

function rowTwiceIn(xml: string): number | undefined {
  const rows = new Set<number>();
  const columns = new Set<string>();
  let row = 0;
  for (const [, kind, attributes = ''] of xml.matchAll(ROW_OR_CELL)) {
    const [, letters = '', digits] = PLACE.exec(attributes) ?? [];
    if (kind === 'row') {
      row = digits === undefined ? row + 1 : Number(digits);
      if (rows.has(row)) return row;
      rows.add(row);
      columns.clear();
    } else if (digits !== undefined) {
      if (columns.has(letters) || Number(digits) !== row) return row;
      columns.add(letters);
    }
  }
  return undefined;
}
