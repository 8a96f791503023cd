import { csvLine } from './csv-line.ts';
import type { RowReader } from './rows.ts';

/** So many lines are joined at a time: a row of its own in memory for each would be larger than the file. */
const LINES_AT_A_TIME = 4096;

/**
 * Rows as the one file that they always make: UTF-8, commas, `\n`, English headers, dates year first, a decimal
 * point. This is what is kept of a delivery, whatever it was delivered as, and what reads again without a mapping.
 *
 * @example canonicalText(OBSERVATIONS, rows) // → 'person,observation,date,value\np-1,care_cost,2019-01-31,1250.5\n'
 */
export function canonicalText<Field extends string, Row extends object>(
  reader: RowReader<Field, Row>,
  rows: readonly Row[],
): string {
  return [...canonicalPieces(reader, rows)].join('');
}

/** The same text in pieces of whole lines, so that a large one need not be in memory. */
export function* canonicalPieces<Field extends string, Row extends object>(
  reader: RowReader<Field, Row>,
  rows: readonly Row[],
): Generator<string> {
  const columns = Object.entries<{ names: readonly string[]; required: boolean }>(reader.columns)
    .filter(([field, { required }]) => required || rows.some((row) => isSaid(row, field)))
    .map(([field, { names }]) => ({ field, name: names[0] ?? field }));
  const attributes = attributesIn(rows);
  const header = [
    ...columns.map(({ name }) => name),
    ...attributes.map((name) => `attribute_${name}`),
  ];
  const lineOf = (row: Row) => {
    const facts = row as Readonly<Record<string, unknown>>;
    const cells = columns.map(({ field }) => String(facts[field] ?? ''));
    if (attributes.length === 0) return cells;
    const own = attributesOf(row);
    return [...cells, ...attributes.map((name) => own[name] ?? '')];
  };
  yield textOf([header]);
  for (let from = 0; from < rows.length; from += LINES_AT_A_TIME) {
    yield textOf(rows.slice(from, from + LINES_AT_A_TIME).map(lineOf));
  }
}

/** Whether a row has the field, or leaves it empty in a way that tells something: then the column is kept. */
function isSaid(row: object & { readonly leftEmpty?: unknown }, field: string): boolean {
  return Object.hasOwn(row, field) || row.leftEmpty === field;
}

function textOf(lines: readonly (readonly string[])[]): string {
  return lines.map((cells) => `${csvLine(cells, ',')}\n`).join('');
}

function attributesIn(rows: readonly object[]): string[] {
  const names = new Set<string>();
  for (const row of rows) for (const name of Object.keys(attributesOf(row))) names.add(name);
  return [...names].sort();
}

const NONE: Readonly<Record<string, string>> = {};

function attributesOf(row: { readonly attributes?: unknown }): Readonly<Record<string, string>> {
  const { attributes } = row;
  return typeof attributes === 'object' && attributes !== null
    ? Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, String(value)]))
    : NONE;
}
