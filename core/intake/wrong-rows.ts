import type { Finding } from '../findings.ts';
import { PackedFindings, type WrongRow } from './packed-findings.ts';

/**
 * What is found wrong with rows, in whatever order, told row by row in the order of the file: in little memory where
 * most of it is found in that order.
 */
export class WrongRows implements Iterable<WrongRow> {
  readonly #packed = new PackedFindings();
  readonly #late = new Map<number, Finding[]>();
  #last: { readonly row: number; readonly findings: Finding[] } | undefined;

  /** Rows by their numbers, in any order. */
  static of(rows: ReadonlyMap<number, readonly Finding[]>): WrongRows {
    const wrong = new WrongRows();
    for (const [row, findings] of rows) for (const finding of findings) wrong.add(row, finding);
    return wrong;
  }

  get isEmpty(): boolean {
    return this.#last === undefined;
  }

  add(row: number, finding: Finding): void {
    const last = this.#last;
    if (last?.row === row) last.findings.push(finding);
    else if (last === undefined || row > last.row) {
      if (last) this.#packed.add(last);
      this.#last = { row, findings: [finding] };
    } else {
      const late = this.#late.get(row);
      if (late) late.push(finding);
      else this.#late.set(row, [finding]);
    }
  }

  *[Symbol.iterator](): Generator<WrongRow> {
    const late = [...this.#late].sort(([one], [other]) => one - other);
    let next = 0;
    for (const { row, findings } of this.#found()) {
      for (let other = late[next]; other && other[0] < row; other = late[next]) {
        yield { row: other[0], findings: other[1] };
        next += 1;
      }
      const also = late[next]?.[0] === row ? late[next]?.[1] : undefined;
      if (also) next += 1;
      yield also ? { row, findings: [...findings, ...also] } : { row, findings };
    }
  }

  /** In the order in which they were found. The last is never passed by one that comes late. */
  *#found(): Generator<WrongRow> {
    yield* this.#packed;
    if (this.#last) yield this.#last;
  }
}
