import type { TableRow } from './source/table-text.ts';

const TOTALS =
  /^(?:(?:del)?summa|tot(?:\.|al|alt|alen|alsumma)?|s:a|sum|subtotal|totals|grand total|antal(?: \p{L}+)?|count|medel(?:värde)?|genomsnitt|average)\s*:?(?:\s*\d+)?$/iu;

/** Of what is added up, a few words follow: `Summa Södra`, `Totalt antal timmar`. */
const TOTALS_OF = /^(?:(?:del)?summa|totalt?|subtotal|sum of)\s[\p{L}\p{N}\s.,:()/-]{1,50}$/iu;

/**
 * Whether a row says what the others come to, as spreadsheets are ended: its first word does, and no other cell says
 * whom it is about.
 *
 * @param person the column that says so, where it is known
 */
export function isRowOfTotals(
  { cells }: Pick<TableRow, 'cells'>,
  person: number | undefined = undefined,
): boolean {
  const first = cells.findIndex((cell) => cell !== '');
  const about = person === undefined || person === first ? '' : (cells[person] ?? '');
  const word = cells[first] ?? '';
  return about === '' && (TOTALS.test(word) || TOTALS_OF.test(word));
}
