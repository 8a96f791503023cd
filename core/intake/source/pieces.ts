import { endsInQuotes } from './quotes.ts';
import { separatorHint } from './table.ts';

/** Rows of a table under the lines above the first of them: a table by itself. */
export type Piece = {
  readonly text: string;
  /** How many rows of the table come before these. */
  readonly between: number;
};

/** So much of a table is held at once, in letters. */
const PIECE = 1 << 20;
/** A row that is not ended within this is no row: where it is cut does not matter. */
const LONGEST_ROW = 1 << 20;

/**
 * Divides a table into pieces at the ends of rows, so that a large one can be looked at in little memory. A line's
 * end between quotes ends no row.
 *
 * @param blocks the file's bytes, each lent until the next is asked for
 * @example [...piecesOf(blocksOf('person,date\np-1,2019-01-31\n'))] // → [{ text: 'person,date\np-1,…', between: 0 }]
 */
export function* piecesOf(blocks: Iterable<Uint8Array>, size = PIECE): Generator<Piece> {
  let top: string | undefined;
  let held = '';
  let between = 0;
  for (const text of cutAtRows(blocks, size)) {
    held += text;
    const header = top ?? topOf(held);
    // Of a first piece that ends above the header nothing can be read.
    if (header === undefined) continue;
    yield { text: top === undefined ? held : header + held, between };
    between += rowsIn(top === undefined ? held.slice(header.length) : held);
    top = header;
    held = '';
  }
  if (held !== '') yield { text: held, between };
}

function* cutAtRows(blocks: Iterable<Uint8Array>, size: number): Generator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for (const block of blocks) {
    rest += decoder.decode(block, { stream: true });
    if (rest.length < size) continue;
    const end = lastRowEnd(rest, size + LONGEST_ROW);
    if (end > 0) yield rest.slice(0, end);
    rest = rest.slice(end);
  }
  rest += decoder.decode();
  if (rest !== '') yield rest;
}

/** Where the last whole row ends; 0 where none does. @param most from which length on quotes are not believed any more */
function lastRowEnd(text: string, most: number): number {
  const last = text.lastIndexOf('\n') + 1;
  if (!endsInQuotes(text.slice(0, last))) return last;
  const end = text.lastIndexOf('\n', text.lastIndexOf('"', last)) + 1;
  return end === 0 && text.length > most ? last : end;
}

/** The lines down to the header: two where the first only says what separates cells. */
function topOf(text: string): string | undefined {
  const lines = separatorHint(text) === undefined ? 1 : 2;
  const line = /(?:"[^"]*"|[^"\r\n])*(?:\r\n|\r|\n)/y;
  for (let count = 0; count < lines; count += 1) {
    if (!line.test(text)) return undefined;
  }
  return text.slice(0, line.lastIndex);
}

function rowsIn(text: string): number {
  return text.replace(/"[^"]*"/g, '').match(/\r\n|\r|\n/g)?.length ?? 0;
}
