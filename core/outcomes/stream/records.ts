import type { Units } from '../../money/scaled.ts';
import type { Achieved, Seen } from '../seen.ts';
import { ExactSums } from './exact-sums.ts';
import type { Layouts } from './layout.ts';
import { NAME_FIELDS, TARGET_FIELDS, UNCOUNTED } from './layout-fields.ts';
import { Surprise } from './surprise.ts';

const COUNTED = 0x10000;
const ROWS = 0xffff;

/** The memory of all records and how it is divided: plain data, so that every thread makes its own view of it. */
export type RecordForm = {
  readonly memory: SharedArrayBuffer;
  /** The most figures, and the most words of days, that any layout asks for. */
  readonly seens: number;
  readonly words: number;
  readonly names: Int32Array;
  readonly targets: Int32Array;
  readonly namesPerLayout: number;
  /** By measure: which values count. */
  readonly least: Float64Array;
  readonly most: Float64Array;
  readonly notZero: Uint8Array;
  readonly lastDay: number;
};

/** Empty records of so many persons. */
export function emptyRecords(input: {
  persons: number;
  layouts: Layouts;
  names: number;
  achieved: readonly Achieved[];
  lastDay: number;
}): RecordForm {
  const { layouts, achieved, lastDay } = input;
  const { seens, words } = layouts;
  return {
    memory: new SharedArrayBuffer(input.persons * floatsOf({ seens, words }) * 8),
    seens,
    words,
    names: Int32Array.from(layouts.names),
    targets: Int32Array.from(layouts.targets),
    namesPerLayout: input.names,
    least: Float64Array.from(achieved, ({ least }) => bound(least, -Infinity)),
    most: Float64Array.from(achieved, ({ most }) => bound(most, Infinity)),
    notZero: Uint8Array.from(achieved, ({ notZero }) => (notZero ? 1 : 0)),
    lastDay,
  };
}

/** How many floats one record takes: the sums, and two words to a float for the counts, the lock and the days. */
function floatsOf({ seens, words }: { seens: number; words: number }): number {
  return seens + Math.ceil((seens + 1 + words) / 2);
}

/**
 * One record per person in one block of memory: sums, counts (rows in the lower half, counted rows in the upper),
 * a lock, and a bit for each day that was observed, so that a second row of one day is seen.
 */
export class Records {
  readonly sums: ExactSums;
  readonly #words: Uint32Array;
  readonly #floatStride: number;
  readonly #wordStride: number;
  readonly #countsAt: number;
  readonly #lockAt: number;
  readonly #bitsAt: number;
  readonly #names: Int32Array;
  readonly #targets: Int32Array;
  readonly #namesPerLayout: number;
  readonly #least: Float64Array;
  readonly #most: Float64Array;
  readonly #notZero: Uint8Array;
  readonly #lastDay: number;

  constructor(form: RecordForm) {
    const { seens, memory } = form;
    this.#countsAt = seens * 2;
    this.#lockAt = seens * 3;
    this.#bitsAt = seens * 3 + 1;
    this.#floatStride = floatsOf(form);
    this.#wordStride = this.#floatStride * 2;
    this.sums = new ExactSums(new Float64Array(memory));
    this.#words = new Uint32Array(memory);
    this.#names = form.names;
    this.#targets = form.targets;
    this.#namesPerLayout = form.namesPerLayout;
    this.#least = form.least;
    this.#most = form.most;
    this.#notZero = form.notZero;
    this.#lastDay = form.lastDay;
  }

  /**
   * Waits until no other thread adds to a person's record, and keeps them from it until `unlock`. Two threads
   * hardly ever meet at one person, and then for a row: so it is asked again at once.
   */
  lock(person: number): void {
    const at = person * this.#wordStride + this.#lockAt;
    while (Atomics.compareExchange(this.#words, at, 0, 1) !== 0);
  }

  unlock(person: number): void {
    Atomics.store(this.#words, person * this.#wordStride + this.#lockAt, 0);
  }

  /** Loads what a row will need, so that the waits for memory of a batch overlap. */
  load(person: number): number {
    return this.#words[person * this.#wordStride + this.#bitsAt] ?? 0;
  }

  /** Whether a row may lie on its day, for rows that are kept. */
  admits(layout: number, name: number, day: number): boolean {
    const at = (layout * this.#namesPerLayout + name) * NAME_FIELDS.size;
    const end = this.#names[at + NAME_FIELDS.targetsEnd] ?? 0;
    for (let target = this.#names[at + NAME_FIELDS.targets] ?? 0; target < end; target += 1) {
      const place = target * TARGET_FIELDS.size;
      const from = this.#targets[place + TARGET_FIELDS.from] ?? 0;
      if (from <= day && day < (this.#targets[place + TARGET_FIELDS.until] ?? 0)) return true;
    }
    return false;
  }

  /** Adds a row. @throws Surprise when it lies outside every window, or is the second of its day. */
  add(person: number, layout: number, name: number, day: number, value: number): void {
    const at = (layout * this.#namesPerLayout + name) * NAME_FIELDS.size;
    const names = this.#names;
    const bit = day - (names[at + NAME_FIELDS.firstDay] ?? 0);
    if (bit < 0 || bit >= (names[at + NAME_FIELDS.days] ?? 0)) throw new Surprise('outside');
    const words = this.#words;
    const base = person * this.#wordStride;
    const word = base + this.#bitsAt + (names[at + NAME_FIELDS.word] ?? 0) + (bit >>> 5);
    const mask = 1 << (bit & 31);
    const before = words[word] ?? 0;
    if ((before & mask) !== 0) throw new Surprise('a second row of one day');
    words[word] = before | mask;

    let isAdmitted = false;
    const end = names[at + NAME_FIELDS.targetsEnd] ?? 0;
    for (let target = names[at + NAME_FIELDS.targets] ?? 0; target < end; target += 1) {
      const place = target * TARGET_FIELDS.size;
      const from = this.#targets[place + TARGET_FIELDS.from] ?? 0;
      if (day < from || day >= (this.#targets[place + TARGET_FIELDS.until] ?? 0)) continue;
      isAdmitted = true;
      const seen = this.#targets[place + TARGET_FIELDS.seen] ?? 0;
      if (seen === UNCOUNTED || day > this.#lastDay) continue;
      const measure = this.#targets[place + TARGET_FIELDS.measure] ?? 0;
      const count = base + this.#countsAt + seen;
      const isAchieved =
        value >= (this.#least[measure] ?? 0) &&
        value <= (this.#most[measure] ?? 0) &&
        !(value === 0 && this.#notZero[measure] === 1);
      if (!isAchieved) {
        words[count] = (words[count] ?? 0) + 1;
        continue;
      }
      words[count] = (words[count] ?? 0) + COUNTED + 1;
      this.sums.add(person * this.#floatStride + seen, value);
    }
    if (!isAdmitted) throw new Surprise('outside every window');
  }

  /** Some sum is no plain number any more. */
  get hasCarried(): boolean {
    return this.sums.hasCarried;
  }

  /** How many rows of a person a window has. */
  rowsAt(person: number, place: number): number {
    return this.#countsOf(person, place) & ROWS;
  }

  /** How many of them count. */
  countedAt(person: number, place: number): number {
    return this.#countsOf(person, place) >>> 16;
  }

  /** What they add up to, as long as no sum has outgrown a plain number. */
  plainSumAt(person: number, place: number): number {
    return this.sums.plainAt(person * this.#floatStride + place);
  }

  /** Puts what a person's rows in one window added up to into `seen`. */
  read(person: number, place: number, seen: Seen): void {
    seen.rows = this.rowsAt(person, place);
    seen.counted = this.countedAt(person, place);
    seen.sum = this.sums.at(person * this.#floatStride + place);
  }

  #countsOf(person: number, place: number): number {
    return this.#words[person * this.#wordStride + this.#countsAt + place] ?? 0;
  }
}

/** A bound beyond what a value can be is as good as none. */
function bound(units: Units | null, none: number): number {
  return units === null ? none : Number(units);
}
