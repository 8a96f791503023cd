import { spread } from '../bytes/hash.ts';
import { Pseudonyms, type PseudonymTable } from '../people/pseudonyms.ts';
import type { RecordHeads } from './record-heads.ts';
import { BATCH_ROWS, type RowBatch } from './row-batch.ts';

/**
 * Finds the persons of many rows at a time, and their records. It goes step by step for all runs of a batch: within
 * a step no load waits for another, so that their waits for memory overlap.
 */
export class Lookup {
  readonly #slots: Int32Array;
  readonly #mask: number;
  readonly #pseudonyms: Pseudonyms;
  readonly #heads: RecordHeads;
  /** Of each run, whose it is, or -1 where nobody is known. */
  readonly persons = new Int32Array(BATCH_ROWS);
  /** Where the record begins; that of somebody where nobody is known. */
  readonly begins = new Int32Array(BATCH_ROWS);
  /** Written so that what it is read from is loaded. */
  readonly #loaded = new Int32Array(BATCH_ROWS);

  constructor(table: PseudonymTable, heads: RecordHeads) {
    this.#slots = table.slots;
    this.#mask = table.slots.length / 2 - 1;
    this.#pseudonyms = Pseudonyms.of(table);
    this.#heads = heads;
  }

  /** Looks up the runs of a batch: `persons` and `begins` tell of them until the next one. */
  findAll(bytes: Uint8Array, batch: RowBatch): void {
    this.#loadSlots(batch);
    this.#findLikely(batch);
    this.#loadHeads(batch);
    const { runs, starts, ends } = batch;
    const { persons, begins } = this;
    for (let run = 0; run < runs; run += 1) {
      const isKnown = (persons[run] ?? 0) >= 0;
      const [start, end] = [starts[run] ?? 0, ends[run] ?? 0];
      if (isKnown && !this.#heads.isOf(begins[run] ?? 0, bytes, start, end)) {
        this.#findAgain(bytes, batch, run);
      }
    }
  }

  #loadSlots({ runs, hashes }: RowBatch): void {
    const slots = this.#slots;
    const mask = this.#mask;
    const loaded = this.#loaded;
    for (let run = 0; run < runs; run += 1) {
      loaded[run] = slots[(spread(hashes[run] ?? 0) & mask) * 2] ?? 0;
    }
  }

  /** Finds the first with the hash of each run: but for one in thousands of millions it is the one. */
  #findLikely({ runs, hashes }: RowBatch): void {
    const slots = this.#slots;
    const mask = this.#mask;
    const { persons, begins } = this;
    for (let run = 0; run < runs; run += 1) {
      const hash = hashes[run] ?? 0;
      let slot = spread(hash) & mask;
      while (slots[slot * 2 + 1] !== 0 && slots[slot * 2] !== hash) slot = (slot + 1) & mask;
      const person = (slots[slot * 2 + 1] ?? 0) - 1;
      persons[run] = person;
      begins[run] = this.#heads.beginOf(Math.max(0, person));
    }
  }

  #loadHeads({ runs }: RowBatch): void {
    const { begins } = this;
    const loaded = this.#loaded;
    for (let run = 0; run < runs; run += 1) loaded[run] = this.#heads.load(begins[run] ?? 0);
  }

  /** Finds by the bytes, where another pseudonym has the same hash. */
  #findAgain(bytes: Uint8Array, { hashes, starts, ends }: RowBatch, run: number): void {
    const place = { hash: hashes[run] ?? 0, start: starts[run] ?? 0, end: ends[run] ?? 0 };
    const person = this.#pseudonyms.find(bytes, place);
    this.persons[run] = person;
    this.begins[run] = this.#heads.beginOf(Math.max(0, person));
  }
}
