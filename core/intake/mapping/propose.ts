import { type Answer, answer, type Finding } from '../../findings.ts';
import type { FileKind } from '../file-kind.ts';
import { type Opening, openTable, type Source } from '../source/open.ts';
import type { TableText } from '../source/table-text.ts';
import { type ColumnGuess, guessColumns, ID_HEADER } from './column-guess.ts';

/** A field of the terms' rows and the column that seems to hold it; without one, what every row says. */
export type ProposedField = { readonly field: string; readonly column?: ColumnGuess | undefined };

/** A mapping to begin with: to be looked through by somebody who knows the source. */
export type Proposal = {
  readonly opening: Opening;
  readonly fields: readonly ProposedField[];
  /** What is left out: what tells who somebody is, and what nobody asked for. */
  readonly ignored: readonly ColumnGuess[];
};

/** Titles above a header are seldom longer. */
const HEADER_ROW_MAX = 10;

/**
 * Proposes how files of a source are read, from one of them: which column holds what, by header and by content, and
 * how it is written.
 *
 * @example await proposeMapping({ bytes, file: 'utdrag.csv' }, 'observations')
 */
export async function proposeMapping(source: Source, kind: FileKind): Promise<Answer<Proposal>> {
  const opened = await openedWithHeader(source);
  if (!opened.ok) return opened;
  const { table, opening } = opened.value;
  const columns = guessColumns(table).filter(({ header }) => header !== '');
  const fields = kind === 'enrolments' ? enrolmentFields(columns) : observationFields(columns);
  const used = fields.map(({ column }) => column);
  const ignored = columns.filter((column) => !used.includes(column));
  return answer({ opening, fields, ignored }, opened.findings);
}

type Opened = { readonly table: TableText; readonly opening: Opening };

/** The sheet that is first of several, and the first row that is as wide as the rows below it. */
async function openedWithHeader(source: Source): Promise<Answer<Opened>> {
  const first = await openTable(source);
  const sheet = first.ok ? undefined : firstSheet(first.findings);
  const sheeted = sheet === undefined ? {} : { sheet };
  const isHeader = ({ header, rows }: TableText) => {
    const width = header.filter((name) => name !== '').length;
    return (
      width > 1 && rows.slice(0, HEADER_ROW_MAX).every(({ problems }) => problems.length === 0)
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

function firstSheet(findings: readonly Finding[]): string | undefined {
  const sheets = findings.find(({ code }) => code === 'intake.sheets-many')?.facts['sheets'];
  return Array.isArray(sheets) ? String(sheets[0]) : undefined;
}

type Chooser = (fits: (column: ColumnGuess) => boolean, header: RegExp) => ColumnGuess | undefined;

/** Chooses each column once: the one whose header says so, else the first that fits where any would do. */
function chooser(columns: readonly ColumnGuess[]): { byHeader: Chooser; any: Chooser } {
  const used = new Set<ColumnGuess>();
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
const isNumber = ({ number }: ColumnGuess) => number !== undefined;
const isWords = ({ words }: ColumnGuess) => words !== undefined;

function observationFields(columns: readonly ColumnGuess[]): ProposedField[] {
  const { byHeader, any } = chooser(columns);
  const person = any(({ isId }) => isId, ID_HEADER);
  const date = any(isDate, /datum|date|dag|tid/);
  const observation = byHeader(isWords, /utfall|observation|mått|typ|händelse|kategori/);
  const value = any(isNumber, /värde|value|belopp|antal|timmar|poäng|summa|kostnad/);
  return [
    { field: 'person', column: person },
    { field: 'observation', column: observation },
    { field: 'date', column: date },
    ...(value ? [{ field: 'value', column: value }] : []),
  ];
}

function enrolmentFields(columns: readonly ColumnGuess[]): ProposedField[] {
  const { byHeader, any } = chooser(columns);
  const person = any(({ isId }) => isId, ID_HEADER);
  const left = byHeader(isDate, /utskriv|slut|end|left|avslut|till|t\.?o\.?m/);
  const enrolled = any(isDate, /inskriv|start|begin|from|fr\.?o\.?m|enrol/);
  const optional = [
    { field: 'cohort', column: byHeader(isWords, /kohort|cohort|omgång/) },
    { field: 'arm', column: byHeader(isWords, /^arm$|grupp|group/) },
    { field: 'left_on', column: left },
    { field: 'left_reason', column: byHeader(isWords, /orsak|reason|skäl/) },
  ];
  return [
    { field: 'person', column: person },
    { field: 'enrolled_on', column: enrolled },
    ...optional.filter(({ column }) => column !== undefined),
  ];
}
