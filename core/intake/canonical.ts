import { csvLine } from './csv-line.ts';
import type { RowReader } from './rows.ts';

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
  const asRecords = rows.map((row) => new Map(Object.entries(row)));
  const columns = Object.entries<{ names: readonly string[]; required: boolean }>(reader.columns)
    .filter(([field, { required }]) => required || asRecords.some((row) => row.has(field)))
    .map(([field, { names }]) => ({ field, name: names[0] ?? field }));
  const attributes = [
    ...new Set(asRecords.flatMap((row) => Object.keys(attributesOf(row)))),
  ].sort();
  const header = [
    ...columns.map(({ name }) => name),
    ...attributes.map((name) => `attribute_${name}`),
  ];
  const lines = asRecords.map((row) => {
    const own = attributesOf(row);
    return [
      ...columns.map(({ field }) => String(row.get(field) ?? '')),
      ...attributes.map((name) => own[name] ?? ''),
    ];
  });
  return [header, ...lines].map((cells) => `${csvLine(cells, ',')}\n`).join('');
}

function attributesOf(row: ReadonlyMap<string, unknown>): Readonly<Record<string, string>> {
  const attributes = row.get('attributes');
  return typeof attributes === 'object' && attributes !== null
    ? Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, String(value)]))
    : {};
}
