/**
 * Where a cell begins within a cell: wherever a spreadsheet of another country may split the line. A Swedish Excel
 * splits at semicolons, an English one at commas, and quotation marks in the middle of its cells hold neither back.
 */
const WITHIN = '[;,\\t\\r\\n]';
/** What a spreadsheet would compute instead of showing it. */
const FORMULA = '"*[=@\\t+-]';
/** A number with its sign, and a dash alone, are shown as they are. */
const SHOWN = '[+-][\\d., \u00a0]*$';
/** What looks guarded already gets another apostrophe, so that it too comes back as it was. */
const GUARDED = `'+${FORMULA}`;

const TO_GUARD = new RegExp(
  `^(?!${SHOWN})(?=${FORMULA}|${GUARDED})|(?<=${WITHIN})(?=${FORMULA}|${GUARDED})`,
  'g',
);
const TO_FREE = new RegExp(`(?<=^|${WITHIN})'(?='*${FORMULA})`, 'g');

/**
 * The cells of a line as they may stand in a file that people open in a spreadsheet. The first is guarded even where
 * it is a number: split at the other sign, the line would be one cell that begins with it.
 */
export function guardedCells(cells: readonly string[]): string[] {
  const [first = '', ...others] = cells.map(guarded);
  const isBare = /^[+-]/.test(first);
  return cells.length === 0 ? [] : [isBare ? `'${first}` : first, ...others];
}

/**
 * The cell as it may stand in a file that people open in a spreadsheet: an apostrophe before what would be run as a
 * formula there, by which cells of strangers have sent files' contents away
 * (https://owasp.org/www-community/attacks/CSV_Injection).
 *
 * @example guarded('=HYPERLINK("https://example.org")') // → `'=HYPERLINK("https://example.org")`
 * @example guarded('Ann;=1+1') // → `Ann;'=1+1`
 * @example guarded('-12,5') // → '-12,5'
 */
export function guarded(cell: string): string {
  return cell.replace(TO_GUARD, "'");
}

/** The cell without the apostrophes that were put in, so that mended rows come back as they were. */
export function unguarded(cell: string): string {
  return cell.includes("'") ? cell.replace(TO_FREE, '') : cell;
}
