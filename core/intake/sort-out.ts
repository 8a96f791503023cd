import { type Finding, hasErrors } from '../findings.ts';
import { PackedFindings, type WrongRow } from './packed-findings.ts';
import { RejectedRows } from './rejected-rows.ts';
import { FindingTally } from './source/tally.ts';
import type { TakenIn } from './take-in.ts';

/** What a row says, with where it stands. */
type Placed = { readonly at?: Finding['at'] };

/**
 * Puts aside the rows that are right by themselves and do not fit each other or what is known already, so that the
 * others can be taken in: as often as it takes, because a row may only have been wrong beside one that is put aside.
 *
 * @param check what is wrong with rows together; an error that stands in no row of the file is no reason to put one aside
 * @example sortOut(taken, (values) => checkedFor({ terms, enrolments, observations: values, asOf }).findings)
 */
export function sortOut<Row extends Placed>(
  taken: TakenIn<Row>,
  check: (values: readonly Row[]) => readonly Finding[],
): TakenIn<Row> {
  const wrong = wrongRows(taken, check(taken.values));
  return wrong.size === 0 ? taken : sortOut(withoutRows(taken, wrong), check);
}

/** The same without these rows, each with why it was put aside. */
export function withoutRows<Row>(
  { table, values, rejected: before, findings, kinds: _, ...rest }: TakenIn<Row>,
  wrong: ReadonlyMap<number, readonly Finding[]>,
): TakenIn<Row> {
  const added = [...wrong].map(([row, why]) => ({ row, findings: why }));
  added.sort((one, other) => one.row - other.row);
  const rejected = new RejectedRows(table.rows, PackedFindings.of(inOrder(before.why, added)));
  const tally = new FindingTally();
  tally.add(findings);
  for (const row of added) tally.add(row.findings);
  return {
    ...rest,
    table,
    values: values.filter((value) => !wrong.has(rowOf(value) ?? 0)),
    accepted: table.rows.length - rejected.length,
    rejected,
    findings: tally.findings(),
    kinds: tally.kinds(),
  };
}

/** Rows of the file, put between others that are in its order already. */
function* inOrder(rows: Iterable<WrongRow>, added: readonly WrongRow[]): Generator<WrongRow> {
  let next = 0;
  for (const row of rows) {
    for (let other = added[next]; other && other.row < row.row; other = added[next]) {
      yield other;
      next += 1;
    }
    yield row;
  }
  yield* added.slice(next);
}

/** The row of the file that something was read from. */
export function rowOf(value: unknown): number | undefined {
  return (value as Placed).at?.row;
}

function wrongRows<Row extends Placed>(
  { table, values }: TakenIn<Row>,
  findings: readonly Finding[],
): Map<number, Finding[]> {
  const found = new Map<number, Finding[]>();
  for (const finding of findings) {
    const { file, row } = finding.at;
    if (!hasErrors([finding]) || file !== table.file || row === undefined) continue;
    found.set(row, [...(found.get(row) ?? []), finding]);
  }
  const wrong = new Map<number, Finding[]>();
  if (found.size === 0) return wrong;
  for (const value of values) {
    const row = rowOf(value);
    const why = row === undefined ? undefined : found.get(row);
    if (row !== undefined && why) wrong.set(row, why);
  }
  return wrong;
}
