import { spread } from './hash.ts';
import { Pseudonyms, type PseudonymTable } from './pseudonyms.ts';
import { BATCH_ROWS, type RowBatch } from './row-batch.ts';

/** Finds the persons of many rows at a time. */
export class Lookup {
  readonly #table: PseudonymTable;
  readonly #pseudonyms: Pseudonyms;
  readonly #candidates = new Int32Array(BATCH_ROWS);
  /** Where the candidates' bytes begin, and the first of them: written so that they are loaded. */
  readonly #begins = new Int32Array(BATCH_ROWS);
  readonly #loaded = new Uint8Array(BATCH_ROWS);

  constructor(table: PseudonymTable) {
    this.#table = table;
    this.#pseudonyms = Pseudonyms.of(table);
  }

  /** Looks up the runs of a batch. @returns in `persons` each run's person, or -1 where it is not known. */
  findAll(bytes: Uint8Array, batch: RowBatch, persons: Int32Array): void {
    this.#loadAll(batch);
    const { runs, hashes, starts, ends } = batch;
    const candidates = this.#candidates;
    const pseudonyms = this.#pseudonyms;
    for (let run = 0; run < runs; run += 1) {
      const start = starts[run] ?? 0;
      const end = ends[run] ?? 0;
      const number = (candidates[run] ?? 0) - 1;
      const isFound = number >= 0 && pseudonyms.is(number, bytes, start, end);
      persons[run] = isFound
        ? number
        : pseudonyms.find(bytes, { hash: hashes[run] ?? 0, start, end });
    }
  }

  /**
   * Loads what comparing will need, step by step for all runs: within a step no load waits for another, so that
   * their waits for memory overlap.
   */
  #loadAll({ runs, hashes }: RowBatch): void {
    const { slots, starts, bytes } = this.#table;
    const candidates = this.#candidates;
    const begins = this.#begins;
    const loaded = this.#loaded;
    const mask = slots.length / 2 - 1;
    for (let run = 0; run < runs; run += 1) {
      candidates[run] = slots[(spread(hashes[run] ?? 0) & mask) * 2 + 1] ?? 0;
    }
    // The first candidate may be none: then what is loaded is of no use, and of no harm.
    for (let run = 0; run < runs; run += 1) {
      begins[run] = starts[Math.max(0, (candidates[run] ?? 0) - 1)] ?? 0;
    }
    for (let run = 0; run < runs; run += 1) loaded[run] = bytes[begins[run] ?? 0] ?? 0;
  }
}
