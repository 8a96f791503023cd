import { ONE } from '../../money/decimal.ts';
import type { NumberPlace, Table, TableRow } from '../../terms/shape/number.ts';
import { dateIn, type Engine, inside, report, type Spot, termsIn } from '../engine/engine.ts';
import { computed, type Figure, makeFigure } from '../engine/figure.ts';
import { boundsHold, boundsText, ends, type Subject } from './bounds.ts';
import { interpolate } from './interpolate.ts';

/** Looks a value up in a table: by the bounds of its rows, or by the value of an attribute. */
export function tableAt(engine: Engine, table: Table, spot: Spot): Figure {
  return 'rows' in table ? byRows(engine, table, spot) : byValues(engine, table, spot);
}

function byRows(engine: Engine, table: Table & { rows: TableRow[] }, spot: Spot): Figure {
  const subject = subjectOf(engine, table.by, spot);
  const inputs = 'date' in subject ? [] : [subject];
  for (const [place, row] of table.rows.entries()) {
    const at = inside(spot, 'rows', place);
    const { verdict } = boundsHold(engine, row, { subject, spot: at });
    if (verdict === 'waiting') return makeFigure({ formula: 'table', value: null, inputs });
    if (verdict === 'fails') continue;
    if (row.risingTo !== undefined && !('date' in subject)) {
      return rising(engine, { ...row, risingTo: row.risingTo }, { subject, spot: at });
    }
    const cell = engine.number(row.is, inside(at, 'is'));
    return chosen(cell, { inputs, facts: rowFacts({ table, row, place, subject }) });
  }
  const value = 'date' in subject ? subject.date : (subject.explained.value ?? '');
  report(engine, 'settlement.table-gap', { at: spot, facts: { by: table.by, value } });
  return makeFigure({ formula: 'table', value: null, inputs });
}

function rowFacts(chosenRow: { table: Table; row: TableRow; place: number; subject: Subject }) {
  const { table, row, place, subject } = chosenRow;
  return {
    by: table.by,
    row: String(place + 1),
    bounds: boundsText(row),
    ...('date' in subject ? { date: subject.date } : {}),
  };
}

function chosen(
  cell: Figure,
  { inputs, facts }: { inputs: readonly Figure[]; facts: Readonly<Record<string, string>> },
): Figure {
  return makeFigure({
    formula: 'table',
    value: cell.value,
    unit: cell.explained.unit,
    unlimited: cell.unlimited,
    partial: cell.partial,
    facts,
    inputs: [...inputs, cell],
  });
}

/** The value between a row's ends, with one division, last, so that no digit is lost on the way. */
function rising(
  engine: Engine,
  row: TableRow & { risingTo: NumberPlace },
  { subject, spot }: { subject: Figure; spot: Spot },
): Figure {
  const { low, high } = ends(row);
  if (!low || !high) {
    report(engine, 'settlement.row-open', { at: spot, facts: { bounds: boundsText(row) } });
    return makeFigure({ formula: 'interpolated', value: null });
  }
  const { unit } = subject.explained;
  const bound = ([word, written]: [string, string]) =>
    engine.number(written, { ...inside(spot, word), ...(unit === undefined ? {} : { unit }) });
  const start = engine.number(row.is, inside(spot, 'is'));
  const end = engine.number(row.risingTo, inside(spot, 'risingTo'));
  return computed(
    {
      formula: 'interpolated',
      unit: start.explained.unit,
      facts: { bounds: boundsText(row) },
      inputs: [subject, bound(low), bound(high), start, end],
    },
    interpolate,
  );
}

function byValues(
  engine: Engine,
  table: Table & { values: Record<string, NumberPlace> },
  spot: Spot,
): Figure {
  const { scope } = spot;
  const value =
    table.by === 'cohort'
      ? scope.cohort
      : table.by === 'period'
        ? scope.period
        : scope.claim?.attributes?.[table.by];
  const key = value !== undefined && Object.hasOwn(table.values, value) ? value : 'others';
  const cell = Object.hasOwn(table.values, key) ? table.values[key] : undefined;
  if (cell === undefined) {
    report(engine, 'settlement.table-gap', {
      at: spot,
      facts: { by: table.by, value: value ?? '' },
    });
    return makeFigure({ formula: 'table', value: null });
  }
  const figure = engine.number(cell, inside(spot, 'values', key));
  return chosen(figure, { inputs: [], facts: { by: table.by, value: value ?? key } });
}

/** What a table is looked up by: the day, the number of the cohort or period, or a figure. */
function subjectOf(engine: Engine, by: string, spot: Spot): Subject {
  const { scope } = spot;
  if (by === 'date') return { date: dateIn(engine, scope) };
  if (by === 'period' || by === 'cohort') return ordinalOf(engine, by, spot);
  const attribute = /^claim\.(.+)$/.exec(by)?.[1];
  return attribute === undefined ? engine.figure(by, spot) : ofClaim(attribute, scope);
}

/** A number among the attributes of the claim that is priced: `claim.days_in_work`. */
function ofClaim(attribute: string, { claim }: Spot['scope']): Figure {
  const text = claim?.attributes?.[attribute];
  const isNumber = text !== undefined && /^-?\d+(?:\.\d+)?$/.test(text);
  const value = isNumber ? ONE.times(text) : null;
  return makeFigure({ formula: 'ordinal', name: attribute, value });
}

/** The number of a cohort or period in the terms' list, from 1: contract years are counted so. */
export function ordinalOf(engine: Engine, by: 'cohort' | 'period', { scope }: Spot): Figure {
  const names =
    by === 'cohort' ? (termsIn(engine, scope).cohorts ?? []) : engine.periods.map(({ id }) => id);
  const place = names.indexOf(scope[by] ?? '');
  return makeFigure({
    formula: 'ordinal',
    name: scope[by] ?? by,
    value: place < 0 ? null : ONE.times(place + 1),
  });
}
