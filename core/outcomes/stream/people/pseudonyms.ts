import { spread } from '../bytes/hash.ts';
import { bytesLike, integersLike, sharedBytes, sharedIntegers } from '../bytes/shared.ts';
import { Surprise } from '../bytes/surprise.ts';

const UTF8 = new TextDecoder();
/** So many are few beside those who come once, and are remembered one by one. */
const MOST_AGAIN = 1 << 16;

/** Where a pseudonym lies in a block of bytes, and its hash. */
export type PseudonymPlace = {
  readonly hash: number;
  readonly start: number;
  readonly end: number;
};

/** Pseudonyms as another thread can read them. */
export type PseudonymTable = {
  readonly slots: Int32Array;
  readonly bytes: Uint8Array;
  readonly starts: Int32Array;
  readonly count: number;
};

/**
 * The number of each pseudonym, from 0 in the order of entry. An open-addressing table over the bytes
 * themselves, since a JavaScript Map holds at most 2^24 keys and each of them as an object.
 */
export class Pseudonyms {
  /** Pairs of hash and number + 1, at most half of them used. */
  #slots: Int32Array;
  #mask: number;
  #bytes = sharedBytes(1 << 12);
  /** Where each pseudonym begins in the bytes; the next one's beginning is its end. */
  #starts = sharedIntegers(1 << 8);
  #count = 0;
  /** The hashes of those that were appended. */
  #appended = new Int32Array(1);

  /** @param capacity a power of two: how many slots there are at first. */
  constructor(capacity = 1 << 10) {
    this.#slots = sharedIntegers(capacity * 2);
    this.#mask = capacity - 1;
  }

  /** The pseudonyms of a table that may be another thread's: they are only read then. */
  static of({ slots, bytes, starts, count }: PseudonymTable): Pseudonyms {
    const pseudonyms = new Pseudonyms(1);
    pseudonyms.#slots = slots;
    pseudonyms.#mask = slots.length / 2 - 1;
    pseudonyms.#bytes = bytes;
    pseudonyms.#starts = starts;
    pseudonyms.#count = count;
    return pseudonyms;
  }

  get table(): PseudonymTable {
    return { slots: this.#slots, bytes: this.#bytes, starts: this.#starts, count: this.#count };
  }

  get count(): number {
    return this.#count;
  }

  /** Enters a pseudonym. @returns its number, or -1 if it is known already. */
  add(bytes: Uint8Array, place: PseudonymPlace): number {
    if (this.find(bytes, place) >= 0) return -1;
    if ((this.#count + 1) * 2 > this.#mask + 1) this.#resize(this.#count + 1);
    const number = this.#write(bytes, place);
    this.#place(place.hash, number);
    return number;
  }

  /**
   * Notes a pseudonym that cannot be found before `enterAll`: a table that grows is filled many times. It may be
   * one that was noted before.
   */
  append(bytes: Uint8Array, place: PseudonymPlace): number {
    if (this.#count >= this.#appended.length) {
      const larger = new Int32Array(this.#appended.length * 2);
      larger.set(this.#appended);
      this.#appended = larger;
    }
    this.#appended[this.#count] = place.hash;
    return this.#write(bytes, place);
  }

  /** Enters all that were appended. @returns of each that is there already, the number of the first */
  enterAll(): ReadonlyMap<number, number> {
    const again = new Map<number, number>();
    this.#resize(this.#count);
    for (let number = 0; number < this.#count; number += 1) {
      const hash = this.#appended[number] ?? 0;
      const start = this.#starts[number] ?? 0;
      const end = this.#starts[number + 1] ?? 0;
      const known = this.find(this.#bytes, { hash, start, end });
      if (known < 0) this.#place(hash, number);
      else again.set(number, known);
      if (again.size > MOST_AGAIN) throw new Surprise('many persons enrolled again');
    }
    this.#appended = new Int32Array(1);
    return again;
  }

  /** @returns its number */
  #write(bytes: Uint8Array, { start, end }: PseudonymPlace): number {
    const number = this.#count;
    const from = this.#starts[number] ?? 0;
    const until = from + end - start;
    this.#makeRoom(until);
    for (let at = start; at < end; at += 1) this.#bytes[from + at - start] = bytes[at] ?? 0;
    this.#starts[number + 1] = until;
    this.#count = number + 1;
    return number;
  }

  /** How many bytes a pseudonym has. */
  lengthOf(number: number): number {
    return (this.#starts[number + 1] ?? 0) - (this.#starts[number] ?? 0);
  }

  /** Writes the bytes of a pseudonym into others. */
  copy(number: number, to: Uint8Array, at: number): void {
    const from = this.#starts[number] ?? 0;
    const length = this.lengthOf(number);
    for (let byte = 0; byte < length; byte += 1) to[at + byte] = this.#bytes[from + byte] ?? 0;
  }

  /** The pseudonym as text. */
  textOf(number: number): string {
    const from = this.#starts[number] ?? 0;
    return UTF8.decode(this.#bytes.subarray(from, this.#starts[number + 1] ?? from));
  }

  /** @returns its number, or -1 if it is not known. */
  find(bytes: Uint8Array, { hash, start, end }: PseudonymPlace): number {
    const slots = this.#slots;
    const mask = this.#mask;
    for (let slot = spread(hash) & mask; ; slot = (slot + 1) & mask) {
      const number = (slots[slot * 2 + 1] ?? 0) - 1;
      if (number < 0) return -1;
      if (slots[slot * 2] === hash && this.is(number, bytes, start, end)) return number;
    }
  }

  /** Whether a pseudonym is the one of some bytes. */
  is(number: number, bytes: Uint8Array, start: number, end: number): boolean {
    const own = this.#bytes;
    const from = this.#starts[number] ?? 0;
    if ((this.#starts[number + 1] ?? 0) - from !== end - start) return false;
    for (let at = start, other = from; at < end; at += 1, other += 1) {
      if (own[other] !== bytes[at]) return false;
    }
    return true;
  }

  #place(hash: number, number: number): void {
    let slot = spread(hash) & this.#mask;
    while (this.#slots[slot * 2 + 1] !== 0) slot = (slot + 1) & this.#mask;
    this.#slots[slot * 2] = hash;
    this.#slots[slot * 2 + 1] = number + 1;
  }

  /** Makes the table large enough for so many, at most half of it used. */
  #resize(count: number): void {
    const before = this.#slots;
    while (count * 2 > this.#mask + 1) this.#mask = this.#mask * 2 + 1;
    this.#slots = sharedIntegers((this.#mask + 1) * 2);
    for (let at = 0; at < before.length; at += 2) {
      const number = (before[at + 1] ?? 0) - 1;
      if (number >= 0) this.#place(before[at] ?? 0, number);
    }
  }

  #makeRoom(bytes: number): void {
    if (bytes > this.#bytes.length) {
      this.#bytes = bytesLike(this.#bytes, this.#bytes.length * 2);
    }
    if (this.#count + 2 > this.#starts.length) {
      this.#starts = integersLike(this.#starts, this.#starts.length * 2);
    }
  }
}
