import type { Finding } from '../findings.ts';
import type { TableText } from './table.ts';

/** A column of a table file: its names, English first, and whether a file must have it. */
export type Column = { readonly names: readonly string[]; readonly required: boolean };

/** Where each column stands in the file, and the attributes, by name. */
export type Columns<Field extends string> = {
  readonly places: ReadonlyMap<Field, number>;
  readonly attributes: ReadonlyMap<string, number>;
};

const ATTRIBUTE = /^(?:attribute|attribut)_([a-z][a-z0-9_]*)$/;

/**
 * Finds the columns of a file by its header. What an unknown column is called is not repeated: in a file
 * without a header, it is somebody's data.
 */
export function readColumns<Field extends string>(
  { file, header }: TableText,
  known: Readonly<Record<Field, Column>>,
  { attributesAllowed }: { attributesAllowed: boolean },
): { columns: Columns<Field>; findings: Finding[] } {
  const fields = Object.entries<Column>(known) as [Field, Column][];
  const places = new Map<Field, number>();
  const attributes = new Map<string, number>();
  const findings: Finding[] = [];
  const names = fields.flatMap(([, column]) => column.names.slice(0, 1));
  for (const [index, name] of header.entries()) {
    const field = fields.find(([, column]) => column.names.includes(name))?.[0];
    const attribute = attributesAllowed ? ATTRIBUTE.exec(name)?.[1] : undefined;
    const known = field !== undefined ? places.has(field) : attributes.has(attribute ?? '');
    if (name === '') continue;
    const facts = { column: index + 1, known: names };
    if (known) findings.push(error('intake.column-twice', { file, row: 1 }, facts));
    else if (field !== undefined) places.set(field, index);
    else if (attribute !== undefined) attributes.set(attribute, index);
    else findings.push(error('intake.column-unknown', { file, row: 1 }, facts));
  }
  for (const [field, column] of fields) {
    if (!column.required || places.has(field)) continue;
    const [name = field] = column.names;
    const facts = { name, alsoCalled: column.names.slice(1) };
    findings.push(error('intake.column-missing', { file, row: 1, field: name }, facts));
  }
  return { columns: { places, attributes }, findings };
}

function error(code: string, at: Finding['at'], facts: Finding['facts']): Finding {
  return { code, severity: 'error', at, facts };
}
