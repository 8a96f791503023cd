import type { Ground } from './ground.ts';
import { partOf } from './hash.ts';
import { KeptRows } from './kept-rows.ts';
import type { RowBatch } from './observation-rows.ts';
import { isPseudonym } from './plain-pseudonym.ts';
import { BATCH_ROWS, Pseudonyms } from './pseudonyms.ts';
import { Records } from './records.ts';
import { Surprise } from './surprise.ts';

/** Adds each row to the record of its person, a batch at a time. */
export class Reckoning {
  readonly kept = new KeptRows();
  /** Rows dated after the day of the evaluation, and the first of them. */
  later = 0;
  firstLater = 0;
  readonly records: Records;
  readonly #ground: Ground;
  readonly #pseudonyms: Pseudonyms;
  readonly #numbers = new Int32Array(BATCH_ROWS);
  readonly #begins = new Int32Array(BATCH_ROWS);
  readonly #layouts = new Int32Array(BATCH_ROWS);
  /** Written so that the records are in the processor's cache when they are added to. */
  readonly #loaded = new Uint32Array(BATCH_ROWS);

  constructor(ground: Ground) {
    this.#ground = ground;
    this.#pseudonyms = Pseudonyms.of(ground.pseudonyms);
    this.records = new Records(ground.records);
  }

  /** @throws Surprise when a row is of nobody enrolled, lies outside every window, or is one too many. */
  take(bytes: Uint8Array, batch: RowBatch): void {
    const numbers = this.#numbers;
    const { records } = this;
    this.#pseudonyms.findAll(bytes, batch, numbers);
    for (let at = 0, last = -1; at < batch.count; at += 1) {
      const person = numbers[at] ?? -1;
      // The record of who follows themselves is there already.
      if (person === last) continue;
      last = person;
      if (person < 0) continue;
      const begin = records.beginOf(person);
      const layout = records.layoutOf(person);
      this.#begins[at] = begin;
      this.#layouts[at] = layout;
      this.#loaded[at] = records.load(begin, layout, batch.names[at] ?? 0, batch.days[at] ?? 0);
    }
    for (let at = 0; at < batch.count; ) {
      const person = numbers[at] ?? -1;
      if (person < 0) {
        this.#checkElsewhere(bytes, batch, at);
        at += 1;
      } else at = this.#addRun(person, batch, at);
    }
  }

  /** Adds all rows of one person that follow each other. @returns the place of the row after them */
  #addRun(person: number, batch: RowBatch, from: number): number {
    const { isShared } = this.#ground;
    const begin = this.#begins[from] ?? 0;
    const layout = this.#layouts[from] ?? 0;
    if (isShared) this.records.lock(begin);
    let at = from;
    try {
      for (; at < batch.count && this.#numbers[at] === person; at += 1) {
        const name = batch.names[at] ?? 0;
        const day = batch.days[at] ?? 0;
        const value = batch.values[at] ?? 0;
        if (day > this.#ground.lastDay) this.#noteLater(batch.rows[at] ?? 0);
        if (this.#ground.isKept[name] === 1) this.#keep(person, layout, name, day, value);
        else this.records.add(begin, layout, name, day, value);
      }
    } finally {
      // Also at a surprise: another thread may wait for this person.
      if (isShared) this.records.unlock(begin);
    }
    return at;
  }

  #noteLater(row: number): void {
    this.later += 1;
    if (this.firstLater === 0) this.firstLater = row;
  }

  #keep(person: number, layout: number, name: number, day: number, value: number): void {
    if (!this.records.admits(layout, name, day)) throw new Surprise('outside every window');
    this.kept.add(person, name, day, value);
  }

  /**
   * Who is not enrolled here may be so in another part; but only a pseudonym beyond doubt tells which. In quotes
   * it would seem to belong elsewhere, and no part would count the row.
   */
  #checkElsewhere(bytes: Uint8Array, batch: RowBatch, at: number): void {
    const { index, of } = this.#ground.part;
    const isHere = partOf(batch.hashes[at] ?? 0, of) === index;
    if (isHere || !isPseudonym(bytes, batch.starts[at] ?? 0, batch.ends[at] ?? 0)) {
      throw new Surprise('nobody enrolled');
    }
  }
}
