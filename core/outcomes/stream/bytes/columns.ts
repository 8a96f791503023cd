import type { Column } from '../../../intake/columns.ts';
import { DELIMITERS } from '../../../intake/source/table-text.ts';
import { CARRIAGE_RETURN, LINE_FEED } from './line-ends.ts';
import { Surprise } from './surprise.ts';

/** How a plain table is divided: each column's field, in the order of the file. */
export type PlainColumns<Field extends string> = {
  /** Of a column that is not asked for: `undefined`. */
  readonly fields: readonly (Field | undefined)[];
  readonly delimiter: (typeof DELIMITERS)[number];
  /** What ends a line, from its first byte. */
  readonly lineEnd: number;
  readonly lineEndLength: number;
  readonly header: readonly string[];
};

/**
 * The columns of a plain table by its first line.
 *
 * @throws Surprise when the header is not as plain as this: the ordinary reader says what it is.
 */
export function plainColumns<Field extends string>(
  line: Uint8Array,
  known: Readonly<Record<Field, Column>>,
): PlainColumns<Field> {
  const withReturn = line.at(-2) === CARRIAGE_RETURN;
  const header = decoded(line).replace(/\r?\n$/, '');
  const delimiters = DELIMITERS.filter((each) => header.includes(each));
  const [delimiter] = delimiters;
  if (/["\r]/.test(header) || delimiter === undefined || delimiters.length > 1) {
    throw new Surprise('a header that is not plain');
  }
  const names = header.split(delimiter).map((name) => name.trim().toLowerCase());
  const columns = Object.entries<Column>(known) as [Field, Column][];
  const fields = names.map(
    (name) => columns.find(([, column]) => column.names.includes(name))?.[0],
  );
  const isWhole = columns.every(([field, { required }]) => {
    const times = fields.filter((each) => each === field).length;
    return times === 1 || (times === 0 && !required);
  });
  if (!isWhole || new Set(names).size < names.length)
    throw new Surprise('columns that are refused');
  return {
    fields,
    delimiter,
    lineEnd: withReturn ? CARRIAGE_RETURN : LINE_FEED,
    lineEndLength: withReturn ? 2 : 1,
    header: header.split(delimiter),
  };
}

/** A byte order mark is left out. @throws Surprise where the bytes are no UTF-8 */
export function decoded(line: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(line);
  } catch {
    throw new Surprise('not UTF-8');
  }
}
