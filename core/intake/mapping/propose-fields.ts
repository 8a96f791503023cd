import type { Column } from '../columns.ts';
import { ENROLMENTS } from '../enrolments.ts';
import { OBSERVATIONS } from '../observations.ts';
import { plainHeader } from '../source/table-text.ts';
import { type ColumnGuess, ID_HEADER } from './column-guess.ts';

/** A field of the terms' rows and the column that seems to hold it; without one, what every row says. */
export type ProposedField = { readonly field: string; readonly column?: ColumnGuess | undefined };

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

/** Which columns hold what rows of observations say. */
export function observationFields(columns: readonly ColumnGuess[]): ProposedField[] {
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

/** Which columns hold what rows of enrolments say. */
export function enrolmentFields(columns: readonly ColumnGuess[]): ProposedField[] {
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
