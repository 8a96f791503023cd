import type { DemoContract } from '../../../local/demo/contracts.ts';
import type { DemoData, ObservationRow } from '../../../local/demo/data/rows.ts';

/** Enough that no figure is suppressed, few enough to be quick. */
const CHILDREN = 6;

/** The contract with its first few participants only. */
export function few(contract: DemoContract): DemoContract {
  const enrolments = contract.enrolments.slice(0, CHILDREN);
  const known = new Set(enrolments.map(({ person }) => person));
  const observations: DemoData['observations'] = (period) =>
    contract.observations(period).filter(({ person }) => known.has(person));
  return { ...contract, enrolments, observations };
}

/** @throws Error if a text to be replaced is not there */
export function rewrite(text: string, changes: readonly (readonly [string, string])[]): string {
  return changes.reduce((written, [from, to]) => {
    if (!written.includes(from)) throw new Error(`The terms do not say "${from}"`);
    return written.replace(from, to);
  }, text);
}

/** The same rows with the first child's care during the year so much dearer (or, below zero, cheaper). */
export function dearer(
  rows: readonly ObservationRow[],
  { by, from }: { by: number; from: string },
): ObservationRow[] {
  const index = rows.findIndex((row) => row.observation === 'care_cost' && row.date >= from);
  return rows.map((row, at) =>
    at === index ? { ...row, value: String(Number(row.value) + by) } : row,
  );
}
