import type { Column } from '../columns.ts';
import { ENROLMENTS } from '../enrolments.ts';
import { OBSERVATIONS } from '../observations.ts';
import { plainHeader } from '../source/table-text.ts';
import type { ColumnGuess } from './column-guess.ts';
import {
  isDate,
  isEvent,
  isFewWords,
  isFigure,
  isLastDay,
  isNamed,
  isNumber,
  isOfArms,
  isOfFew,
  isOfPersons,
  isReasonOfEnd,
  isText,
  isWords,
  isYesOrNo,
  mayBeDate,
} from './column-kinds.ts';
import {
  ARM_HEADER,
  BEGIN_HEADER,
  CASE_HEADER,
  DAY_HEADER,
  END_HEADER,
  ID_HEADER,
  KIND_HEADER,
  OBSERVATION_HEADER,
  PERSON_HEADER,
  REASON_HEADER,
  VALUE_HEADER,
} from './usual-headers.ts';

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

type Chooser = (fits: (column: ColumnGuess) => boolean, header?: RegExp) => ColumnGuess | undefined;

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
    free(fits).find((column) => header?.test(plainHeader(column.header)));
  return {
    byHeader: (fits, header) => take(named(fits, header)),
    any: (fits, header) => take(named(fits, header) ?? free(fits)[0]),
  };
}

/** Whether a column has ids that may be of persons; of several columns the one in which most differ. */
function sayWho(columns: readonly ColumnGuess[]): (column: ColumnGuess) => boolean {
  const ids = columns.filter((column) => isOfPersons(column) && !column.personal);
  const most = Math.max(...ids.map(({ different }) => different));
  return (column) => ids.includes(column) && column.different === most;
}

/**
 * The column of persons: called so, or by what ids of anything are called, or by what its cells are. With one digit each
 * it is how many there are (`Barn`, `Deltagare`), where another has ids.
 */
function personIn(columns: readonly ColumnGuess[], others: readonly ColumnGuess[], any: Chooser) {
  const persons = columns.filter(isNamed(PERSON_HEADER));
  const several = persons.filter(({ isCount }) => isCount !== true);
  const ids = columns.filter(isNamed(ID_HEADER));
  const own = ids.filter((column) => !isNamed(CASE_HEADER)(column));
  const [first, ...rest] = [several, own, ids, persons, others];
  return rest.reduce((found, each) => found ?? any(sayWho(each)), any(sayWho(first ?? [])));
}

/** Which columns hold what rows of observations say. */
export function observationFields(columns: readonly ColumnGuess[]): ProposedField[] {
  const own = named(columns, OBSERVATIONS.columns);
  const { byHeader, any } = chooser(columns, own.values());
  const person = own.get('person') ?? personIn(columns, columns, any);
  const end = own.get('until') ?? byHeader(isLastDay, END_HEADER);
  const begin =
    own.get('date') ??
    (end && byHeader(isDate, BEGIN_HEADER)) ??
    any(isEvent, DAY_HEADER) ??
    any(isDate, DAY_HEADER) ??
    byHeader(mayBeDate, /datum|date/);
  // The only day that is told is the one on which it happened, whatever it is called.
  const [date, until] = begin === undefined && end?.isDated ? [end, undefined] : [begin, end];
  const observation =
    own.get('observation') ??
    byHeader(isWords, OBSERVATION_HEADER) ??
    byHeader(isText, OBSERVATION_HEADER) ??
    byHeader(isWords, KIND_HEADER) ??
    byHeader(isText, KIND_HEADER);
  const value =
    own.get('value') ??
    byHeader(isNumber, VALUE_HEADER) ??
    byHeader((column) => !column.isDated, VALUE_HEADER) ??
    any(isFigure) ??
    any(isYesOrNo);
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
  // Most are enrolled once: of an id that comes again and again many have it in common.
  const once = columns.filter(({ different, filled }) => different * 2 > filled);
  const person = own.get('person') ?? personIn(columns, once, any);
  const left = own.get('left_on') ?? byHeader(isLastDay, END_HEADER);
  const enrolled =
    own.get('enrolled_on') ??
    byHeader(isDate, BEGIN_HEADER) ??
    any(isEvent, DAY_HEADER) ??
    any(isDate, DAY_HEADER) ??
    byHeader(mayBeDate, BEGIN_HEADER);
  const optional = [
    { field: 'cohort', column: own.get('cohort') ?? byHeader(isFewWords, /kohort|cohort|omgång/) },
    { field: 'arm', column: own.get('arm') ?? any(isOfArms) ?? byHeader(isOfFew, ARM_HEADER) },
    { field: 'left_on', column: left },
    {
      field: 'left_reason',
      column: own.get('left_reason') ?? byHeader(isReasonOfEnd, REASON_HEADER),
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
