import type { CellValue, Sheet } from 'hucre/xlsx';
import type { Finding } from '../../findings.ts';
import { Decimal } from '../../money/decimal.ts';
import { columnFacts } from './table-text.ts';

/** A row of a sheet as text, from row 1 on, empty rows included. */
export type GridRow = {
  readonly row: number;
  readonly cells: readonly string[];
  readonly numeric: ReadonlySet<number>;
  readonly problems: readonly Finding[];
};

/** A sheet's cells as text; a formula that was saved without its value is a problem of its row. */
export function gridOf(sheet: Sheet, file: string): GridRow[] {
  const valueless = formulasWithoutValue(sheet);
  return sheet.rows.map((values, index) => {
    const row = index + 1;
    const problems = (valueless.get(index) ?? []).map(
      (column): Finding => ({
        code: 'intake.formula-without-value',
        severity: 'error',
        at: { file, row },
        facts: columnFacts(column),
      }),
    );
    const numeric = new Set(
      values.flatMap((value, column) => (typeof value === 'number' ? [column] : [])),
    );
    return { row, cells: values.map(cellText), numeric, problems };
  });
}

function formulasWithoutValue(sheet: Sheet): ReadonlyMap<number, readonly number[]> {
  const found = new Map<number, number[]>();
  for (const [place, cell] of sheet.cells ?? []) {
    if (cell.formula === undefined || cell.value !== null) continue;
    const [row = 0, column = 0] = place.split(',').map(Number);
    found.set(row, [...(found.get(row) ?? []), column]);
  }
  return found;
}

/**
 * Excel keeps 15 digits of a number: what a sum left beyond them is noise, and of a longer number the rest is
 * lost. Such a number stays in scientific notation, which everybody who reads the cell refuses.
 */
function numberText(value: number): string {
  if (Math.abs(value) >= 1e15) return value.toExponential().toUpperCase();
  return new Decimal(value.toPrecision(15)).toFixed();
}

function cellText(value: CellValue): string {
  if (value === null) return '';
  if (typeof value === 'number') return numberText(value);
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (value instanceof Date) return dateText(value);
  return value.normalize('NFC').trim();
}

/** A date without its time where that is midnight. */
function dateText(value: Date): string {
  const text = value.toISOString();
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text.slice(0, 19).replace('T', ' ');
}
