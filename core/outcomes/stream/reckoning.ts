import type { Part } from './enrolment-rows.ts';
import { partOf } from './hash.ts';
import { KeptRows } from './kept-rows.ts';
import type { RowBatch } from './observation-rows.ts';
import { isPseudonym } from './plain-pseudonym.ts';
import { BATCH_ROWS } from './pseudonyms.ts';
import type { Records } from './records.ts';
import type { Roll } from './roll.ts';
import { Surprise } from './surprise.ts';

/** Adds each row to the record of its person, a batch at a time. */
export class Reckoning {
  readonly kept = new KeptRows();
  /** Rows dated after the day of the evaluation, and the first of them. */
  later = 0;
  firstLater = 0;
  readonly #roll: Roll;
  readonly #records: Records;
  readonly #part: Part;
  readonly #lastDay: number;
  /** Of each name, whether its rows are kept. */
  readonly #isKept: Uint8Array;
  readonly #numbers = new Int32Array(BATCH_ROWS);
  readonly #layouts = new Int32Array(BATCH_ROWS);
  /** Written so that the records are in the processor's cache when they are added to. */
  readonly #loaded = new Uint32Array(BATCH_ROWS);

  constructor(input: {
    roll: Roll;
    records: Records;
    part: Part;
    lastDay: number;
    isKept: readonly boolean[];
  }) {
    this.#roll = input.roll;
    this.#records = input.records;
    this.#part = input.part;
    this.#lastDay = input.lastDay;
    this.#isKept = Uint8Array.from(input.isKept, Number);
  }

  /** @throws Surprise when a row is of nobody enrolled, lies outside every window, or is one too many. */
  take(bytes: Uint8Array, batch: RowBatch): void {
    const numbers = this.#numbers;
    const roll = this.#roll;
    const records = this.#records;
    roll.people.pseudonyms.findAll(bytes, batch, numbers);
    for (let at = 0; at < batch.count; at += 1) {
      const person = numbers[at] ?? -1;
      if (person < 0) continue;
      this.#layouts[at] = roll.layoutOf(person);
      this.#loaded[at] = records.load(person);
    }
    for (let at = 0; at < batch.count; at += 1) {
      const person = numbers[at] ?? -1;
      if (person < 0) this.#checkElsewhere(bytes, batch, at);
      else this.#add(person, batch, at);
    }
  }

  #add(person: number, batch: RowBatch, at: number): void {
    const name = batch.names[at] ?? 0;
    const day = batch.days[at] ?? 0;
    const value = batch.values[at] ?? 0;
    const layout = this.#layouts[at] ?? 0;
    if (day > this.#lastDay) {
      this.later += 1;
      if (this.firstLater === 0) this.firstLater = batch.rows[at] ?? 0;
    }
    if (this.#isKept[name] !== 1) {
      this.#records.add(person, layout, name, day, value);
      return;
    }
    if (!this.#records.admits(layout, name, day)) throw new Surprise('outside every window');
    this.kept.add(person, name, day, value);
  }

  /**
   * Who is not enrolled here may be so in another part; but only a pseudonym beyond doubt tells which. In quotes
   * it would seem to belong elsewhere, and no part would count the row.
   */
  #checkElsewhere(bytes: Uint8Array, batch: RowBatch, at: number): void {
    const { index, of } = this.#part;
    const isHere = partOf(batch.hashes[at] ?? 0, of) === index;
    if (isHere || !isPseudonym(bytes, batch.starts[at] ?? 0, batch.ends[at] ?? 0)) {
      throw new Surprise('nobody enrolled');
    }
  }
}
