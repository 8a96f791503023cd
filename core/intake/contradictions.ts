import type { Finding } from '../findings.ts';
import { rowOf } from './sort-out.ts';

/**
 * The rows that a later row of the same says otherwise. Which of the two is right only whoever delivers them knows, so
 * that the first is put aside with the second; where both say the same, the first is taken in.
 */
export class Contradictions {
  /** Why each of them is put aside. */
  readonly rows = new Map<number, readonly Finding[]>();
  readonly #values: readonly unknown[];
  readonly #code: string;

  /**
   * @param values what the accepted rows say, in their order, to which those that come are added
   * @param code of the finding that a row is about the same as one before it
   */
  constructor(values: readonly unknown[], code: string) {
    this.#values = values;
    this.#code = code;
  }

  /** Looks at a row that is not accepted: what it says, and what is wrong with it. */
  look(own: readonly unknown[], findings: readonly Finding[]): void {
    for (const finding of findings) {
      if (finding.code !== this.#code) continue;
      const first = Number(finding.facts['first']);
      const before = saidIn(this.#values, first);
      if (before.length === 0 || saidBy(before) === saidBy(own)) continue;
      const at = { ...finding.at, row: first };
      this.rows.set(first, [{ ...finding, at, facts: { first: finding.at.row ?? 0 } }]);
    }
  }
}

/** What a row says, found by halving: rows come in the order of the file. */
function saidIn(values: readonly unknown[], row: number): unknown[] {
  let [from, to] = [0, values.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((rowOf(values[middle]) ?? 0) < row) from = middle + 1;
    else to = middle;
  }
  const said: unknown[] = [];
  for (let at = from; at < values.length && rowOf(values[at]) === row; at += 1) {
    said.push(values[at]);
  }
  return said;
}

/** What a row says, without where it stands. */
function saidBy(values: readonly unknown[]): string {
  return JSON.stringify(values, (key, value) => (key === 'at' ? undefined : value));
}
