import { DELIMITERS } from '../../../intake/source/table-text.ts';
import { CARRIAGE_RETURN, LINE_FEED } from './line-ends.ts';
import { Surprise } from './surprise.ts';

export const QUOTE = 34;
const DELIMITER_BYTES = DELIMITERS.map((delimiter) => delimiter.charCodeAt(0));
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];

/**
 * Takes away the quotes that stand around cells, as databases and statistical programs write them around all of
 * theirs. A cell that needs its quotes, since a delimiter, a line's end or another quote is in it, is a surprise.
 */
export class Unquoted {
  readonly #delimiter: number;
  #lent: Uint8Array = new Uint8Array(0);

  /** @param header the file's first line, quoted or not. @throws Surprise where it does not tell the delimiter */
  constructor(header: Uint8Array) {
    const [delimiter, ...others] = DELIMITER_BYTES.filter((byte) => header.includes(byte));
    if (delimiter === undefined || others.length > 0) throw new Surprise('not one delimiter');
    this.#delimiter = delimiter;
  }

  /** The first line without quotes, and without a byte order mark. */
  header(line: Uint8Array): Uint8Array {
    const isMarked = BYTE_ORDER_MARK.every((byte, at) => line[at] === byte);
    return this.lines(line, isMarked ? BYTE_ORDER_MARK.length : 0, line.length);
  }

  /** Whole lines without quotes, lent until the next call. @throws Surprise where a quote says more than nothing */
  lines(bytes: Uint8Array, from: number, until: number): Uint8Array {
    if (this.#lent.length < until - from) this.#lent = new Uint8Array(until - from);
    const lent = this.#lent;
    const delimiter = this.#delimiter;
    const ends = (byte: number) =>
      byte === delimiter || byte === LINE_FEED || byte === CARRIAGE_RETURN;
    let [at, end, line] = [from, 0, 0];
    while (at < until) {
      const isQuoted = bytes[at] === QUOTE;
      if (isQuoted) at += 1;
      let byte = bytes[at] ?? 0;
      while (!ends(byte) && byte !== QUOTE) {
        lent[end] = byte;
        end += 1;
        at += 1;
        byte = bytes[at] ?? 0;
      }
      if (isQuoted !== (byte === QUOTE)) throw new Surprise('a cell that needs its quotes');
      if (isQuoted) at += 1;
      byte = bytes[at] ?? 0;
      if (!ends(byte)) throw new Surprise('more after a quote');
      // Without its quotes it would be an empty line, which is none.
      if (isQuoted && end === line && byte !== delimiter) throw new Surprise('nothing but quotes');
      const next = byte === CARRIAGE_RETURN ? at + 2 : at + 1;
      if (byte !== delimiter && bytes[next - 1] !== LINE_FEED) throw new Surprise('a line’s end');
      for (; at < next; at += 1, end += 1) lent[end] = bytes[at] ?? 0;
      if (byte !== delimiter) line = end;
    }
    return lent.subarray(0, end);
  }
}
