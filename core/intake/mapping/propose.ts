import { type Answer, answer } from '../../findings.ts';
import type { AskedAttribute, AskedAttributes } from '../../terms/asked-attributes.ts';
import { attributeIn } from '../columns.ts';
import { ENROLMENTS } from '../enrolments.ts';
import type { FileKind } from '../file-kind.ts';
import type { Opening, Source } from '../source/open.ts';
import { plainHeader } from '../source/table-text.ts';
import { type ColumnGuess, guessColumns } from './column-guess.ts';
import { openedWithHeader } from './opened.ts';
import { enrolmentFields, observationFields, type ProposedField } from './propose-fields.ts';

/** An attribute of persons and the column that holds it. */
export type ProposedAttribute = {
  readonly name: string;
  readonly column: ColumnGuess;
  /** Whether the column only has the name of what the terms ask for, and is not said to be an attribute. */
  readonly isByName: boolean;
  /** What the terms ask of it, where they are known. */
  readonly asked?: AskedAttribute | undefined;
};

/** A mapping to begin with: to be looked through by somebody who knows the source. */
export type Proposal = {
  readonly opening: Opening;
  readonly fields: readonly ProposedField[];
  readonly attributes: readonly ProposedAttribute[];
  /** What is left out: what tells who somebody is, and what nobody asked for. */
  readonly ignored: readonly ColumnGuess[];
};

/**
 * Proposes how files of a source are read, from one of them: which column holds what, by header and by content, and
 * how it is written.
 *
 * @param asked what the terms ask of attributes, where they are known
 * @example await proposeMapping({ bytes, file: 'utdrag.csv' }, 'observations')
 */
export async function proposeMapping(
  source: Source,
  kind: FileKind,
  asked: AskedAttributes = new Map(),
): Promise<Answer<Proposal>> {
  const opened = await openedWithHeader(source);
  if (!opened.ok) return opened;
  const { table, opening } = opened.value;
  const columns = guessColumns(table).filter(({ header }) => header !== '');
  const attributes = kind === 'enrolments' ? attributesIn(columns, asked) : [];
  const own = attributes.map(({ column }) => column);
  const others = columns.filter((column) => !own.includes(column));
  const fields = kind === 'enrolments' ? enrolmentFields(others) : observationFields(others);
  const used = fields.map(({ column }) => column);
  const ignored = others.filter((column) => !used.includes(column));
  return answer({ opening, fields, attributes, ignored }, opened.findings);
}

/** The columns that hold attributes: by their own names, or by the plain name of one that the terms ask for. */
function attributesIn(
  columns: readonly ColumnGuess[],
  asked: AskedAttributes,
): ProposedAttribute[] {
  const fields = new Set(Object.values(ENROLMENTS.columns).flatMap(({ names }) => names));
  const found = new Map<string, ProposedAttribute>();
  for (const column of columns) {
    const header = plainHeader(column.header);
    const canonical = attributeIn(header);
    const plain = header.replace(/[ -]/g, '_');
    const isByName = canonical === undefined && asked.has(plain) && !fields.has(header);
    const name = canonical ?? (isByName ? plain : undefined);
    if (name === undefined || column.personal !== undefined) continue;
    if (found.has(name) && isByName) continue;
    found.set(name, { name, column, isByName, asked: asked.get(name) });
  }
  return [...found.values()];
}
