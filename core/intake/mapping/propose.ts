import { type Answer, answer, type Finding } from '../../findings.ts';
import type { AskedAttribute, AskedAttributes } from '../../terms/asked-attributes.ts';
import { attributeIn, type Column } from '../columns.ts';
import { ENROLMENTS } from '../enrolments.ts';
import type { FileKind } from '../file-kind.ts';
import { OBSERVATIONS } from '../observations.ts';
import { type Opening, openTable, type Source } from '../source/open.ts';
import { firstOf, plainHeader, type TableText } from '../source/table-text.ts';
import { type ColumnGuess, guessColumns, ID_HEADER } from './column-guess.ts';

/** A field of the terms' rows and the column that seems to hold it; without one, what every row says. */
export type ProposedField = { readonly field: string; readonly column?: ColumnGuess | undefined };

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

/** Titles above a header are seldom longer. */
const HEADER_ROW_MAX = 10;

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

type Opened = { readonly table: TableText; readonly opening: Opening };

/** Of several sheets the one with most rows under a header; the header is the first row as wide as those below it. */
async function openedWithHeader(source: Source): Promise<Answer<Opened>> {
  const first = await openTable(source);
  const sheets = first.ok ? [] : sheetsIn(first.findings);
  const opened: Answer<Opened>[] = [];
  for (const sheet of sheets) opened.push(await openedIn(source, { sheet }));
  const rowsOf = (each: Answer<Opened>) => (each.ok ? each.value.table.rows.length : -1);
  const [fullest] = opened.sort((one, other) => rowsOf(other) - rowsOf(one));
  return fullest ?? openedIn(source, {});
}

async function openedIn(source: Source, sheeted: { sheet?: string }): Promise<Answer<Opened>> {
  const isHeader = ({ header, rows }: TableText) => {
    const width = header.filter((name) => name !== '').length;
    return (
      width > 1 && firstOf(rows, HEADER_ROW_MAX).every(({ problems }) => problems.length === 0)
    );
  };
  for (let headerRow = 1; headerRow <= HEADER_ROW_MAX; headerRow += 1) {
    const opening = { ...sheeted, headerRow };
    const table = await openTable(source, opening);
    if (!table.ok || !isHeader(table.value)) continue;
    const isOld = table.findings.some(({ code }) => code === 'intake.read-as-1252');
    const encoding = isOld ? { encoding: 'windows-1252' as const } : {};
    return answer({ table: table.value, opening: { ...opening, ...encoding } }, table.findings);
  }
  const found = await openTable(source, sheeted);
  return found.ok ? answer({ table: found.value, opening: sheeted }, found.findings) : found;
}

/** More are not looked through. */
const SHEETS_MAX = 10;

function sheetsIn(findings: readonly Finding[]): string[] {
  const sheets = findings.find(({ code }) => code === 'intake.sheets-many')?.facts['sheets'];
  return Array.isArray(sheets) ? sheets.slice(0, SHEETS_MAX).map(String) : [];
}

/** The columns whose headers are fields' own names: nothing has to be guessed of them. */
function named<Field extends string>(
  columns: readonly ColumnGuess[],
  fields: Readonly<Record<Field, Column>>,
): Map<string, ColumnGuess> {
  return new Map(
    Object.values<Column>(fields).flatMap(({ names }) => {
      const [field = ''] = names;
      const own = columns.filter(
        ({ header, personal }) => !personal && names.includes(plainHeader(header)),
      );
      const [column] = own;
      return column !== undefined && own.length === 1 ? [[field, column] as const] : [];
    }),
  );
}

type Chooser = (fits: (column: ColumnGuess) => boolean, header: RegExp) => ColumnGuess | undefined;

/** Chooses each column once: the one whose header says so, else the first that fits where any would do. */
function chooser(
  columns: readonly ColumnGuess[],
  taken: Iterable<ColumnGuess>,
): { byHeader: Chooser; any: Chooser } {
  const used = new Set<ColumnGuess>(taken);
  const take = (column: ColumnGuess | undefined) => {
    if (column) used.add(column);
    return column;
  };
  const free = (fits: (column: ColumnGuess) => boolean) =>
    columns.filter((column) => !used.has(column) && !column.personal && fits(column));
  const named: Chooser = (fits, header) =>
    free(fits).find((column) => header.test(column.header.toLowerCase()));
  return {
    byHeader: (fits, header) => take(named(fits, header)),
    any: (fits, header) => take(named(fits, header) ?? free(fits)[0]),
  };
}

const isDate = ({ dates }: ColumnGuess) => dates !== undefined;
/** Dates that are written in several ways, none of which most of them have. */
const mayBeDate = ({ isId, number, words }: ColumnGuess) => !isId && !number && !words;
const isNumber = ({ number }: ColumnGuess) => number !== undefined;
const isWords = ({ words }: ColumnGuess) => words !== undefined;

function observationFields(columns: readonly ColumnGuess[]): ProposedField[] {
  const own = named(columns, OBSERVATIONS.columns);
  const { byHeader, any } = chooser(columns, own.values());
  const person = own.get('person') ?? any(({ isId }) => isId, ID_HEADER);
  const date =
    own.get('date') ?? any(isDate, /datum|date|dag|tid/) ?? byHeader(mayBeDate, /datum|date/);
  const observation =
    own.get('observation') ?? byHeader(isWords, /utfall|observation|mått|typ|händelse|kategori/);
  const value =
    own.get('value') ?? any(isNumber, /värde|value|belopp|antal|timmar|poäng|summa|kostnad/);
  const until = own.get('until');
  return [
    { field: 'person', column: person },
    { field: 'observation', column: observation },
    { field: 'date', column: date },
    ...(value ? [{ field: 'value', column: value }] : []),
    ...(until ? [{ field: 'until', column: until }] : []),
  ];
}

function enrolmentFields(columns: readonly ColumnGuess[]): ProposedField[] {
  const own = named(columns, ENROLMENTS.columns);
  const { byHeader, any } = chooser(columns, own.values());
  const person = own.get('person') ?? any(({ isId }) => isId, ID_HEADER);
  const left =
    own.get('left_on') ?? byHeader(isDate, /utskriv|slut|end|left|avslut|till|t\.?o\.?m/);
  const enrolled =
    own.get('enrolled_on') ??
    any(isDate, /inskriv|start|begin|from|fr\.?o\.?m|enrol/) ??
    byHeader(mayBeDate, /inskriv|start|begin|enrol/);
  const optional = [
    { field: 'cohort', column: own.get('cohort') ?? byHeader(isWords, /kohort|cohort|omgång/) },
    { field: 'arm', column: own.get('arm') ?? byHeader(isWords, /grupp|group/) },
    { field: 'left_on', column: left },
    {
      field: 'left_reason',
      column: own.get('left_reason') ?? byHeader(isWords, /orsak|reason|skäl/),
    },
    { field: 'transferred_on', column: own.get('transferred_on') },
    { field: 'transferred_to', column: own.get('transferred_to') },
  ];
  return [
    { field: 'person', column: person },
    { field: 'enrolled_on', column: enrolled },
    ...optional.filter(({ column }) => column !== undefined),
  ];
}
