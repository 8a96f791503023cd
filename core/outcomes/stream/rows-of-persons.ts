import type { KeptRows } from './kept-rows.ts';

/** So few are sorted by moving them along; more are sorted as arrays are. */
const FEW = 16;

/** Kept rows found again by person: those of the person turned to, in columns. */
export class RowsOfPersons {
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
    if (count > FEW) {
      const places = this.#placesOfAll.subarray(from, from + count);
      places.sort((one, other) => this.#rows.compare(one, other));
    }
    for (let at = 0; at < count; at += 1) this.#insert(at, this.#placesOfAll[from + at] ?? 0);
    return count;
  }

  #makeRoom(count: number): void {
    this.days = new Int32Array(count * 2);
    this.names = new Uint8Array(count * 2);
    this.values = new Float64Array(count * 2);
    this.furthers = new Int32Array(count * 2);
    this.places = new Uint32Array(count * 2);
  }

  /** Puts a row behind so many that are sorted, and moves it to its place among them. */
  #insert(count: number, place: number): void {
    const { days, names, values, furthers, places } = this;
    const day = this.#rows.dayOf(place);
    const name = this.#rows.nameOf(place);
    const value = this.#rows.valueOf(place);
    const further = this.#rows.furtherOf(place);
    let at = count;
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
