import type { Seen } from '../../persons/seen.ts';
import { ExactSums } from '../bytes/exact-sums.ts';
import { Surprise } from '../bytes/surprise.ts';
import { NAME_FIELDS, NEVER, TARGET_FIELDS, UNCOUNTED } from '../people/layout-fields.ts';
import { HEAD, headOf, type RecordForm } from './record-form.ts';
import { RecordHeads } from './record-heads.ts';
import type { RowBatch, RowPlace, RowsAlike } from './row-batch.ts';

const COUNTED = 0x10000;
const ROWS = 0xffff;

/**
 * One record per person in one block of memory: a head that says whose it is, counts (rows in the lower half,
 * counted rows in the upper), sums, and as many bits as the person's layout has days, so that a second row of one
 * day is seen. What every row asks lies together.
 */
export class Records {
  readonly heads: RecordHeads;
  readonly sums: ExactSums;
  /** Signed: unsigned words above 2^31 would be made floats wherever they are counted with. */
  readonly #words: Int32Array;
  readonly #sumsAt: number;
  readonly #bitsAt: number;
  readonly #names: Int32Array;
  readonly #targets: Int32Array;
  readonly #namesPerLayout: number;
  readonly #least: Float64Array;
  readonly #most: Float64Array;
  readonly #notZero: Uint8Array;
  readonly #claimDays: Int32Array;

  constructor(form: RecordForm) {
    const { seens, memory } = form;
    this.heads = new RecordHeads(form);
    this.#sumsAt = headOf(seens) - seens;
    this.#bitsAt = headOf(seens) * 2;
    this.sums = new ExactSums(new Float64Array(memory));
    this.#words = new Int32Array(memory);
    this.#names = form.names;
    this.#targets = form.targets;
    this.#namesPerLayout = form.namesPerLayout;
    this.#least = form.least;
    this.#most = form.most;
    this.#notZero = form.notZero;
    this.#claimDays = form.claimDays;
  }

  /** Loads the bits of a row, so that the waits for memory of a batch overlap. */
  load(begin: number, layout: number, name: number, since: number): number {
    const at = (layout * this.#namesPerLayout + name) * NAME_FIELDS.size;
    const bit = since - (this.#names[at + NAME_FIELDS.firstDay] ?? 0);
    const word = this.#bitsAt + (this.#names[at + NAME_FIELDS.word] ?? 0) + (bit >> 5);
    return this.#words[begin * 2 + word] ?? 0;
  }

  /**
   * Whether a row may lie on its day, for rows that are kept: of a stay, one of its days is enough.
   */
  admits({ layout, name, origin, day, further }: RowPlace): boolean {
    const since = day - origin;
    const at = (layout * this.#namesPerLayout + name) * NAME_FIELDS.size;
    const end = this.#names[at + NAME_FIELDS.targetsEnd] ?? 0;
    for (let target = this.#names[at + NAME_FIELDS.targets] ?? 0; target < end; target += 1) {
      if (this.#meets(target, since, since + further)) return true;
    }
    return since >= (this.#names[at + NAME_FIELDS.claimsFrom] ?? NEVER) && this.#isOfClaims(day);
  }

  #isOfClaims(day: number): boolean {
    const days = this.#claimDays;
    for (let at = 0; at < days.length; at += 2) {
      if ((days[at] ?? 0) <= day && day < (days[at + 1] ?? 0)) return true;
    }
    return false;
  }

  /**
   * Adds rows of one person and one name.
   *
   * @throws Surprise when a row lies outside every window, or is the second of its day.
   */
  add(
    { days, values }: RowBatch,
    { from, until, name, begin, layout, origin, lastDay }: RowsAlike,
  ): void {
    const at = (layout * this.#namesPerLayout + name) * NAME_FIELDS.size;
    const names = this.#names;
    const words = this.#words;
    const firstDay = names[at + NAME_FIELDS.firstDay] ?? 0;
    const dayCount = names[at + NAME_FIELDS.days] ?? 0;
    const targets = names[at + NAME_FIELDS.targets] ?? 0;
    const targetsEnd = names[at + NAME_FIELDS.targetsEnd] ?? 0;
    const bits = begin * 2 + this.#bitsAt + (names[at + NAME_FIELDS.word] ?? 0);
    for (let row = from; row < until; row += 1) {
      const day = days[row] ?? 0;
      const bit = day - origin - firstDay;
      if (bit < 0 || bit >= dayCount) throw new Surprise('outside');
      const word = bits + (bit >>> 5);
      const mask = 1 << (bit & 31);
      const before = words[word] ?? 0;
      if ((before & mask) !== 0) throw new Surprise('a second row of one day');
      words[word] = before | mask;
      let isAdmitted = false;
      for (let target = targets; target < targetsEnd; target += 1) {
        if (!this.#meets(target, day - origin, day - origin)) continue;
        isAdmitted = true;
        if (day <= lastDay) this.#count(target, begin, values[row] ?? 0);
      }
      if (!isAdmitted) throw new Surprise('outside every window');
    }
  }

  /** Whether one of the days from one to another, both included, is the target's. */
  #meets(target: number, first: number, last: number): boolean {
    const place = target * TARGET_FIELDS.size;
    const from = this.#targets[place + TARGET_FIELDS.from] ?? 0;
    return last >= from && first < (this.#targets[place + TARGET_FIELDS.until] ?? 0);
  }

  /** Counts a value in a window of the person whose record begins there. */
  #count(target: number, begin: number, value: number): void {
    const place = target * TARGET_FIELDS.size;
    const seen = this.#targets[place + TARGET_FIELDS.seen] ?? 0;
    if (seen === UNCOUNTED) return;
    const measure = this.#targets[place + TARGET_FIELDS.measure] ?? 0;
    const isAchieved =
      value >= (this.#least[measure] ?? 0) &&
      value <= (this.#most[measure] ?? 0) &&
      !(value === 0 && this.#notZero[measure] === 1);
    const count = begin * 2 + HEAD.counts + seen;
    this.#words[count] = (this.#words[count] ?? 0) + (isAchieved ? COUNTED + 1 : 1);
    if (isAchieved) this.sums.add(begin + this.#sumsAt + seen, value);
  }

  /** Some sum is no plain number any more. */
  get hasCarried(): boolean {
    return this.sums.hasCarried;
  }

  /** How many rows a window has, of the person whose record begins there. */
  rowsAt(begin: number, place: number): number {
    return this.#countsAt(begin, place) & ROWS;
  }

  /** How many of them count. */
  countedAt(begin: number, place: number): number {
    return this.#countsAt(begin, place) >>> 16;
  }

  /** What they add up to, as long as no sum has outgrown a plain number. */
  plainSumAt(begin: number, place: number): number {
    return this.sums.plainAt(begin + this.#sumsAt + place);
  }

  /** Puts what a person's rows in one window added up to into `seen`. */
  read(person: number, place: number, seen: Seen): void {
    const begin = this.heads.beginOf(person);
    seen.rows = this.rowsAt(begin, place);
    seen.counted = this.countedAt(begin, place);
    seen.sum = this.sums.at(begin + this.#sumsAt + place);
  }

  #countsAt(begin: number, place: number): number {
    return this.#words[begin * 2 + HEAD.counts + place] ?? 0;
  }
}
