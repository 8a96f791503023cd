import { OBSERVATION_COLUMNS, type ObservationField } from '../../../intake/known-columns.ts';
import { plainColumns } from '../bytes/columns.ts';
import { DATE_LENGTH, type Days } from '../bytes/days.ts';
import { LastDays } from '../bytes/last-days.ts';
import { LINE_FEED } from '../bytes/line-ends.ts';
import type { LineReader } from '../bytes/lines.ts';
import { Names } from '../bytes/names.ts';
import { Numbers } from '../bytes/numbers.ts';
import { Surprise } from '../bytes/surprise.ts';
import { PersonCells } from './person-cells.ts';
import { BATCH_ROWS, RowBatch } from './row-batch.ts';

const COMMA = 44;
const USUAL_FIELDS: readonly ObservationField[] = ['person', 'observation', 'date', 'value'];

/** Reads the plain rows of a file of observations in batches. */
export class ObservationRows implements LineReader {
  readonly #batch = new RowBatch();
  readonly #persons = new PersonCells();
  readonly #names: Names;
  readonly #days: Days;
  readonly #scale: number;
  readonly #lastDays: LastDays;
  readonly #take: (bytes: Uint8Array, batch: RowBatch) => void;
  #fields: readonly ObservationField[] = [];
  #isUsual = false;
  #delimiter = COMMA;
  #lineEnd = LINE_FEED;
  #lineEndLength = 1;
  #numbers: Numbers;
  /** The number of the row that was read last; the header is row 1. */
  #row = 1;
  #hasRows = false;

  /** @param input.take is lent the bytes and the batch until it returns. */
  constructor(input: {
    names: readonly string[];
    isOfStays: readonly boolean[];
    isKept: boolean;
    days: Days;
    scale: number;
    take: (bytes: Uint8Array, batch: RowBatch) => void;
  }) {
    this.#names = new Names(input.names);
    this.#lastDays = new LastDays(input.days, input);
    this.#days = input.days;
    this.#scale = input.scale;
    this.#numbers = new Numbers({ scale: input.scale, delimiter: ',' });
    this.#take = input.take;
  }

  /** Some line under the header is not empty. */
  get hasRows(): boolean {
    return this.#hasRows;
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
    this.#fields = fields;
    this.#isUsual = fields.join() === USUAL_FIELDS.join();
    this.#delimiter = columns.delimiter.charCodeAt(0);
    this.#lineEnd = columns.lineEnd;
    this.#lineEndLength = columns.lineEndLength;
    this.#numbers = new Numbers({ scale: this.#scale, delimiter: columns.delimiter });
  }

  /** @throws Surprise, ScaleTooSmall */
  lines(bytes: Uint8Array, from: number, until: number): void {
    this.#persons.turnTo(bytes);
    for (let at = from; at < until; ) {
      at = this.#fill(bytes, at, until);
      this.#flush(bytes);
    }
  }

  /**
   * Reads rows until the batch is full or an empty line comes. It is short enough to be called often, so that it
   * is soon compiled as a whole: a loop over all the rows of a block would be compiled in its midst, and left again
   * at its end.
   *
   * @returns where the next row begins
   */
  #fill(bytes: Uint8Array, from: number, until: number): number {
    const batch = this.#batch;
    const lineEnd = this.#lineEnd;
    const isUsual = this.#isUsual;
    let at = from;
    let row = this.#row;
    for (; at < until && bytes[at] === lineEnd; row += 1) at = this.#nextLine(bytes, at);
    batch.firstRow = row + 1;
    while (at < until && batch.count < BATCH_ROWS && bytes[at] !== lineEnd) {
      at = isUsual ? this.#readUsual(bytes, at) : this.#read(bytes, at);
      at = this.#nextLine(bytes, at);
      batch.count += 1;
    }
    this.#row = row + batch.count;
    return at;
  }

  /** @returns where the line after this one's end begins */
  #nextLine(bytes: Uint8Array, end: number): number {
    const next = end + this.#lineEndLength;
    if (bytes[next - 1] !== LINE_FEED) throw new Surprise('a line’s end');
    return next;
  }

  #flush(bytes: Uint8Array): void {
    const batch = this.#batch;
    if (batch.count > 0) {
      this.#hasRows = true;
      this.#take(bytes, batch);
    }
    batch.count = 0;
    batch.runs = 0;
  }

  /**
   * Reads a row of the usual columns in their usual order, without asking of each cell what it is: a sixth of
   * the time of a row.
   *
   * @returns where the row ends: there stands what ends it, or there is a surprise
   */
  #readUsual(bytes: Uint8Array, from: number): number {
    const batch = this.#batch;
    const row = batch.count;
    const delimiter = this.#delimiter;
    const names = this.#names;
    const numbers = this.#numbers;
    const observation = this.#persons.read(bytes, from, delimiter, batch) + 1;
    batch.names[row] = names.read(bytes, observation, delimiter);
    const date = names.end + 1;
    if (bytes[date + DATE_LENGTH] !== delimiter) throw new Surprise('not a date');
    batch.days[row] = this.#days.read(bytes, date);
    batch.values[row] = numbers.read(bytes, date + DATE_LENGTH + 1, this.#lineEnd);
    return numbers.end;
  }

  /** Reads a row of any columns. @returns where it ends, as `readUsual` does */
  #read(bytes: Uint8Array, from: number): number {
    const fields = this.#fields;
    const batch = this.#batch;
    const row = batch.count;
    batch.values[row] = 10 ** this.#scale;
    this.#lastDays.beginRow();
    let at = from;
    for (let column = 0; column < fields.length; column += 1) {
      const isLast = column === fields.length - 1;
      at = this.#cell(bytes, at, fields[column], isLast ? this.#lineEnd : this.#delimiter);
      if (!isLast) at += 1;
    }
    const day = batch.days[row] ?? 0;
    const name = batch.names[row] ?? 0;
    batch.furthers[row] = this.#lastDays.furtherThan(day, name, batch.values[row] ?? 0);
    return at;
  }

  /** Reads a cell. @returns where it ends: there stands what ends it, or there is a surprise */
  #cell(bytes: Uint8Array, at: number, field: ObservationField | undefined, stop: number): number {
    switch (field) {
      case 'person':
        return this.#persons.read(bytes, at, stop, this.#batch);
      case 'observation':
        return this.#name(bytes, at, stop);
      case 'date':
        return this.#date(bytes, at, stop);
      case 'value':
        return this.#value(bytes, at, stop);
      case 'until':
        return this.#lastDays.read(bytes, at, stop);
      case undefined:
    }
    throw new Surprise('a column that is not known');
  }

  #date(bytes: Uint8Array, at: number, stop: number): number {
    if (bytes[at + DATE_LENGTH] !== stop) throw new Surprise('not a date');
    this.#batch.days[this.#batch.count] = this.#days.read(bytes, at);
    return at + DATE_LENGTH;
  }

  #value(bytes: Uint8Array, at: number, stop: number): number {
    this.#batch.values[this.#batch.count] = this.#numbers.read(bytes, at, stop);
    return this.#numbers.end;
  }

  #name(bytes: Uint8Array, at: number, stop: number): number {
    this.#batch.names[this.#batch.count] = this.#names.read(bytes, at, stop);
    return this.#names.end;
  }
}
