import type { Column, Columns } from './columns.ts';
import type { TableText } from './source/table-text.ts';

/** How a file calls its columns, by the names that Utfall gives them; of those only that it calls otherwise. */
export type ColumnNames = ReadonlyMap<string, string>;

/** What the columns that are read are called in a file: whoever mends it finds them by that. */
export function columnNames<Field extends string>(
  { header }: Pick<TableText, 'header'>,
  fields: Readonly<Record<Field, Column>>,
  { places, attributes }: Columns<Field>,
): ColumnNames {
  const known = [
    ...[...places].map(([field, place]) => [fields[field].names[0], place] as const),
    ...[...attributes].map(([name, place]) => [`attribute_${name}`, place] as const),
  ];
  const names = known.flatMap(([name = '', { index }]) => {
    const written = index === undefined ? undefined : header[index];
    return written === undefined || written === name ? [] : [[name, written] as const];
  });
  return new Map(names);
}
