/** What a spreadsheet would compute instead of showing it; a number with its sign, and a dash alone, are shown. */
const FORMULA = /^(?:[=@\t]|[+-](?![\d.,\s]*$))/;
const GUARDED = /^'(?='*[=@\t+-])/;

/**
 * The cell as it may stand in a file that people open in a spreadsheet: an apostrophe before what would be run as a
 * formula there, by which cells of strangers have sent files' contents away
 * (https://owasp.org/www-community/attacks/CSV_Injection).
 *
 * @example guarded('=HYPERLINK("https://example.org")') // → `'=HYPERLINK("https://example.org")`
 * @example guarded('-12,5') // → '-12,5'
 */
export function guarded(cell: string): string {
  // What looks guarded already gets another one, so that it too comes back as it was.
  return FORMULA.test(cell) || GUARDED.test(cell) ? `'${cell}` : cell;
}

/** The cell without the apostrophe that was put before it, so that mended rows come back as they were. */
export function unguarded(cell: string): string {
  return cell.replace(GUARDED, '');
}
