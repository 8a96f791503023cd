import type { StoredRecord } from './records.ts';

/** How records of one format become records of the next. */
export type FormatChange = {
  /** The format that it leads to: one more than the one that it begins with. */
  readonly to: number;
  /** The record as the newer format has it. The attributes that are the store's own stay as they are. */
  readonly upgrade: (record: StoredRecord) => StoredRecord;
};

/**
 * Every change of the items' format, in order. Items are never rewritten for a new format: whoever reads an older one
 * brings it up to date, and what is then written has the new format. An older version of a function, called by an
 * execution that began before the deploy, refuses what it cannot read (`NewerFormat`) and writes nothing; the sweep
 * then begins the next attempt, with the functions of today.
 */
export const FORMAT_CHANGES: readonly FormatChange[] = [];

/**
 * A record as the current format has it.
 *
 * @example upgraded({ format: 1, … }, [{ to: 2, upgrade }]) // → what `upgrade` made of it, with format 2
 */
export function upgraded(record: StoredRecord, changes = FORMAT_CHANGES): StoredRecord {
  return changes.reduce(
    (current, { to, upgrade }) =>
      current['format'] === to - 1 ? { ...upgrade(current), format: to } : current,
    record,
  );
}
