import { FirstRows } from '../../intake/first-rows.ts';
import { OBSERVATIONS } from '../../intake/observations.ts';
import type { Terms } from '../../terms/shape/terms.ts';
import { type Plan, planOf } from '../plan/plan.ts';
import type { Observation } from '../records.ts';

const KNOWN = 1;
const NEW = 0;

/** Rows of a later delivery, apart from those that say exactly what is in force already. */
export type Sorted = {
  readonly fresh: readonly Observation[];
  readonly repeated: readonly Observation[];
};

/**
 * Tells which rows of a later delivery repeat an earlier one: the same person, observation, days and value. Where the
 * terms take the latest of a day, a value that was overwritten since is no longer in force, and to say it again is
 * new; so is a value that the same file has overwritten before.
 *
 * @param known what was delivered before, the oldest first
 * @example repetitionsOf(terms, [seen('p-1', { value: '200' })])([seen('p-1', { value: '200' })])
 *   // → { fresh: [], repeated: [the row] }
 */
export function repetitionsOf(
  terms: Terms,
  known: readonly Observation[],
): (rows: readonly Observation[]) => Sorted {
  const overwritten = overwrittenNames(planOf(terms));
  const inForce = latestOf(known, overwritten);
  return (rows) => {
    if (inForce.length === 0 || rows.length === 0) return { fresh: rows, repeated: [] };
    const said = rowsSaid(inForce);
    const first = new FirstRows(keyOf);
    const fresh: Observation[] = [];
    const repeated: Observation[] = [];
    for (const row of rows) {
      const isFirst = !overwritten.has(row.observation) || first.seen(row, NEW) === undefined;
      const isRepeated = isFirst && said.seen(row, NEW) === KNOWN;
      (isRepeated ? repeated : fresh).push(row);
    }
    return { fresh, repeated };
  };
}

/** Whether all that rows say is in force still, given what was delivered after them, the oldest first. */
export function areInForce(
  terms: Terms,
  rows: readonly Observation[],
  later: readonly Observation[],
): boolean {
  const overwritten = overwrittenNames(planOf(terms));
  const now = rowsSaid(latestOf([...rows, ...later], overwritten));
  return latestOf(rows, overwritten).every((row) => now.seen(row, NEW) === KNOWN);
}

/** The rows that are in force among these, the oldest first: without those that a later one has overwritten. */
export function inForceOf(terms: Terms, rows: readonly Observation[]): readonly Observation[] {
  return latestOf(rows, overwrittenNames(planOf(terms)));
}

function rowsSaid(rows: readonly Observation[]): FirstRows<Observation> {
  const said = new FirstRows<Observation>(OBSERVATIONS.unique.key);
  for (const row of rows) said.seen(row, KNOWN);
  return said;
}

/** Without the rows that a later one of the same person, name and day has overwritten. */
function latestOf(
  rows: readonly Observation[],
  overwritten: ReadonlySet<string>,
): readonly Observation[] {
  if (overwritten.size === 0) return rows;
  const later = new FirstRows(keyOf);
  return rows
    .toReversed()
    .filter((row) => !overwritten.has(row.observation) || later.seen(row, NEW) === undefined);
}

function keyOf({ person, observation, date }: Observation): string[] {
  return [person, observation, date];
}

/** The observations of which every metric that reads them takes the latest of a day. */
function overwrittenNames({ metrics, claimable }: Plan): ReadonlySet<string> {
  const names = new Set(metrics.flatMap(({ measure }) => measure.observation ?? []));
  for (const { measure } of metrics) {
    const { observation = '', perPerson, duplicates } = measure;
    if (perPerson === 'days' || duplicates !== 'latest') names.delete(observation);
  }
  for (const name of claimable) names.delete(name);
  return names;
}
