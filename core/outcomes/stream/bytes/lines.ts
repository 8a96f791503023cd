import { CARRIAGE_RETURN, LINE_FEED } from './line-ends.ts';
import { Surprise } from './surprise.ts';
import { QUOTE, Unquoted } from './unquoted.ts';

/** No line of a plain table is so long: what looks like one is something else. */
const LONGEST_LINE = 1 << 20;

/** Receives the first line without its end, and then whole lines with theirs; the bytes are lent, not given. */
export type LineReader = {
  readonly header: (line: Uint8Array) => void;
  readonly lines: (bytes: Uint8Array, from: number, until: number) => void;
  /** The number of the row that was read last; the header is row 1. */
  readonly row: number;
};

/** Cuts blocks of bytes at the ends of lines, whatever the blocks are: a line may lie in several. */
export class Lines {
  readonly #reader: LineReader;
  #rest: Uint8Array = new Uint8Array(0);
  #headerRead = false;
  /** The first line, until the first rows have come. */
  #header: Uint8Array | undefined;
  #unquoted: Unquoted | undefined;
  #lineEnd: Uint8Array = Uint8Array.of(LINE_FEED);
  /** The last line has no end, as if the file had been cut off. */
  isOpen = false;

  constructor(reader: LineReader) {
    this.#reader = reader;
  }

  /** Takes in the next block. @throws Surprise */
  push(lent: Uint8Array): void {
    const block = plainView(lent);
    const first = block.indexOf(LINE_FEED);
    if (first < 0) {
      this.#rest = joined(this.#rest, block);
      if (this.#rest.length > LONGEST_LINE) throw new Surprise('a line is longer than any table’s');
      return;
    }
    const last = block.lastIndexOf(LINE_FEED);
    let from = 0;
    if (this.#rest.length > 0 || !this.#headerRead) {
      const line = joined(this.#rest, block.subarray(0, first + 1));
      this.#take(line, 0, line.length);
      from = first + 1;
    }
    if (from <= last) this.#take(block, from, last + 1);
    this.#rest = copied(block.subarray(last + 1));
  }

  /** Takes what is left as the last line. @throws Surprise */
  end(): void {
    if (this.#rest.length === 0) return;
    this.isOpen = true;
    const line = joined(this.#rest, this.#lineEnd);
    this.#rest = new Uint8Array(0);
    this.#take(line, 0, line.length);
  }

  #take(bytes: Uint8Array, from: number, until: number): void {
    if (!this.#headerRead) this.#takeHeader(bytes.subarray(from, until));
    else this.#takeRows(bytes, from, until);
  }

  #takeHeader(line: Uint8Array): void {
    this.#headerRead = true;
    this.#header = copied(line);
    if (line.at(-2) === CARRIAGE_RETURN) this.#lineEnd = Uint8Array.of(CARRIAGE_RETURN, LINE_FEED);
    if (line.includes(QUOTE)) this.#unquoted = new Unquoted(line);
    this.#reader.header(this.#unquoted?.header(line) ?? line);
  }

  #takeRows(bytes: Uint8Array, from: number, until: number): void {
    // Who quotes cells does so from the first rows on: it would take long to look for quotes in all of them.
    const isQuoted = this.#header && bytes.subarray(from, until).includes(QUOTE);
    if (this.#header && isQuoted) this.#unquoted ??= new Unquoted(this.#header);
    this.#header = undefined;
    const plain = this.#unquoted?.lines(bytes, from, until);
    if (plain) this.#reader.lines(plain, 0, plain.length);
    else this.#reader.lines(bytes, from, until);
  }
}

/**
 * The same bytes as an array of the language itself. Node's buffers are arrays of another kind to its compiler,
 * and what has been compiled for one kind is thrown away when the other comes.
 */
function plainView({ buffer, byteOffset, length }: Uint8Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, length);
}

function joined(one: Uint8Array, other: Uint8Array): Uint8Array {
  if (one.length === 0) return copied(other);
  const both = new Uint8Array(one.length + other.length);
  both.set(one);
  both.set(other, one.length);
  return both;
}

/** A copy of its own: the `slice` of Node's buffers would share the memory that was lent. */
function copied(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(bytes);
}
