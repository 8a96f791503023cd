import { type Named, namedIn } from '../privacy/given-names.ts';

/** Values of a column are looked at until it is clear what it holds. */
const DISTINCT_MAX = 1000;
/** From so many different names on it is no coincidence. */
const CERTAIN_FROM = 3;

/** The different values of a column of short texts, and which of them may name somebody. */
export class NamedValues {
  readonly #known = new Map<string, Named | undefined>();
  #named = 0;
  #perhaps = 0;
  #firstRow: number | undefined;

  look(value: string, row: number | undefined): Named | undefined {
    if (this.#known.has(value)) return this.#known.get(value);
    const named = namedIn(value);
    if (this.#known.size >= DISTINCT_MAX) return named;
    this.#known.set(value, named);
    if (named === undefined) return undefined;
    this.#named += 1;
    if (named === 'surely') return named;
    if (this.#perhaps === 0) this.#firstRow = row;
    this.#perhaps += 1;
    return named;
  }

  /** Whether the column holds names, or how many may be some, and where the first stands. */
  found(): { named: Named; count: number; row: number | undefined } | undefined {
    const isMost = this.#named >= CERTAIN_FROM && this.#named * 2 > this.#known.size;
    if (!isMost && this.#perhaps === 0) return undefined;
    return { named: isMost ? 'surely' : 'perhaps', count: this.#perhaps, row: this.#firstRow };
  }
}
