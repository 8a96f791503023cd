/** Enough for the persons of a large register; a column with more different cells than that repeats few of them. */
const REMEMBERED_MOST = 1 << 16;

/**
 * What cells of a column were read to say: most of them say what another one said. The same text is kept once, however
 * many rows have it.
 */
export class KnownCells {
  readonly #said = new Map<string, string>();
  #found = 0;
  #isWorthIt = true;
  /** In sorted files the same person stands in one row after the other. */
  #last: { readonly cell: string; readonly said: string } | undefined;

  /** What the same cell was read to say before. */
  get(cell: string): string | undefined {
    if (!this.#isWorthIt) return undefined;
    if (this.#last?.cell === cell) return this.#last.said;
    const said = this.#said.get(cell);
    if (said === undefined) return undefined;
    this.#found += 1;
    this.#last = { cell, said };
    return said;
  }

  /** Remembers what a cell says; where cells do not repeat, it is not worth it. */
  remember(cell: string, said: string): void {
    if (!this.#isWorthIt) return;
    if (this.#said.size === REMEMBERED_MOST) {
      this.#isWorthIt = this.#found > REMEMBERED_MOST / 4;
      this.#found = 0;
      this.#said.clear();
    }
    this.#said.set(cell, said);
    this.#last = { cell, said };
  }
}
