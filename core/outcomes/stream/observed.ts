import type { Days as Interval } from '../days.ts';
import { seenIn } from '../person.ts';
import { nothingSeen, type Seen } from '../seen.ts';
import type { Slot } from '../slot.ts';
import type { Reading } from './layout.ts';
import type { PersonRecords } from './person-records.ts';
import type { Records } from './records.ts';

/** What was observed of one person after another, for each of their slots in turn. */
export class Observed {
  readonly #reading: Reading;
  readonly #scale: number;
  readonly #columns: Records;
  readonly #records: PersonRecords;
  readonly #seen: readonly [Seen, Seen] = [nothingSeen(), nothingSeen()];
  #slots: readonly Slot[] = [];
  #places: readonly (number | undefined)[] = [];
  #person = 0;

  constructor(read: { reading: Reading; scale: number; records: Records }, records: PersonRecords) {
    this.#reading = read.reading;
    this.#scale = read.scale;
    this.#columns = read.records;
    this.#records = records;
  }

  turnTo(person: number, slots: readonly Slot[]): void {
    this.#person = person;
    if (slots !== this.#slots) this.#places = placesOf(slots, this.#reading);
    this.#slots = slots;
  }

  /** Lends what was observed, until it is asked again for the same side of a slot. */
  seenOf = (slot: Slot, days: Interval): Seen => {
    const place = this.#places[this.#slots.indexOf(slot)];
    if (place === undefined) {
      if (!this.#records.has(this.#person)) return nothingSeen();
      const { metric, holes } = slot;
      const about = { measure: metric.measure, days, holes, scale: this.#scale };
      return seenIn(this.#records.of(this.#person), about);
    }
    const side = days === slot.reference ? 1 : 0;
    const seen = this.#seen[side] ?? nothingSeen();
    this.#columns.read(this.#person, place + side, seen);
    return seen;
  };
}

/** Where the rows of each slot's own days are added up, as its layout has it; nothing where they are kept. */
export function placesOf(
  slots: readonly Slot[],
  { kept }: Reading,
): readonly (number | undefined)[] {
  let next = 0;
  return slots.map(({ metric, reference }) => {
    const { observation } = metric.measure;
    if (observation === undefined || kept.has(observation)) return undefined;
    const place = next;
    next += reference === undefined ? 1 : 2;
    return place;
  });
}
