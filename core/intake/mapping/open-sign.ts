import type { FindingFacts } from '../../findings.ts';
import { mayBeThousands } from '../reading/separators.ts';
import type { TableRow, TableText } from '../source/table-text.ts';

/**
 * What the numbers of a column could be, where each with a sign may have it before decimals or between thousands and
 * what stands between the cells does not tell: between commas a point is decimal, and semicolons stand there because
 * commas are. Somebody who knows the source has to say.
 *
 * @example openSign(table, rows, 3) // → { number: '312.500', decimals: '312.5', thousands: '312500', sign: 'point' }
 */
export function openSign(
  { delimiter }: Pick<TableText, 'delimiter'>,
  rows: readonly TableRow[],
  index: number,
): FindingFacts | undefined {
  const texts = rows.filter(({ numeric }) => numeric?.has(index) !== true);
  const signed = texts.map(({ cells }) => cells[index] ?? '').filter((cell) => /[.,]/.test(cell));
  const [number] = signed;
  if (number === undefined || !signed.every(mayBeThousands)) return undefined;
  const sign = number.includes('.') ? 'point' : 'comma';
  const isWorkbook = rows.some(({ numeric }) => numeric !== undefined);
  const told = isWorkbook ? undefined : { ',': 'point', ';': 'comma', '\t': undefined }[delimiter];
  if (told === sign) return undefined;
  const decimals = number.replace(',', '.').replace(/\.?0+$/, '');
  return { number, decimals, thousands: number.replace(/[.,]/, ''), sign };
}
