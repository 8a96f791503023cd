import type { Finding } from '../findings.ts';
import type { Fitting } from '../outcomes/checks/fitting.ts';
import type { ColumnNames } from './column-names.ts';
import { PackedFindings, type WrongRow } from './packed-findings.ts';
import { RejectedRows } from './rejected-rows.ts';
import { FindingTally } from './source/tally.ts';
import type { TakenIn } from './take-in.ts';
import { WrongRows } from './wrong-rows.ts';

/** What a row says, with where it stands. */
type Placed = { readonly at?: Finding['at'] };

/** A file without the rows that do not fit, and errors that stand in none of its rows: they are of all of it. */
export type SortedOut<Row> = {
  readonly taken: TakenIn<Row>;
  readonly ofFile: readonly Finding[];
};

/**
 * Puts aside the rows that are right by themselves and do not fit each other or what is known already, so that the
 * others can be taken in: as often as it takes, where it may be that more is found, or less, when some are put aside.
 *
 * @param fitting what is wrong with rows together; an error that stands in no row of the file is no reason to put one aside
 * @example sortOut(taken, observationsFitting({ terms, enrolments, observations: [], asOf }))
 */
export function sortOut<Row extends Placed>(
  taken: TakenIn<Row>,
  fitting: Fitting<Row>,
): SortedOut<Row> {
  const { table, values } = taken;
  const wrong = new WrongRows();
  const ofFile: Finding[] = [];
  for (const finding of fitting.findings(values)) {
    const { file, row } = finding.at;
    if (finding.severity !== 'error') continue;
    if (file === table.file && row !== undefined) wrong.add(row, named(finding, taken.names));
    else ofFile.push(finding);
  }
  if (wrong.isEmpty) return { taken, ofFile };
  const rest = withoutRows(taken, wrong);
  const isDone = fitting.isFinal || rest.values.length === values.length;
  return isDone ? { taken: rest, ofFile } : sortOut(rest, fitting);
}

/** The finding with the column's name as it stands in the file. */
function named(finding: Finding, names: ColumnNames): Finding {
  const field = names.get(finding.at.field ?? '');
  return field === undefined ? finding : { ...finding, at: { ...finding.at, field } };
}

/**
 * The same without these rows, each with why it was put aside.
 *
 * @param wrong in the order of the file
 */
export function withoutRows<Row>(
  { table, values, rejected: before, findings, kinds, ...rest }: TakenIn<Row>,
  wrong: Iterable<WrongRow>,
): TakenIn<Row> {
  const rejected = new RejectedRows(table.rows, PackedFindings.of(inOrder(before.why, wrong)));
  const tally = FindingTally.of({ findings, kinds });
  for (const row of wrong) tally.add(row.findings);
  return {
    ...rest,
    table,
    values: [...notOf(values, wrong)],
    accepted: table.rows.length - rejected.length,
    rejected,
    findings: tally.findings(),
    kinds: tally.kinds(),
  };
}

/** Rows of the file, put between others that are in its order as well. */
function* inOrder(rows: Iterable<WrongRow>, added: Iterable<WrongRow>): Generator<WrongRow> {
  const others = added[Symbol.iterator]();
  let other = others.next();
  for (const row of rows) {
    for (; !other.done && other.value.row < row.row; other = others.next()) yield other.value;
    yield row;
  }
  for (; !other.done; other = others.next()) yield other.value;
}

/** What other rows of the file say; all is in its order. */
function* notOf<Row>(values: readonly Row[], wrong: Iterable<WrongRow>): Generator<Row> {
  const rows = wrong[Symbol.iterator]();
  let next = rows.next();
  for (const value of values) {
    const row = rowOf(value) ?? 0;
    while (!next.done && next.value.row < row) next = rows.next();
    if (next.done || next.value.row !== row) yield value;
  }
}

/** The row of the file that something was read from. */
export function rowOf(value: unknown): number | undefined {
  return (value as Placed).at?.row;
}
