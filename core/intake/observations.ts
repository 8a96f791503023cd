import type { Answer } from '../findings.ts';
import type { Observation } from '../outcomes/records.ts';
import type { Cells } from './cells.ts';
import { OBSERVATION_COLUMNS, type ObservationField } from './known-columns.ts';
import { type RowReader, readRows } from './rows.ts';

/** How files of observations are read, from whatever source. */
export const OBSERVATIONS: RowReader<ObservationField, Observation> = {
  kind: 'observations',
  columns: OBSERVATION_COLUMNS,
  attributesAllowed: false,
  read: readObservation,
  unique: { key: keyOf, code: 'intake.row-twice', field: 'person' },
  withoutRows: 'warning',
};

/**
 * Reads a file of observations. Columns: `person`, `observation`, `date` and, where wanted, `value` and
 * `until`, the last day of a stay that began on the date. A file without values says that it happened: 1 each. Where
 * there are values, an empty one is refused: it may be an amount that nobody knows. Swedish headers: person, observation,
 * datum, värde, till_och_med.
 *
 * @param how.isKept whether the file was taken in before: what has come to be refused since is read as it was
 * @returns a refusal of the whole file, with everything that is wrong in it.
 * @example readObservations('person;observation;datum;värde\np-1;care_cost;2019-01-31;1250,50\n', 'o.csv')
 */
export function readObservations(
  text: string,
  file: string,
  { isKept = false }: { readonly isKept?: boolean } = {},
): Answer<Observation[]> {
  return readRows(text, file, { ...OBSERVATIONS, isKept });
}

function readObservation(cells: Cells<ObservationField>): Observation {
  const date = cells.required('date', cells.date('date')) ?? '';
  const until = cells.date('until');
  if (until !== undefined && until < date) cells.report('intake.until-before-date', 'until');
  const person = cells.pseudonym('person');
  const observation = cells.required('observation', cells.name('observation')) ?? '';
  const value = cells.says('value') ? valueIn(cells) : '1';
  const at = cells.place();
  // Written out: a file has millions of rows, and copying fields takes most of their time.
  if (until !== undefined) return { person, observation, date, until, value, at };
  return cells.emptyAsks('until')
    ? { person, observation, date, leftEmpty: 'until', value, at }
    : { person, observation, date, value, at };
}

function valueIn(cells: Cells<ObservationField>): string {
  return cells.required('value', cells.number('value'), 'intake.value-empty') ?? '';
}

function keyOf({ person, observation, date, until = date, value }: Observation): string[] {
  return [person, observation, date, until, value];
}
