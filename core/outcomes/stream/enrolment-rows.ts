import { ENROLMENT_COLUMNS } from '../../intake/known-columns.ts';
import { decoded, type PlainColumns, plainColumns } from './columns.ts';
import type { Days } from './days.ts';
import { HASH_START, hashOn, partOf } from './hash.ts';
import type { KindRows } from './kinds.ts';
import { LINE_FEED, type LineReader } from './lines.ts';
import type { PeopleRead } from './people.ts';
import { isPseudonym } from './plain-pseudonym.ts';
import { Pseudonyms } from './pseudonyms.ts';
import { Surprise } from './surprise.ts';

/** The columns that differ from person to person; the others are read once for all who share them. */
const { person, enrolledOn, leftOn } = ENROLMENT_COLUMNS;
const COLUMNS = { person, enrolledOn, leftOn };
type Field = keyof typeof COLUMNS;

const DATE_LENGTH = 10;
const QUOTE = 34;
/** Which part of the persons is read: all of them, or those whose pseudonym belongs to it. */
export type Part = { readonly index: number; readonly of: number };

/** Reads the plain rows of a file of enrolments into columns. */
export class EnrolmentRows implements LineReader {
  readonly #people: PeopleRead;
  readonly #days: Days;
  readonly #part: Part;
  readonly #kinds = new Pseudonyms();
  /** Of each kind the first row that says it. */
  readonly #firstRows: string[][] = [];
  readonly #scratch = new Uint8Array(1 << 12);
  #columns: PlainColumns<Field> | undefined;
  /** Where each cell of the row begins, and at last where the one after the last would. */
  #starts = new Int32Array(0);

  row = 1;

  constructor(input: { people: PeopleRead; days: Days; part: Part }) {
    this.#people = input.people;
    this.#days = input.days;
    this.#part = input.part;
  }

  /** Each kind by the first row that says it. */
  get kinds(): KindRows {
    const { header = [], delimiter = ',' } = this.#columns ?? {};
    return { header, delimiter, rows: this.#firstRows };
  }

  header(line: Uint8Array): void {
    this.#columns = plainColumns(line, COLUMNS);
    this.#starts = new Int32Array(this.#columns.fields.length + 1);
  }

  /** @throws Surprise */
  lines(bytes: Uint8Array, from: number, until: number): void {
    const columns = this.#columns;
    if (!columns) return;
    for (let at = from; at < until; ) {
      this.row += 1;
      if (bytes[at] === columns.lineEnd) {
        at += columns.lineEndLength;
        continue;
      }
      at = this.#divide(bytes, at, columns);
      this.#read(bytes, columns);
    }
  }

  /** Finds the cells of a row. @returns where the next row begins */
  #divide(bytes: Uint8Array, from: number, columns: PlainColumns<Field>): number {
    const { lineEnd, lineEndLength, fields } = columns;
    const delimiter = columns.delimiter.charCodeAt(0);
    let column = 1;
    this.#starts[0] = from;
    for (let at = from; ; at += 1) {
      const byte = bytes[at] ?? LINE_FEED;
      if (byte === delimiter) {
        this.#starts[column] = at + 1;
        column += 1;
      } else if (byte === lineEnd) {
        this.#starts[column] = at + 1;
        if (column !== fields.length || bytes[at + lineEndLength - 1] !== LINE_FEED) break;
        return at + lineEndLength;
      } else if (byte === QUOTE || (byte < 32 && byte !== 9)) break;
    }
    throw new Surprise('a row that is not plain');
  }

  #read(bytes: Uint8Array, columns: PlainColumns<Field>): void {
    const place = { hash: HASH_START, start: 0, end: 0 };
    let enrolled: number | undefined;
    let left: number | undefined;
    for (let column = 0; column < columns.fields.length; column += 1) {
      const start = this.#starts[column] ?? 0;
      const end = (this.#starts[column + 1] ?? 0) - 1;
      switch (columns.fields[column]) {
        case 'person':
          place.start = start;
          place.end = end;
          for (let at = start; at < end; at += 1) place.hash = hashOn(place.hash, bytes[at] ?? 0);
          break;
        case 'enrolledOn':
          enrolled = this.#date(bytes, start, end);
          break;
        case 'leftOn':
          left = end === start ? undefined : this.#date(bytes, start, end);
          break;
        case undefined:
      }
    }
    if (enrolled === undefined || (left ?? enrolled) < enrolled) throw new Surprise('dates');
    if (!isPseudonym(bytes, place.start, place.end)) throw new Surprise('not a plain pseudonym');
    const kind = this.#kindOf(bytes, columns);
    const { index, of } = this.#part;
    if (of > 1 && partOf(place.hash, of) !== index) return;
    const person = this.#people.pseudonyms.append(bytes, place);
    this.#people.set(person, { enrolled, left, kind });
  }

  #date(bytes: Uint8Array, start: number, end: number): number {
    if (end - start !== DATE_LENGTH) throw new Surprise('not a date');
    return this.#days.read(bytes, start);
  }

  /** The number of what the other cells say: it is read once for all rows that say the same. */
  #kindOf(bytes: Uint8Array, { fields }: PlainColumns<Field>): number {
    const scratch = this.#scratch;
    let length = 0;
    let hash = HASH_START;
    for (let column = 0; column < fields.length; column += 1) {
      if (fields[column] !== undefined) continue;
      const end = this.#starts[column + 1] ?? 0;
      for (let at = this.#starts[column] ?? 0; at < end; at += 1) {
        const byte = bytes[at] ?? 0;
        scratch[length] = byte;
        hash = hashOn(hash, byte);
        length += 1;
      }
    }
    if (length > scratch.length) throw new Surprise('an enrolment of unusual length');
    const place = { hash, start: 0, end: length };
    const known = this.#kinds.find(scratch, place);
    if (known >= 0) return known;
    const cells = fields.map((_, column) =>
      bytes.subarray(this.#starts[column], (this.#starts[column + 1] ?? 0) - 1),
    );
    this.#firstRows.push(cells.map(decoded));
    return this.#kinds.add(scratch, place);
  }
}
