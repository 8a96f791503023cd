import { OBSERVATION_COLUMNS, type ObservationField } from '../../intake/known-columns.ts';
import { plainColumns } from './columns.ts';
import type { Days } from './days.ts';
import { HASH_START, hashOn } from './hash.ts';
import { LINE_FEED, type LineReader } from './lines.ts';
import { Numbers } from './numbers.ts';
import { BATCH_ROWS, RowBatch } from './row-batch.ts';
import { Surprise } from './surprise.ts';

const COMMA = 44;
const DATE_LENGTH = 10;

/** Reads the plain rows of a file of observations in batches. */
export class ObservationRows implements LineReader {
  readonly #batch = new RowBatch();
  readonly #names: readonly Uint8Array[];
  readonly #days: Days;
  readonly #scale: number;
  readonly #take: (bytes: Uint8Array, batch: RowBatch) => void;
  #fields: readonly ObservationField[] = [];
  #delimiter = COMMA;
  #lineEnd = LINE_FEED;
  #lineEndLength = 1;
  #numbers: Numbers;
  /** The number of the row that was read last; the header is row 1. */
  #row = 1;
  /** Where in the bytes that are read the last pseudonym lies, and its hash; nowhere if its length is 0. */
  #lastStart = 0;
  #lastLength = 0;
  #lastHash = 0;

  /** @param input.take is lent the bytes and the batch until it returns. */
  constructor(input: {
    names: readonly string[];
    days: Days;
    scale: number;
    take: (bytes: Uint8Array, batch: RowBatch) => void;
  }) {
    this.#names = input.names.map((name) => new TextEncoder().encode(name));
    this.#days = input.days;
    this.#scale = input.scale;
    this.#numbers = new Numbers({ scale: input.scale, decimalComma: false });
    this.#take = input.take;
  }

  get row(): number {
    return this.#row;
  }

  get decimalSign(): number {
    return this.#numbers.decimalSign;
  }

  header(line: Uint8Array): void {
    const columns = plainColumns(line, OBSERVATION_COLUMNS);
    const fields = columns.fields.filter((field) => field !== undefined);
    if (fields.length < columns.fields.length) throw new Surprise('a column that is not known');
    if (fields.includes('until')) throw new Surprise('stays');
    this.#fields = fields;
    this.#delimiter = columns.delimiter.charCodeAt(0);
    this.#lineEnd = columns.lineEnd;
    this.#lineEndLength = columns.lineEndLength;
    this.#numbers = new Numbers({ scale: this.#scale, decimalComma: columns.decimalComma });
  }

  /** @throws Surprise, ScaleTooSmall */
  lines(bytes: Uint8Array, from: number, until: number): void {
    this.#lastLength = 0;
    for (let at = from; at < until; ) {
      at = this.#fill(bytes, at, until);
      this.#flush(bytes);
    }
  }

  /**
   * Reads rows until the batch is full. It is short enough to be called often, so that it is soon compiled as a
   * whole: a loop over all the rows of a block would be compiled in its midst, and left again at its end.
   *
   * @returns where the next row begins
   */
  #fill(bytes: Uint8Array, from: number, until: number): number {
    const batch = this.#batch;
    const delimiter = this.#delimiter;
    const lineEnd = this.#lineEnd;
    const lineEndLength = this.#lineEndLength;
    const last = this.#fields.length - 1;
    const one = last < 3 ? 10 ** this.#scale : 0;
    let at = from;
    for (; at < until && batch.count < BATCH_ROWS; at += lineEndLength) {
      this.#row += 1;
      if (bytes[at] !== lineEnd) {
        const index = batch.count;
        batch.values[index] = one;
        for (let column = 0; column < last; column += 1) {
          at = this.#read(bytes, at, column, delimiter) + 1;
        }
        at = this.#read(bytes, at, last, lineEnd);
        batch.rows[index] = this.#row;
        batch.count = index + 1;
      }
      if (bytes[at + lineEndLength - 1] !== LINE_FEED) throw new Surprise('a line’s end');
    }
    return at;
  }

  #flush(bytes: Uint8Array): void {
    const batch = this.#batch;
    if (batch.count > 0) this.#take(bytes, batch);
    batch.count = 0;
    batch.runs = 0;
  }

  /** Reads one cell. @returns where the cell ends: there stands what ends it, or there is a surprise */
  #read(bytes: Uint8Array, at: number, column: number, stop: number): number {
    const batch = this.#batch;
    const row = batch.count;
    const field = this.#fields[column];
    switch (field) {
      case 'person':
        return this.#person(bytes, at, stop);
      case 'observation':
        return this.#name(bytes, at, stop);
      case 'date':
        if (bytes[at + DATE_LENGTH] !== stop) throw new Surprise('not a date');
        batch.days[row] = this.#days.read(bytes, at);
        return at + DATE_LENGTH;
      case 'value':
        batch.values[row] = this.#numbers.read(bytes, at, stop);
        return this.#numbers.end;
      case 'until':
      case undefined:
    }
    throw new Surprise('a column that is not known');
  }

  /** Puts the row in the run of the row before it, or in one of its own. @returns where the pseudonym ends */
  #person(bytes: Uint8Array, from: number, stop: number): number {
    const batch = this.#batch;
    const isSame = this.#isLast(bytes, from, stop);
    const end = isSame ? from + this.#lastLength : this.#newPerson(bytes, from, stop);
    if (!isSame || batch.runs === 0) this.#beginRun(batch);
    batch.untils[batch.runs - 1] = batch.count + 1;
    return end;
  }

  #beginRun(batch: RowBatch): void {
    const run = batch.runs;
    batch.hashes[run] = this.#lastHash;
    batch.starts[run] = this.#lastStart;
    batch.ends[run] = this.#lastStart + this.#lastLength;
    batch.runs = run + 1;
  }

  #isLast(bytes: Uint8Array, from: number, stop: number): boolean {
    const length = this.#lastLength;
    if (length === 0 || bytes[from + length] !== stop) return false;
    const last = this.#lastStart;
    // Neighbours mostly differ at their end.
    for (let at = length - 1; at >= 0; at -= 1) {
      if (bytes[from + at] !== bytes[last + at]) return false;
    }
    return true;
  }

  /** @returns where the pseudonym ends */
  #newPerson(bytes: Uint8Array, from: number, stop: number): number {
    let [at, hash] = [from, HASH_START];
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

  #name(bytes: Uint8Array, at: number, stop: number): number {
    for (let name = 0; name < this.#names.length; name += 1) {
      const known = this.#names[name];
      if (known === undefined || bytes[at + known.length] !== stop) continue;
      let place = 0;
      while (place < known.length && bytes[at + place] === known[place]) place += 1;
      if (place < known.length) continue;
      this.#batch.names[this.#batch.count] = name;
      return at + place;
    }
    throw new Surprise('an observation that nothing reads');
  }
}
