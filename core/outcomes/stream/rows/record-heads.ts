import { FLOAT, HEAD, type RecordForm } from './record-form.ts';

/**
 * Whose each record is: its pseudonym, its layout, and the lock. All of it lies with what the rows add up to, so
 * that a row of somebody waits for one place in memory, and not for one in each of several tables.
 */
export class RecordHeads {
  readonly #begins: Int32Array;
  readonly #words: Int32Array;
  readonly #bytes: Uint8Array;

  constructor({ begins, memory }: Pick<RecordForm, 'begins' | 'memory'>) {
    this.#begins = begins;
    this.#words = new Int32Array(memory);
    this.#bytes = new Uint8Array(memory);
  }

  /** Where a person's record begins. */
  beginOf(person: number): number {
    return this.#begins[person] ?? 0;
  }

  /** The layout that the rows of the record follow. */
  layoutAt(begin: number): number {
    return this.#words[begin * 2 + HEAD.layout] ?? 0;
  }

  /** The day from which the days of its layout are counted. */
  originAt(begin: number): number {
    return this.#words[begin * 2 + HEAD.origin] ?? 0;
  }

  /** Whether a record is of the pseudonym that lies in some bytes. */
  isOf(begin: number, bytes: Uint8Array, start: number, end: number): boolean {
    const length = end - start;
    if (this.#words[begin * 2 + HEAD.length] !== length) return false;
    const own = this.#bytes;
    const from = begin * FLOAT - length;
    for (let at = 0; at < length; at += 1) {
      if (own[from + at] !== bytes[start + at]) return false;
    }
    return true;
  }

  /** Loads the head and the lines of memory beside it; what it answers is of no use but to be written. */
  load(begin: number): number {
    const words = this.#words;
    const at = begin * 2;
    return (words[at - 1] ?? 0) ^ (words[at] ?? 0) ^ (words[at + LINE] ?? 0);
  }

  /**
   * Waits until no other thread adds to a person's record, and keeps them from it until `unlock`. Two threads
   * hardly ever meet at one person, and then for a row: so it is asked again at once.
   */
  lock(begin: number): void {
    while (Atomics.compareExchange(this.#words, begin * 2 + HEAD.lock, 0, 1) !== 0);
  }

  unlock(begin: number): void {
    Atomics.store(this.#words, begin * 2 + HEAD.lock, 0);
  }
}

/** Words of a line of memory. */
const LINE = 16;
