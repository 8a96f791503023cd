import { epochDay } from '../../../calendar/date.ts';
import { DATE_LENGTH, type Days } from './days.ts';
import { Surprise } from './surprise.ts';

/** What registers write for the last day of a stay that goes on, as bytes: it lies after all other days that are read. */
const NO_END = new TextEncoder().encode('9999-12-31');
const NO_END_DAY = epochDay('9999-12-31');
/** No day is so early: the file says no last days, or the row leaves its own empty. */
const NO_DAY = -(2 ** 31);
const EMPTY = NO_DAY + 1;

/** Reads the last days of stays from bytes. */
export class LastDays {
  readonly #days: Days;
  readonly #isOfStays: readonly boolean[];
  readonly #isKept: boolean;
  #last = NO_DAY;

  /**
   * @param about.isOfStays of each name, whether its rows may be of several days
   * @param about.isKept whether rows were taken in before, where an empty last day may say that it was one day
   */
  constructor(
    days: Days,
    about: { readonly isOfStays: readonly boolean[]; readonly isKept: boolean },
  ) {
    this.#days = days;
    this.#isOfStays = about.isOfStays;
    this.#isKept = about.isKept;
  }

  /** Another row begins, which says no last day yet. */
  beginRow(): void {
    this.#last = NO_DAY;
  }

  /** @returns where the cell ends: there stands `stop`. @throws Surprise */
  read(bytes: Uint8Array, at: number, stop: number): number {
    if (bytes[at] === stop) {
      this.#last = EMPTY;
      return at;
    }
    if (bytes[at + DATE_LENGTH] !== stop) throw new Surprise('not a date');
    this.#last = hasNoEnd(bytes, at) ? NO_END_DAY : this.#days.read(bytes, at);
    return at + DATE_LENGTH;
  }

  /**
   * How many days the row of a name goes on after its first day.
   *
   * @throws Surprise where that is no stay, or one of which nobody can say how long it was
   */
  furtherThan(day: number, name: number, value: number): number {
    if (this.#last === NO_DAY) return 0;
    if (this.#last === EMPTY) {
      const isOpen = !this.#isKept && value !== 0 && this.#isOfStays[name];
      if (isOpen) throw new Surprise('a last day that is left empty');
      return 0;
    }
    const further = this.#last - day;
    if (further < 0) throw new Surprise('a stay that ends before it begins');
    if (further > 0 && !this.#isOfStays[name]) throw new Surprise('not a stay');
    return further;
  }
}

function hasNoEnd(bytes: Uint8Array, at: number): boolean {
  let place = 0;
  while (place < DATE_LENGTH && bytes[at + place] === NO_END[place]) place += 1;
  return place === DATE_LENGTH;
}
