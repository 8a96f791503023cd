import { isQuantity, readQuantity } from '../terms/quantity.ts';
import type { NumberPlace, Table, TableRow, UpliftedPrice } from '../terms/shape/number.ts';
import { boundsText } from './bounds.ts';
import { figureText, numberOrName } from './names.ts';
import { type Telling, unitBeside } from './telling.ts';

/** What a number is where it stands, and the unit of a bare number there. */
export type Here = {
  readonly kind: 'amount' | 'share' | 'price' | 'rate' | 'factor' | 'figure';
  readonly unit?: string | undefined;
};

/** A number, a figure's name or a table in words; a table's rows are collected beside the sentence. */
export function placeText(t: Telling, place: NumberPlace, here: Here, depth = 0): string {
  if (typeof place === 'string') return numberOrName(t, place, here.unit);
  return 'is' in place ? upliftedText(t, place, here, depth) : tableText(t, place, here, depth);
}

function upliftedText(t: Telling, price: UpliftedPrice, here: Here, depth: number): string {
  const { is, times, round } = price;
  return t.words.uplifted(
    placeText(t, is, here, depth),
    times === undefined ? '' : placeText(t, times, { kind: 'factor' }, depth),
    round === undefined ? '' : roundingText(t, round, here.unit),
  );
}

/** A rounding rule in words. */
export function roundingText(
  t: Telling,
  { to, mode }: { readonly to: string; readonly mode: string },
  unit: string | undefined,
): string {
  return t.words.rounded(numberOrName(t, to, unit), mode);
}

function tableText(t: Telling, table: Table, here: Here, depth: number): string {
  const { words } = t;
  const by = figureText(t, table.by);
  t.rows.push({ depth, text: words.caption(here.kind, by) });
  if ('rows' in table) {
    for (const row of table.rows) rowText(t, row, { ...here, by: table.by, depth: depth + 1 });
  } else {
    for (const [key, value] of Object.entries(table.values)) {
      collect(t, depth + 1, (inner) => words.value(key, placeText(inner, value, here, depth + 2)));
    }
  }
  return words.byTable(here.kind, by);
}

function rowText(t: Telling, row: TableRow, here: Here & { by: string; depth: number }): void {
  const { words } = t;
  const { is, risingTo } = row;
  const bounds = boundsText(t, row, { of: here.by, unit: unitBeside(t, here.by) });
  collect(t, here.depth, (inner) => {
    const value = placeText(inner, is, here, here.depth + 1);
    if (risingTo === undefined) return words.row(bounds, value);
    const end = placeText(inner, risingTo, here, here.depth + 1);
    return words.row(bounds, words.rising(value, end, isFalling(is, risingTo)));
  });
}

/** Adds a row, and below it the tables that stand in it. */
function collect(t: Telling, depth: number, text: (inner: Telling) => string): void {
  const inner: Telling = { ...t, rows: [] };
  const said = text(inner);
  t.rows.push({ depth, text: said }, ...inner.rows);
}

function isFalling(from: NumberPlace, to: NumberPlace): boolean {
  if (typeof from !== 'string' || typeof to !== 'string') return false;
  return isQuantity(from) && isQuantity(to) && readQuantity(to).value.lt(readQuantity(from).value);
}
