import { areApart, intervalOf, isEmpty } from '../../check/intervals.ts';
import { isRunning } from '../../check/readings.ts';
import type { NumberPlace, Table } from '../../shape/number.ts';
import { bothSigns, doubted, flipped, hull, NOTHING, type Reach, type Signs } from './reach.ts';
import type { Walk } from './walk.ts';

type Rows = Extract<Table, { rows: unknown }>;
type Row = { readonly from: Reach; readonly to: Reach };

/** A table goes as far as the rows that can be reached; it rises with its figure if its rows never fall. */
export function rowsReach(table: Rows, walk: Walk, cell: (place: NumberPlace) => Reach): Reach {
  const subject = isRunning(table.by) ? undefined : walk.figure(table.by, walk);
  const range = subject && { low: endOf(subject.low), high: endOf(subject.high) };
  const rows = table.rows
    .filter((row) => {
      const interval = intervalOf(row);
      return !isEmpty(interval) && !(range && areApart(interval, range));
    })
    .map((row): Row => {
      const from = cell(row.is);
      return { from, to: row.risingTo === undefined ? from : cell(row.risingTo) };
    });
  const cells = rows.flatMap(({ from, to }) => [from, to]);
  const [first = NOTHING, ...others] = cells;
  const whole = others.reduce(hull, first);
  if (!subject) return whole;
  const own = alongRows(subject.signs, cells);
  return { ...whole, signs: bothSigns(whole.signs, own), known: whole.known && subject.known };
}

function endOf(value: Reach['low']) {
  return { text: value.toFixed(), value, included: true };
}

function alongRows(signs: Signs, cells: readonly Reach[]): Signs {
  const steps = cells.slice(1).map((cell, index) => [cells[index] ?? cell, cell] as const);
  if (steps.every(([one, next]) => one.high.lte(next.low))) return signs;
  if (steps.every(([one, next]) => one.low.gte(next.high))) return flipped(signs);
  return doubted(signs);
}
