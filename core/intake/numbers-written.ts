import { OBSERVATION_COLUMNS } from './known-columns.ts';
import type { MappedColumn, Mapping } from './mapping/shape.ts';
import { plainHeader, type TableRow, type TableText } from './source/table-text.ts';

/** How a number is written that a workbook holds in a column: as the text that it is read as, or with a sign. */
type Written = 'text' | 'comma' | 'point';

/** What a Swedish Excel makes something else of when it opens a text file: a date, a number without its zeros or its end. */
const MADE_OTHERWISE = /^-?(?:0\d+|\d+\.\d+|\d{12,})$/;

/**
 * The cells of rows as they say the same in a text file, before they are divided from each other. A number of a
 * workbook has a comma where it is read as a number and the mapping lets it: a Swedish Excel makes a date of 1.5. Where
 * it is read as text, such as a group or a code, 1.5 is another than 1,5: it stays what it is.
 */
export class NumbersWritten {
  readonly #columns: readonly Written[];

  constructor({ header }: Pick<TableText, 'header'>, mapping: Mapping | undefined) {
    const numbers = new Map(mapping ? numbersUnder(mapping) : numbersByName());
    for (const { column } of mapping ? textsUnder(mapping) : []) {
      if (column !== undefined) numbers.delete(plainHeader(column));
    }
    this.#columns = header.map((name) => numbers.get(plainHeader(name)) ?? 'text');
  }

  /** The cells of a row, those that are read as numbers with their sign. */
  cells({ cells, numeric }: TableRow): readonly string[] {
    if (numeric === undefined) return cells;
    const hasComma = (at: number) => numeric.has(at) && this.#columns[at] === 'comma';
    return cells.map((cell, at) => (hasComma(at) ? cell.replace('.', ',') : cell));
  }

  /** Which cells of a row must be written as `="1.5"`, so that a spreadsheet makes nothing else of them. */
  kept({ cells }: Pick<TableRow, 'cells'>): readonly boolean[] {
    return cells.map((cell, at) => this.#columns[at] === 'text' && MADE_OTHERWISE.test(cell));
  }
}

function numbersByName(): [string, Written][] {
  return OBSERVATION_COLUMNS.value.names.map((name) => [name, 'comma']);
}

function numbersUnder(mapping: Mapping): [string, Written][] {
  return mapped(mapping).flatMap(({ column, isNumber }) => {
    if (!isNumber || column.column === undefined) return [];
    const hasPoint = column.decimal === 'point' || column.thousands === 'comma';
    return [[plainHeader(column.column), hasPoint ? 'point' : 'comma']];
  });
}

function textsUnder(mapping: Mapping): MappedColumn[] {
  return mapped(mapping).flatMap(({ column, isNumber }) => (isNumber ? [] : [column]));
}

/** The columns that a mapping reads, and whether what stands there is read as a number: what a code means is not there. */
function mapped({ columns, attributes = {}, values = [] }: Mapping) {
  const isStated = ({ decimal, thousands, unit }: MappedColumn) =>
    (decimal ?? thousands ?? unit) !== undefined;
  const fields = Object.entries(columns).flatMap(([name, column]) =>
    column === undefined ? [] : [{ column, isNumber: name === 'value' && !column.codes }],
  );
  return [
    ...fields,
    ...values.map((column) => ({ column, isNumber: column.codes === undefined })),
    ...Object.values(attributes).map((column) => ({
      column,
      isNumber: isStated(column) && column.codes === undefined,
    })),
  ];
}
