import { partOf } from '../bytes/hash.ts';
import { isPseudonym } from '../bytes/plain-pseudonym.ts';
import { Surprise } from '../bytes/surprise.ts';
import type { Ground } from './ground.ts';
import { KeptRows } from './kept-rows.ts';
import { Lookup } from './lookup.ts';
import { Records } from './records.ts';
import { BATCH_ROWS, type RowBatch } from './row-batch.ts';

/** Adds each row to the record of its person, a batch at a time. */
export class Reckoning {
  readonly kept = new KeptRows();
  /** Rows dated after the day of the evaluation, and the first of them. */
  later = 0;
  firstLater = 0;
  readonly records: Records;
  readonly #ground: Ground;
  readonly #lookup: Lookup;
  /** How many units are one: values are whole numbers of units. */
  readonly #unit: number;
  /** Of each run of a batch: the layout of the rows and its origin. */
  readonly #layouts = new Int32Array(BATCH_ROWS);
  readonly #origins = new Int32Array(BATCH_ROWS);
  /** Written so that the records' bits are in the processor's cache when they are added to. */
  readonly #loaded = new Int32Array(BATCH_ROWS);

  constructor(ground: Ground) {
    this.#ground = ground;
    this.#unit = 10 ** ground.scale;
    this.records = new Records(ground.records);
    this.#lookup = new Lookup(ground.pseudonyms, this.records.heads);
  }

  /** @throws Surprise when a row is of nobody enrolled, lies outside every window, or is one too many. */
  take(bytes: Uint8Array, batch: RowBatch): void {
    this.#lookup.findAll(bytes, batch);
    this.#loadAll(batch);
    for (let run = 0, from = 0; run < batch.runs; run += 1) {
      const until = batch.untils[run] ?? 0;
      const person = this.#lookup.persons[run] ?? -1;
      if (person < 0) this.#checkElsewhere(bytes, batch, run);
      else if (this.#ground.isShared) this.#addLocked(batch, run, from);
      else this.#addRun(batch, run, from);
      from = until;
    }
  }

  /** Loads the records step by step for all runs, as `Lookup` does what it looks up. */
  #loadAll({ runs, untils, names, days }: RowBatch): void {
    const { begins } = this.#lookup;
    const layouts = this.#layouts;
    const origins = this.#origins;
    const loaded = this.#loaded;
    const { records } = this;
    const { heads } = records;
    for (let run = 0; run < runs; run += 1) {
      layouts[run] = heads.layoutAt(begins[run] ?? 0);
      origins[run] = heads.originAt(begins[run] ?? 0);
    }
    for (let run = 0, row = 0; run < runs; run += 1) {
      const since = (days[row] ?? 0) - (origins[run] ?? 0);
      loaded[run] = records.load(begins[run] ?? 0, layouts[run] ?? 0, names[row] ?? 0, since);
      row = untils[run] ?? 0;
    }
  }

  #addLocked(batch: RowBatch, run: number, from: number): void {
    const begin = this.#lookup.begins[run] ?? 0;
    const { heads } = this.records;
    heads.lock(begin);
    try {
      this.#addRun(batch, run, from);
    } finally {
      // Also at a surprise: another thread may wait for this person.
      heads.unlock(begin);
    }
  }

  /** Adds the rows of a run, those of one name after another. */
  #addRun(batch: RowBatch, run: number, from: number): void {
    const { lastDay, isKept } = this.#ground;
    const { names } = batch;
    const begin = this.#lookup.begins[run] ?? 0;
    const layout = this.#layouts[run] ?? 0;
    const origin = this.#origins[run] ?? 0;
    const end = batch.untils[run] ?? 0;
    for (let at = from; at < end; ) {
      const name = names[at] ?? 0;
      let until = at + 1;
      while (until < end && names[until] === name) until += 1;
      this.#noteLater(batch, at, until);
      if (isKept[name] === 1) this.#keep(batch, run, at, until);
      else this.records.add(batch, { from: at, until, begin, layout, name, origin, lastDay });
      at = until;
    }
  }

  #keep(batch: RowBatch, run: number, from: number, until: number): void {
    const name = batch.names[from] ?? 0;
    const layout = this.#layouts[run] ?? 0;
    const origin = this.#origins[run] ?? 0;
    const isClaimable = this.#ground.isClaimable[name] ?? false;
    for (let at = from; at < until; at += 1) {
      if (isClaimable && !this.#isWholeNumber(batch.values[at] ?? 0)) {
        throw new Surprise('no number of claims');
      }
      const day = batch.days[at] ?? 0;
      const further = batch.furthers[at] ?? 0;
      if (!this.records.admits({ layout, name, origin, day, further })) {
        throw new Surprise('outside every window');
      }
      this.kept.add(this.#lookup.persons[run] ?? 0, batch, at);
    }
  }

  #isWholeNumber(units: number): boolean {
    return units >= 0 && units % this.#unit === 0;
  }

  #noteLater({ days, firstRow }: RowBatch, from: number, until: number): void {
    const { lastDay } = this.#ground;
    for (let at = from; at < until; at += 1) {
      if ((days[at] ?? 0) <= lastDay) continue;
      this.later += 1;
      if (this.firstLater === 0) this.firstLater = firstRow + at;
    }
  }

  /**
   * Who is not enrolled here may be so in another part; but only a pseudonym beyond doubt tells which. In quotes
   * it would seem to belong elsewhere, and no part would count the row.
   */
  #checkElsewhere(bytes: Uint8Array, batch: RowBatch, run: number): void {
    const { index, of } = this.#ground.part;
    const isHere = partOf(batch.hashes[run] ?? 0, of) === index;
    if (isHere || !isPseudonym(bytes, batch.starts[run] ?? 0, batch.ends[run] ?? 0)) {
      throw new Surprise('nobody enrolled');
    }
  }
}
