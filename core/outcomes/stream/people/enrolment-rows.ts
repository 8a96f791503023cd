import { ENROLMENT_COLUMNS } from '../../../intake/known-columns.ts';
import { decoded, type PlainColumns, plainColumns } from '../bytes/columns.ts';
import type { Days } from '../bytes/days.ts';
import { HASH_START, hashOn, partOf } from '../bytes/hash.ts';
import { LINE_FEED } from '../bytes/line-ends.ts';
import type { LineReader } from '../bytes/lines.ts';
import { isPseudonym } from '../bytes/plain-pseudonym.ts';
import { Surprise } from '../bytes/surprise.ts';
import type { KindRows } from './kinds.ts';
import type { PeopleRead } from './people-read.ts';
import { type PseudonymPlace, Pseudonyms } from './pseudonyms.ts';

/** The columns that differ from person to person; the others are read once for all who share them. */
const { person, enrolledOn, leftOn } = ENROLMENT_COLUMNS;
const COLUMNS = { person, enrolledOn, leftOn };
type Field = keyof typeof COLUMNS;

const DATE_LENGTH = 10;
const [TAB, QUOTE, COMMA] = [9, 34, 44];

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
  #delimiter = COMMA;
  /** The pseudonym of the row that is read, and what its other cells have come to so far. */
  #person: PseudonymPlace = { hash: HASH_START, start: 0, end: 0 };
  #kindHash = HASH_START;
  #kindLength = 0;

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
    this.#delimiter = this.#columns.delimiter.charCodeAt(0);
  }

  /** @throws Surprise */
  lines(bytes: Uint8Array, from: number, until: number): void {
    const columns = this.#columns;
    if (!columns) return;
    const { lineEnd, lineEndLength } = columns;
    for (let at = from; at < until; ) {
      this.row += 1;
      const end = bytes[at] === lineEnd ? at : this.#read(bytes, at, columns);
      at = end + lineEndLength;
      if (bytes[at - 1] !== LINE_FEED) throw new Surprise('a line’s end');
    }
  }

  /** Reads a row cell by cell. @returns where it ends: there stands what ends a line */
  #read(bytes: Uint8Array, from: number, { fields, lineEnd }: PlainColumns<Field>): number {
    const starts = this.#starts;
    let at = from;
    let enrolled: number | undefined;
    let left: number | undefined;
    this.#kindLength = 0;
    this.#kindHash = HASH_START;
    for (let column = 0; column < fields.length; column += 1) {
      const stop = column === fields.length - 1 ? lineEnd : this.#delimiter;
      starts[column] = at;
      switch (fields[column]) {
        case 'person':
          at = this.#pseudonym(bytes, at, stop);
          break;
        case 'enrolledOn':
          enrolled = this.#date(bytes, at, stop);
          at += DATE_LENGTH;
          break;
        case 'leftOn':
          if (bytes[at] === stop) break;
          left = this.#date(bytes, at, stop);
          at += DATE_LENGTH;
          break;
        case undefined:
          at = this.#other(bytes, at, stop);
      }
      at += 1;
    }
    starts[fields.length] = at;
    if (enrolled === undefined || (left ?? enrolled) < enrolled) throw new Surprise('dates');
    this.#add(bytes, enrolled, left);
    return at - 1;
  }

  #add(bytes: Uint8Array, enrolled: number, left: number | undefined): void {
    const kind = this.#kindOf(bytes);
    const { index, of } = this.#part;
    if (of > 1 && partOf(this.#person.hash, of) !== index) return;
    const person = this.#people.pseudonyms.append(bytes, this.#person);
    this.#people.set(person, enrolled, left, kind);
  }

  /** Reads a pseudonym. @returns where its cell ends, which every reader of a cell does */
  #pseudonym(bytes: Uint8Array, start: number, stop: number): number {
    let at = start;
    let hash = HASH_START;
    for (let byte = bytes[at] ?? LINE_FEED; byte !== stop; byte = bytes[at] ?? LINE_FEED) {
      if (byte === LINE_FEED || byte === this.#delimiter) throw new Surprise('cells of a row');
      hash = hashOn(hash, byte);
      at += 1;
    }
    if (!isPseudonym(bytes, start, at)) throw new Surprise('not a plain pseudonym');
    this.#person = { hash, start, end: at };
    return at;
  }

  #date(bytes: Uint8Array, at: number, stop: number): number {
    if (bytes[at + DATE_LENGTH] !== stop) throw new Surprise('not a date');
    return this.#days.read(bytes, at);
  }

  /** Puts a cell of another column into the scratch, with what ends it: so no two rows say the same by chance. */
  #other(bytes: Uint8Array, start: number, stop: number): number {
    const scratch = this.#scratch;
    let hash = this.#kindHash;
    let length = this.#kindLength;
    let at = start;
    for (let byte = -1; byte !== stop; at += 1) {
      byte = bytes[at] ?? LINE_FEED;
      const isPlain = byte >= 32 ? byte !== QUOTE : byte === TAB;
      if (byte !== stop && (!isPlain || byte === this.#delimiter)) throw new Surprise('a cell');
      scratch[length] = byte;
      hash = hashOn(hash, byte);
      length += 1;
    }
    if (length > scratch.length) throw new Surprise('an enrolment of unusual length');
    this.#kindHash = hash;
    this.#kindLength = length;
    return at - 1;
  }

  /** The number of what the other cells say: it is read once for all rows that say the same. */
  #kindOf(bytes: Uint8Array): number {
    const scratch = this.#scratch;
    const place = { hash: this.#kindHash, start: 0, end: this.#kindLength };
    const known = this.#kinds.find(scratch, place);
    if (known >= 0) return known;
    const { fields = [] } = this.#columns ?? {};
    const cells = fields.map((_, column) =>
      bytes.subarray(this.#starts[column], (this.#starts[column + 1] ?? 0) - 1),
    );
    this.#firstRows.push(cells.map(decoded));
    return this.#kinds.add(scratch, place);
  }
}
