import { numberForm, type Place } from './columns.ts';
import type { FileOfCells } from './file-of-cells.ts';
import { damageInAttribute } from './reading/attributes.ts';
import { ambiguous, type NumberForm, readNumber } from './reading/numbers.ts';
import { type Reading, said } from './reading/reading.ts';
import { clash, mayBeThousands } from './reading/separators.ts';
import type { TableRow } from './source/table-text.ts';

type File = Pick<FileOfCells<string>, 'table' | 'isPiece' | 'separators'>;
type Cell = { readonly cell: string; readonly place: Place };

/** A number as it is read by itself, and beside the others of its column. */
export type NumberRead = {
  readonly read: Reading;
  /** Whether some number of the column has the other decimal sign: then what this one says depends on its row. */
  readonly other: boolean;
  /** That number's row, where one of the two signs may mean thousands. */
  readonly first?: number | undefined;
};

/** Reads a number as the column, the mapping and what stands between the cells tell. */
export function numberIn(file: File, row: TableRow, { cell, place }: Cell): NumberRead {
  const where = row.numeric === undefined ? file.table : 'text';
  const form = numberForm(place.rule, isNumeric(row, place) ? 'number' : where);
  const sure = readNumber(cell, form);
  const read = sure.ok && isDoubtful(file, { cell, place }, form) ? ambiguous(form) : sure;
  const isRead = read.ok || read.mended !== undefined || read.code === 'intake.number-ambiguous';
  const other = isRead ? otherSign(file, row, { cell, place }) : undefined;
  if (other === undefined) return { read, other: false };
  const first = clash(other, { cell, row: row.row, isMended: !read.ok });
  return { read, other: true, first };
}

/** An attribute's text; a number, where the mapping says how numbers of the column are written. */
export function attributeOf(
  { table }: Pick<File, 'table'>,
  row: TableRow,
  { cell, place }: Cell,
): Reading {
  const damage = damageInAttribute(cell);
  if (damage) return damage;
  const { rule } = place;
  const isNumber = rule.decimal ?? rule.thousands ?? rule.ratio;
  if (isNumber === undefined) return said(cell);
  return readNumber(cell, numberForm(rule, isNumeric(row, place) ? 'number' : table));
}

/** Whether a workbook has the cell as a number, and not as text. */
export function isNumeric({ numeric }: TableRow, { index }: Pick<Place, 'index'>): boolean {
  return index !== undefined && numeric?.has(index) === true;
}

/**
 * Whether a sign may stand between thousands: `1.250` in a file that may write 1,5, and no other number of the column
 * shows what its point is. So may a comma between tabs; semicolons stand there because commas are decimals. In a piece
 * of a file the number that shows it may be in another.
 */
function isDoubtful(
  { table, isPiece, separators }: File,
  { cell, place }: Cell,
  { unstated, decimalComma }: NumberForm,
): boolean {
  if (unstated !== 'file' || decimalComma !== 'also') return false;
  const sign = cell.includes('.') ? '.' : ',';
  if (sign === ',' && table.delimiter !== '\t') return false;
  const { index } = place;
  if (index === undefined || isPiece || !mayBeThousands(cell)) return false;
  return !separators.hasDecimal(index, sign);
}

/** The row of a number of this column that uses the other decimal sign, where the mapping does not say which is the one. */
function otherSign({ separators }: File, row: TableRow, { cell, place }: Cell) {
  const { index, rule } = place;
  if (index === undefined || rule.decimal !== undefined || isNumeric(row, place)) return undefined;
  return separators.other(index, cell);
}
