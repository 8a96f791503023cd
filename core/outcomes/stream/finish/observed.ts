import type { Days as Interval } from '../../days.ts';
import { seenInRows } from '../../persons/person.ts';
import { nothingSeen, type Seen } from '../../persons/seen.ts';
import type { Slot } from '../../plan/slot.ts';
import type { Reading } from '../people/layout.ts';
import type { Records } from '../rows/records.ts';
import type { RowsOfPersons } from '../rows/rows-of-persons.ts';
import { SeenRows } from '../rows/seen-rows.ts';

/** What was observed of one person after another, for each of their slots in turn. */
export class Observed {
  readonly #reading: Reading;
  readonly #scale: number;
  readonly #columns: Records;
  readonly #kept: SeenRows;
  readonly #seen: readonly [Seen, Seen] = [nothingSeen(), nothingSeen()];
  readonly #placesOfAll = new WeakMap<readonly Slot[], readonly (number | undefined)[]>();
  #slots: readonly Slot[] = [];
  #places: readonly (number | undefined)[] = [];
  #person = 0;

  constructor(
    read: { reading: Reading; scale: number; records: Records; lastDay: number },
    kept: RowsOfPersons,
  ) {
    this.#reading = read.reading;
    this.#scale = read.scale;
    this.#columns = read.records;
    this.#kept = new SeenRows(kept, read);
  }

  turnTo(person: number, slots: readonly Slot[]): void {
    this.#person = person;
    if (slots === this.#slots) return;
    this.#slots = slots;
    this.#places = this.#placesOfAll.get(slots) ?? placesOf(slots, this.#reading);
    this.#placesOfAll.set(slots, this.#places);
  }

  /** Lends what was observed, until it is asked again for the same side of a slot. */
  seenOf = (slot: Slot, days: Interval): Seen => {
    const place = this.#places[this.#slots.indexOf(slot)];
    if (place === undefined) {
      const { measure } = slot.metric;
      const rows = this.#kept.of(this.#person, measure.observation);
      return seenInRows(rows, { measure, days, holes: slot.holes, scale: this.#scale });
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
