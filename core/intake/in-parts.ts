import { isPersonnummerOfTwo } from '../privacy/personnummer-in-pieces.ts';

/** Cells of a row by the name of their column. */
export type NamedCells = ReadonlyMap<string, string>;

/** Two columns of which one completes the other to personal identity numbers, and where that is seen first. */
export type Parts = {
  readonly date: string;
  readonly last: string;
  readonly row: number | undefined;
  readonly isCertain: boolean;
};

type Seen = { together: number; valid: number; row: number | undefined; isOfEight: boolean };

/** By chance three are valid once in a thousand files. */
const CERTAIN_FROM = 3;
/** Some rows may be misspelt. */
const CERTAIN_SHARE = 0.8;
const LIKELY_ABOVE = 0.5;
/** The year of something, which stands beside dates of birth more often than the last digits of a number do. */
const YEAR = /^(?:19|20[0-2])\d/;
/** How columns with the last digits of such numbers are called; a school's number is called after the school. */
const OF_LAST_DIGITS = /^(?:nr|no|num|nummer|number)$|sista|last|four|fyra|pnr|kontroll|check/;

/**
 * Looks for numbers that are delivered in two columns, a date of birth and four digits: row by row, because a code of
 * four digits beside a date of birth fits it by chance in one row of ten, and the last digits of the number in all.
 */
export class NumbersInParts {
  readonly #person: string;
  readonly #pairs = new Map<string, Seen>();
  readonly #names = new Map<string, readonly [date: string, last: string]>();

  /** @param person the name of the column of pseudonyms, of which none needs to look like a date of birth */
  constructor(person: string) {
    this.#person = person;
  }

  look(cells: NamedCells, row: number | undefined): void {
    for (const [last, four] of cells) {
      if (four.length > 5 || !/^[-+]?\d{4}$/.test(four) || YEAR.test(four)) continue;
      for (const [date, day] of cells) {
        if (date !== last && /^[\d-]{6,10}$/.test(day)) this.#add([date, day], [last, four], row);
      }
    }
  }

  /** The pairs of columns in which most rows are numbers. */
  found(): Parts[] {
    return [...this.#pairs].flatMap(([key, { together, valid, row, isOfEight }]) => {
      const [date = '', last = ''] = this.#names.get(key) ?? [];
      const isPerson = date === this.#person && isOfEight;
      const share = valid / together;
      if (share <= LIKELY_ABOVE) return [];
      const isMany = valid >= CERTAIN_FROM && share >= CERTAIN_SHARE;
      const isCertain = isMany || isPerson || OF_LAST_DIGITS.test(last);
      return [{ date, last, row, isCertain }];
    });
  }

  #add([date, day]: [string, string], [last, four]: [string, string], row: number | undefined) {
    const key = JSON.stringify([date, last]);
    const seen = this.#pairs.get(key) ?? { together: 0, valid: 0, row, isOfEight: false };
    this.#pairs.set(key, seen);
    this.#names.set(key, [date, last]);
    seen.together += 1;
    if (!isPersonnummerOfTwo(day, four)) return;
    if (seen.valid === 0) seen.row = row;
    seen.valid += 1;
    seen.isOfEight ||= day.length === 8;
  }
}
