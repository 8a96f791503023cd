import type { TableRow } from './source/table-text.ts';

const TOTALS =
  /^(?:(?:del)?summa|tot(?:\.|al|alt|alen|alsumma)?|s:a|sum|subtotal|totals|grand total|antal(?: \p{L}+)?|count|medel(?:värde)?|genomsnitt|average)\s*:?(?:\s*\d+)?$/iu;

/** Whether a row says what the others come to, as spreadsheets are ended: its first word does. */
export function isRowOfTotals({ cells }: Pick<TableRow, 'cells'>): boolean {
  return TOTALS.test(cells.find((cell) => cell !== '') ?? '');
}
