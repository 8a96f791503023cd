import { findPersonnummer } from '../../privacy/personnummer.ts';
import { becameDate, isScientificId } from './damage.ts';
import { asSeen } from './invisible.ts';
import { mend, type Reading, said, unreadable } from './reading.ts';

/** Letters and digits, no spaces and no @: what looks like a name or an address is no pseudonym. */
const PSEUDONYM = /^[\p{L}\p{N}][\p{L}\p{N}._:-]{0,63}$/u;

/** How ids are written in a column: how many digits they have, where that is said. */
export type PersonForm = { readonly digits?: number | undefined };

/**
 * The pseudonym that a cell says. Where the mapping says how many digits an id has, the zeros that Excel took
 * away are put back.
 *
 * @example readPerson('417', { digits: 6 }) // → ok, '000417'
 */
export function readPerson(cell: string, { digits }: PersonForm = {}): Reading {
  if (isScientificId(cell)) return unreadable('intake.scientific-notation');
  if (becameDate(cell)) return unreadable('intake.person-became-date');
  // Digits and letters of other widths look like the plain ones, and would be another person.
  const isPlain = cell.normalize('NFKC') === cell;
  if (!isPlain || !PSEUDONYM.test(cell)) return notPseudonym(cell, { digits });
  if (isNumberInPieces(cell)) return unreadable('intake.personnummer');
  if (digits === undefined) return said(cell);
  if (!/^\d+$/.test(cell) || cell.length > digits)
    return unreadable('intake.id-length', { digits });
  const padded = cell.padStart(digits, '0');
  return isNumberInPieces(padded) ? unreadable('intake.personnummer') : said(padded);
}

/** What looks right and is not has something in it that nobody sees. */
function notPseudonym(cell: string, form: PersonForm): Reading {
  const seen = asSeen(cell);
  const read = seen === cell ? undefined : readPerson(seen, form);
  return read?.ok
    ? mend('intake.person-invisible', read.text, { mended: seen })
    : unreadable('intake.person-not-pseudonym');
}

/** Nobody needs an identity number that is cut by other signs than people use, except to hide it. */
function isNumberInPieces(pseudonym: string): boolean {
  const isWhole = findPersonnummer(pseudonym).length > 0;
  return isWhole || findPersonnummer(pseudonym.replace(/[._:-]/g, '')).length > 0;
}

/** What is known of the ids of a file, to see whether Excel took zeros away from them. */
export class IdLengths {
  readonly #counts = new Map<number, number>();
  #largest = 0n;
  #ids = 0;
  #hasOthers = false;

  add(id: string): void {
    if (this.#hasOthers) return;
    // Ids with other signs than digits keep their zeros; more than 18 digits no spreadsheet makes numbers of.
    if (!/^\d{1,18}$/.test(id)) {
      this.#hasOthers = true;
      return;
    }
    this.#ids += 1;
    this.#counts.set(id.length, (this.#counts.get(id.length) ?? 0) + 1);
    const value = BigInt(id);
    if (value > this.#largest) this.#largest = value;
  }

  /**
   * How many ids are shorter than the others, and how long the others are, where that looks like zeros lost: most
   * ids have the same length, and they are not simply numbered 1, 2, 3 to the last.
   */
  suspicion(): { shorter: number; digits: number } | undefined {
    if (this.#hasOthers || this.#counts.size < 2) return undefined;
    const digits = Math.max(...this.#counts.keys());
    const longest = this.#counts.get(digits) ?? 0;
    const isNumbered = this.#largest <= BigInt(this.#ids) * 10n;
    if (isNumbered || longest * 2 < this.#ids) return undefined;
    return { shorter: this.#ids - longest, digits };
  }
}
