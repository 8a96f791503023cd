import { CsvError, parse } from 'csv-parse/browser/esm/sync';
import { type Answer, answer, refusal } from '../../findings.ts';
import { packedRows, unpackedRows } from './packed-rows.ts';
import { arePlainLines, plainLines } from './plain-lines.ts';
import { endsInQuotes } from './quotes.ts';

/** A row of a file as it stands, the header too, divided into cells. */
export type Record = { readonly row: number; readonly cells: readonly string[] };

/** The file that a text is, how it is divided, and how its rows are numbered from 0 on. */
type About = {
  readonly file: string;
  readonly delimiter: string;
  readonly numberOf: (index: number) => number;
};

/** A piece of a text of whole rows; packed where the library has divided it. */
type Piece = { readonly text: string } | { readonly packed: string };

/** Some thousand rows: pieces are divided again each time that they are read, instead of keeping all cells. */
const PIECE_LENGTH = 1 << 16;

/** No row of a register is as long as a whole book; what is, has lost its line breaks, or is meant to fill memory. */
const ROW_LENGTH_MAX = 1_000_000;

/** A file that was put together of two may end its lines in two ways. */
export const LINE_ENDS = ['\r\n', '\n', '\r'];

const PARSING: ReadonlyMap<string, string> = new Map([
  ['CSV_QUOTE_NOT_CLOSED', 'intake.quote-left-open'],
  ['CSV_MAX_RECORD_SIZE', 'intake.row-too-large'],
]);

/** CSV text that can be divided into rows and cells, as often as they are asked for. */
export class DividedText {
  readonly #pieces: readonly Piece[];
  readonly #about: About;

  private constructor(pieces: readonly Piece[], about: About) {
    this.#pieces = pieces;
    this.#about = about;
  }

  /** @returns a refusal where quotation marks do not fit, or a row has no end */
  static of(text: string, about: About): Answer<DividedText> {
    const { file, delimiter, numberOf } = about;
    const pieces: Piece[] = [];
    try {
      for (const piece of cutAtRows(text.replace(/^\uFEFF/, ''), delimiter)) pieces.push(piece);
    } catch (cause) {
      if (!(cause instanceof CsvError)) throw cause;
      const code = PARSING.get(cause.code) ?? 'intake.quote-misplaced';
      let index = Number(cause['records'] ?? 0);
      for (const _ of new DividedText(pieces, about)) index += 1;
      return refusal([{ code, severity: 'error', at: { file, row: numberOf(index) }, facts: {} }]);
    }
    return answer(new DividedText(pieces, about));
  }

  *[Symbol.iterator](): Generator<Record> {
    const { delimiter, numberOf } = this.#about;
    let index = 0;
    for (const piece of this.#pieces) {
      for (const cells of rowsIn(piece, delimiter)) {
        yield { row: numberOf(index), cells };
        index += 1;
      }
    }
  }
}

function rowsIn(piece: Piece, delimiter: string): readonly (readonly string[])[] {
  if ('packed' in piece) return unpackedRows(piece.packed);
  const rows = plainLines(piece.text, delimiter) ?? [];
  const tidied = tidying(piece.text);
  return tidied ? rows.map((cells) => cells.map(tidied)) : rows;
}

/** Below U+0300 nothing is ever composed with what stands before it. */
const MAY_BE_COMPOSED = /[\u0300-\uffff]/;
const SPACE = /[^\S\r\n]/;

/** What cells of a text need to be tidy, if anything: most texts are plain. */
function tidying(text: string): ((cell: string) => string) | undefined {
  if (MAY_BE_COMPOSED.test(text)) return tidy;
  return SPACE.test(text) ? (cell) => cell.trim() : undefined;
}

/** A cell as it is compared, however its letters were composed, and without spaces around it. */
export function tidy(cell: string): string {
  return cell.normalize('NFC').trim();
}

/** Cuts a text where rows end; what quotation marks make more than plain lines of is given to the library. */
function* cutAtRows(text: string, delimiter: string): Generator<Piece> {
  for (let from = 0; from < text.length; ) {
    let to = lineEnd(text, from + PIECE_LENGTH);
    const piece = text.slice(from, to);
    const isPlain = arePlainLines(piece, delimiter);
    for (let open = !isPlain && endsInQuotes(piece); open && to < text.length; ) {
      const next = lineEnd(text, to);
      // What is still open is closed by a line that alone would end within.
      if (endsInQuotes(text.slice(to, next))) open = false;
      to = next;
    }
    yield isPlain ? { text: piece } : { packed: byLibrary(text.slice(from, to), delimiter) };
    from = to;
  }
}

function lineEnd(text: string, after: number): number {
  const ends = /\r\n|\r|\n/g;
  ends.lastIndex = after;
  return ends.exec(text) === null ? text.length : ends.lastIndex;
}

function byLibrary(text: string, delimiter: string): string {
  const how = { delimiter, relax_column_count: true, trim: true, record_delimiter: LINE_ENDS };
  // Of bytes the library makes no copy.
  const bytes = new TextEncoder().encode(text);
  const rows = parse(bytes, { ...how, max_record_size: ROW_LENGTH_MAX });
  return packedRows(rows.map((cells) => cells.map(tidy)));
}
