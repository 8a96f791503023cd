import type { Finding } from '../findings.ts';
import { type NotRead, notReadFindings, unnamedColumns } from './beside.ts';
import { headerFurtherDown } from './header-row.ts';
import type { Codes } from './reading/codes.ts';
import type { DateForm } from './reading/date-forms.ts';
import type { NumberForm } from './reading/numbers.ts';
import type { Ratio } from './reading/units.ts';
import { columnFacts, plainHeader, type TableText } from './source/table-text.ts';
import { unknownColumn } from './unknown-column.ts';

/** A column of a table file: its names, English first, and whether a file must have it. */
export type Column = {
  readonly names: readonly string[];
  readonly required: boolean;
  /** Whether an empty cell says something of its own, so that none is the same as one where nothing is known. */
  readonly emptySays?: boolean;
};

/** How a field's cells are read, where a mapping says so. */
export type FieldRule = {
  /** What every row says, where the file has no such column. */
  readonly fixed?: string | undefined;
  readonly ifEmpty?: string | undefined;
  readonly codes?: Codes | undefined;
  readonly digits?: number | undefined;
  readonly dates?: DateForm | undefined;
  readonly decimal?: 'comma' | 'point' | undefined;
  readonly thousands?: NumberForm['thousands'];
  readonly ratio?: Ratio | undefined;
};

/** Where commas are decimal signs: as the mapping says, or as what stands between thousands lets it; else by the file. */
function decimalComma(
  { decimal, thousands }: FieldRule,
  table: Pick<TableText, 'decimalComma'>,
): NumberForm['decimalComma'] {
  if (decimal !== undefined) return decimal === 'comma' ? 'only' : 'no';
  if (thousands === 'point') return 'only';
  return thousands === 'comma' || !table.decimalComma ? 'no' : 'also';
}

/**
 * How a field's numbers are written; in a cell of a workbook that is a number, with a point.
 *
 * @param where such a cell, a cell of a workbook that is text, or a text file
 */
export function numberForm(
  rule: FieldRule,
  where: 'number' | 'text' | Pick<TableText, 'decimalComma'>,
): NumberForm {
  const { ratio, thousands } = rule;
  if (where === 'number') return { decimalComma: 'no', ratio };
  const isStated = rule.decimal !== undefined || thousands !== undefined;
  const unstated = isStated ? undefined : where === 'text' ? where : 'file';
  const table = where === 'text' ? { decimalComma: false } : where;
  return { decimalComma: decimalComma(rule, table), thousands, ratio, unstated };
}

/** Where a field's cells stand, and how they are read. */
export type Place = { readonly index?: number | undefined; readonly rule: FieldRule };

/** Where each column stands in the file, and the attributes, by name. */
export type Columns<Field extends string> = {
  readonly places: ReadonlyMap<Field, Place>;
  readonly attributes: ReadonlyMap<string, Place>;
};

/** What the columns of a file are, and what is wrong with them. */
export type ReadColumns<Field extends string> = {
  readonly columns: Columns<Field>;
  readonly findings: Finding[];
};

const ATTRIBUTE = /^(?:attribute|attribut)_([a-z][a-z0-9_]*)$/;

/** The attribute that a column of enrolments holds by its header. @example attributeIn('attribut_area') // → 'area' */
export function attributeIn(header: string): string | undefined {
  return ATTRIBUTE.exec(plainHeader(header))?.[1];
}

/** The column that says, in a file of rejected rows, why they were: it may come back with the mended rows. */
export const REASON_COLUMNS = { sv: 'utfall_varför', en: 'utfall_why' } as const;

export function isReasonColumn(header: string): boolean {
  return Object.values<string>(REASON_COLUMNS).includes(plainHeader(header));
}

/**
 * Finds the columns of a file by its header. What an unknown column is called is not repeated unless another one
 * is known: in a file without a header, it is somebody's data.
 */
export function readColumns<Field extends string>(
  table: TableText,
  known: Readonly<Record<Field, Column>>,
  { attributesAllowed }: { attributesAllowed: boolean },
): ReadColumns<Field> {
  const fields = Object.entries<Column>(known) as [Field, Column][];
  const places = new Map<Field, Place>();
  const attributes = new Map<string, Place>();
  const twice: NotRead[] = [];
  const unknown: number[] = [];
  for (const [index, header] of table.header.entries()) {
    const name = plainHeader(header);
    const field = fields.find(([, column]) => column.names.includes(name))?.[0];
    const attribute = attributesAllowed ? attributeIn(name) : undefined;
    const isTwice = field !== undefined ? places.has(field) : attributes.has(attribute ?? '');
    if (name === '' || isReasonColumn(name)) continue;
    const finding = error('intake.column-twice', table, columnFacts(index));
    if (isTwice) twice.push({ index, finding });
    else if (field !== undefined) places.set(field, { index, rule: {} });
    else if (attribute !== undefined) attributes.set(attribute, { index, rule: {} });
    else unknown.push(index);
  }
  const about = {
    known: fields.flatMap(([, column]) => column.names.slice(0, 1)),
    inSwedish: fields.flatMap(([, column]) => column.names.slice(-1)),
    isHeader: places.size + attributes.size > 0,
    isMapped: false,
  };
  const unread = unknown.map((index) => ({ index, finding: unknownColumn(table, index, about) }));
  const read = [...places.values(), ...attributes.values()].flatMap(({ index = [] }) => index);
  const findings = [
    ...notReadFindings(table, [...twice, ...unread], read),
    ...(about.isHeader ? unnamedColumns(table) : []),
    ...missing(table, fields, places),
  ];
  const elsewhere = about.isHeader ? undefined : namesFurtherDown(table, fields);
  const isPersonal = ({ code }: Finding) => code === 'intake.column-personal';
  const found = elsewhere ? [elsewhere, ...findings.filter(isPersonal)] : findings;
  return { columns: { places, attributes }, findings: found };
}

/** Where a row further down has the names of all columns that must be there, in either language. */
function namesFurtherDown<Field extends string>(
  table: TableText,
  fields: readonly [Field, Column][],
): Finding | undefined {
  const names = fields.flatMap(([, column]) => (column.required ? [column.names] : []));
  const inEnglish = names.map(([name = '']) => name);
  const inSwedish = names.map((each) => each.at(-1) ?? '');
  return headerFurtherDown(table, inEnglish) ?? headerFurtherDown(table, inSwedish);
}

function missing<Field extends string>(
  table: TableText,
  fields: readonly [Field, Column][],
  places: ReadonlyMap<Field, Place>,
): Finding[] {
  return fields.flatMap(([field, column]) => {
    if (!column.required || places.has(field)) return [];
    const [name = field] = column.names;
    const facts = { name, alsoCalled: column.names.slice(1) };
    return [error('intake.column-missing', table, facts, name)];
  });
}

function error(
  code: string,
  { file, headerRow }: TableText,
  facts: Finding['facts'],
  field?: string,
): Finding {
  const at = { file, row: headerRow, ...(field === undefined ? {} : { field }) };
  return { code, severity: 'error', at, facts };
}
