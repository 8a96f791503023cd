import { HASH_START, hashOn } from '../bytes/hash.ts';
import { LINE_FEED } from '../bytes/line-ends.ts';
import { Surprise } from '../bytes/surprise.ts';
import type { RowBatch } from './row-batch.ts';

const WORD = Int32Array.BYTES_PER_ELEMENT;

/** Reads the pseudonyms of rows from bytes, and divides the rows into runs of one person. */
export class PersonCells {
  /** Where in the bytes that are read the last pseudonym lies, and its hash; nowhere if its length is 0. */
  #lastStart = 0;
  #lastLength = 0;
  #lastHash = 0;
  /** The same bytes, to be compared four at a time. */
  #words: DataView = new DataView(new ArrayBuffer(0));

  /** Other bytes come. */
  turnTo({ buffer, byteOffset, length }: Uint8Array): void {
    this.#lastLength = 0;
    this.#words = new DataView(buffer, byteOffset, length);
  }

  /**
   * Puts the row in the run of the row before it, or in one of its own.
   *
   * @returns where the cell ends: there stands `stop`
   * @throws Surprise when the row ends before.
   */
  read(bytes: Uint8Array, from: number, stop: number, batch: RowBatch): number {
    const isSame = this.#isLast(bytes, from, stop);
    const end = isSame ? from + this.#lastLength : this.#readNew(bytes, from, stop);
    if (!isSame || batch.runs === 0) this.#beginRun(batch);
    batch.untils[batch.runs - 1] = batch.count + 1;
    return end;
  }

  #isLast(bytes: Uint8Array, from: number, stop: number): boolean {
    const length = this.#lastLength;
    if (length === 0 || bytes[from + length] !== stop) return false;
    const last = this.#lastStart;
    const words = this.#words;
    // Neighbours mostly differ at their end.
    let at = length;
    for (; at >= WORD; at -= WORD) {
      const one = words.getInt32(from + at - WORD);
      if (one !== words.getInt32(last + at - WORD)) return false;
    }
    for (; at > 0; at -= 1) if (bytes[from + at - 1] !== bytes[last + at - 1]) return false;
    return true;
  }

  /** @returns where the pseudonym ends */
  #readNew(bytes: Uint8Array, from: number, stop: number): number {
    let at = from;
    let hash = HASH_START;
    for (let byte = bytes[at] ?? LINE_FEED; byte !== stop; byte = bytes[at] ?? LINE_FEED) {
      if (byte === LINE_FEED) throw new Surprise('a row that was cut off');
      hash = hashOn(hash, byte);
      at += 1;
    }
    this.#lastStart = from;
    this.#lastLength = at - from;
    this.#lastHash = hash;
    return at;
  }

  #beginRun(batch: RowBatch): void {
    const run = batch.runs;
    batch.hashes[run] = this.#lastHash;
    batch.starts[run] = this.#lastStart;
    batch.ends[run] = this.#lastStart + this.#lastLength;
    batch.runs = run + 1;
  }
}
