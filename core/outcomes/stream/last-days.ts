import { epochDay } from '../../calendar/date.ts';
import { DATE_LENGTH, type Days } from './days.ts';
import { Surprise } from './surprise.ts';

/** What registers write for the last day of a stay that goes on, as bytes: it lies after all other days that are read. */
const NO_END = new TextEncoder().encode('9999-12-31');
const NO_END_DAY = epochDay('9999-12-31');
/** No day is so early: the row says none. */
const NO_DAY = -(2 ** 31);

/** Reads the last days of stays from bytes. */
export class LastDays {
  readonly #days: Days;
  readonly #isOfStays: readonly boolean[];
  #last = NO_DAY;

  /** @param isOfStays of each name, whether its rows may be of several days. */
  constructor(days: Days, isOfStays: readonly boolean[]) {
    this.#days = days;
    this.#isOfStays = isOfStays;
  }

  /** Another row begins, which says no last day yet. */
  beginRow(): void {
    this.#last = NO_DAY;
  }

  /** @returns where the cell ends: there stands `stop`. @throws Surprise */
  read(bytes: Uint8Array, at: number, stop: number): number {
    if (bytes[at] === stop) return at;
    if (bytes[at + DATE_LENGTH] !== stop) throw new Surprise('not a date');
    this.#last = hasNoEnd(bytes, at) ? NO_END_DAY : this.#days.read(bytes, at);
    return at + DATE_LENGTH;
  }

  /** How many days the row of a name goes on after its first day. @throws Surprise where that is no stay */
  furtherThan(day: number, name: number): number {
    if (this.#last === NO_DAY) return 0;
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
