import { HASH_START, hashOn, spread } from '../outcomes/stream/bytes/hash.ts';

/**
 * In which row each thing was said first, for files of any length: an open-addressing table over what was said, which
 * is kept anyway. A Map would hold at most 2^24 keys, and each of them as a text of its own.
 */
export class FirstRows<Said> {
  readonly #keyOf: (said: Said) => readonly string[];
  readonly #said: Said[] = [];
  #rows = new Int32Array(1 << 9);
  #hashes = new Int32Array(1 << 9);
  /** Numbers of what was said + 1, at most half of them used. */
  #slots = new Int32Array(1 << 10);

  /** @param keyOf the facts by which two rows say the same */
  constructor(keyOf: (said: Said) => readonly string[]) {
    this.#keyOf = keyOf;
  }

  /** The row in which the same was said before, if it was; else it is noted that it is said here. */
  seen(said: Said, row: number): number | undefined {
    const key = this.#keyOf(said);
    const hash = hashOf(key);
    const mask = this.#slots.length - 1;
    let slot = spread(hash) & mask;
    for (let number = 0; ; slot = (slot + 1) & mask) {
      number = (this.#slots[slot] ?? 0) - 1;
      if (number < 0) break;
      if (this.#hashes[number] === hash && this.#is(number, key)) return this.#rows[number];
    }
    this.#slots[slot] = this.#said.length + 1;
    this.#note(said, { row, hash });
    return undefined;
  }

  #is(number: number, key: readonly string[]): boolean {
    const said = this.#said[number];
    if (said === undefined) return false;
    const other = this.#keyOf(said);
    return other.length === key.length && other.every((part, index) => part === key[index]);
  }

  #note(said: Said, { row, hash }: { row: number; hash: number }): void {
    const number = this.#said.length;
    if (number >= this.#rows.length) {
      this.#rows = twice(this.#rows);
      this.#hashes = twice(this.#hashes);
    }
    this.#rows[number] = row;
    this.#hashes[number] = hash;
    this.#said.push(said);
    if (this.#said.length * 2 > this.#slots.length) this.#spreadOut();
  }

  #spreadOut(): void {
    const slots = new Int32Array(this.#slots.length * 2);
    const mask = slots.length - 1;
    for (let number = 0; number < this.#said.length; number += 1) {
      let slot = spread(this.#hashes[number] ?? 0) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = number + 1;
    }
    this.#slots = slots;
  }
}

function twice(before: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(before.length * 2);
  larger.set(before);
  return larger;
}

function hashOf(key: readonly string[]): number {
  let hash = HASH_START;
  for (const part of key) {
    for (let at = 0; at < part.length; at += 1) hash = hashOn(hash, part.charCodeAt(at));
    // Where one part ends and the next begins tells keys apart too.
    hash = hashOn(hash, 0);
  }
  return hash;
}
