import type { Finding } from '../findings.ts';
import type { PackedFindings, WrongRow } from './packed-findings.ts';
import type { TableRow, TableRows } from './source/table-text.ts';

/** A row that was not taken in, and why. */
export type RejectedRow = { readonly source: TableRow; readonly findings: readonly Finding[] };

/** The rows of a file that were not taken in, made anew of the file's each time that they are read. */
export class RejectedRows implements Iterable<RejectedRow> {
  readonly why: Iterable<WrongRow>;
  readonly length: number;
  readonly #rows: TableRows;

  /** @param why what is wrong with rows of the file, in their order */
  constructor(rows: TableRows, why: PackedFindings) {
    this.#rows = rows;
    this.why = why;
    this.length = why.length;
  }

  *[Symbol.iterator](): Generator<RejectedRow> {
    const reasons = this.why[Symbol.iterator]();
    let next = reasons.next();
    for (const source of this.#rows) {
      if (next.done) return;
      if (source.row !== next.value.row) continue;
      yield { source, findings: next.value.findings };
      next = reasons.next();
    }
  }
}
