import type { KeptRows, RowColumns } from './kept-rows.ts';

/** So few are sorted by moving them along; more are sorted as arrays are. */
const FEW = 64;

/** Kept rows found again by person: those of the person turned to, in columns. */
export class RowsOfPersons implements RowColumns {
  /** Sorted by day, name, value and length, and at last as they stand in the file. */
  days = new Int32Array(FEW);
  names = new Uint8Array(FEW);
  values = new Float64Array(FEW);
  /** How many days each goes on after its first. */
  furthers = new Int32Array(FEW);
  /** Of each row its place among all kept rows: their order is that of the file. */
  places = new Uint32Array(FEW);
  readonly #rows: KeptRows;
  readonly #begins: Uint32Array;
  readonly #placesOfAll: Uint32Array;
  #person = -1;

  /** @param input.begins of each person, where the person's places begin; the rows of one stand as in the file. */
  constructor(input: { rows: KeptRows; begins: Uint32Array; places: Uint32Array }) {
    this.#rows = input.rows;
    this.#begins = input.begins;
    this.#placesOfAll = input.places;
  }

  /** How many rows a person has. */
  countOf(person: number): number {
    const end = this.#begins[person + 1] ?? this.#placesOfAll.length;
    return end - (this.#begins[person] ?? end);
  }

  /** Puts a person's rows into the columns, until another is turned to. @returns how many there are */
  turnTo(person: number): number {
    const count = this.countOf(person);
    if (person === this.#person) return count;
    this.#person = person;
    const from = this.#begins[person] ?? 0;
    if (count > this.days.length) this.#makeRoom(count);
    this.#load(from, count);
    if (count > FEW) {
      this.#sortPlaces(from, count);
      this.#load(from, count);
    } else for (let at = 1; at < count; at += 1) this.#moveToPlace(at);
    return count;
  }

  #makeRoom(count: number): void {
    this.days = new Int32Array(count * 2);
    this.names = new Uint8Array(count * 2);
    this.values = new Float64Array(count * 2);
    this.furthers = new Int32Array(count * 2);
    this.places = new Uint32Array(count * 2);
  }

  /** Loads the rows as their places stand. */
  #load(from: number, count: number): void {
    for (let at = 0; at < count; at += 1) {
      const place = this.#placesOfAll[from + at] ?? 0;
      this.places[at] = place;
      this.#rows.copy(place, this, at);
    }
  }

  /** Puts the places of a person in the order of the rows that are loaded. */
  #sortPlaces(from: number, count: number): void {
    const order = Uint32Array.from({ length: count }, (_, at) => at);
    order.sort((one, other) => this.#compare(one, other));
    const sorted = order.map((at) => this.places[at] ?? 0);
    this.#placesOfAll.set(sorted, from);
  }

  /** The order of two rows that are loaded. */
  #compare(one: number, other: number): number {
    const { days, names, values, furthers } = this;
    return (
      (days[one] ?? 0) - (days[other] ?? 0) ||
      (names[one] ?? 0) - (names[other] ?? 0) ||
      (values[one] ?? 0) - (values[other] ?? 0) ||
      (furthers[one] ?? 0) - (furthers[other] ?? 0) ||
      one - other
    );
  }

  /** Moves a row to its place among those before it, which are sorted. */
  #moveToPlace(from: number): void {
    const { days, names, values, furthers, places } = this;
    const day = days[from] ?? 0;
    const name = names[from] ?? 0;
    const value = values[from] ?? 0;
    const further = furthers[from] ?? 0;
    const place = places[from] ?? 0;
    let at = from;
    for (; at > 0 && this.#isAfter(at - 1, day, name, value, further); at -= 1) {
      days[at] = days[at - 1] ?? 0;
      names[at] = names[at - 1] ?? 0;
      values[at] = values[at - 1] ?? 0;
      furthers[at] = furthers[at - 1] ?? 0;
      places[at] = places[at - 1] ?? 0;
    }
    days[at] = day;
    names[at] = name;
    values[at] = value;
    furthers[at] = further;
    places[at] = place;
  }

  #isAfter(at: number, day: number, name: number, value: number, further: number): boolean {
    const days = (this.days[at] ?? 0) - day;
    if (days !== 0) return days > 0;
    const names = (this.names[at] ?? 0) - name;
    if (names !== 0) return names > 0;
    const values = (this.values[at] ?? 0) - value;
    return values > 0 || (values === 0 && (this.furthers[at] ?? 0) > further);
  }
}
