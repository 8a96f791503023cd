import type { SeenRow } from '../../persons/person.ts';
import type { Reading } from '../people/layout.ts';
import type { RowsOfPersons } from './rows-of-persons.ts';

const NO_ROWS: readonly SeenRow[] = [];

/** Kept rows of one person after another by their names, up to the day of the evaluation. */
export class SeenRows {
  readonly #rows: RowsOfPersons;
  readonly #names: readonly string[];
  readonly #lastDay: number;
  readonly #ofNames = new Map<string, SeenRow[]>();
  #person = -1;

  constructor(rows: RowsOfPersons, about: { reading: Reading; lastDay: number }) {
    this.#rows = rows;
    this.#names = about.reading.names;
    this.#lastDay = about.lastDay;
  }

  /** The rows of a person and a name, by their days. */
  of(person: number, name = ''): readonly SeenRow[] {
    if (person !== this.#person) this.#turnTo(person);
    return this.#ofNames.get(name) ?? NO_ROWS;
  }

  #turnTo(person: number): void {
    this.#person = person;
    this.#ofNames.clear();
    const count = this.#rows.turnTo(person);
    const { days, names, values, furthers, places } = this.#rows;
    for (let at = 0; at < count; at += 1) {
      const day = days[at] ?? 0;
      if (day > this.#lastDay) return;
      const lastDay = day + (furthers[at] ?? 0);
      const row = { day, lastDay, value: values[at] ?? 0, row: places[at] ?? 0 };
      const name = this.#names[names[at] ?? 0] ?? '';
      const ofName = this.#ofNames.get(name);
      if (ofName) ofName.push(row);
      else this.#ofNames.set(name, [row]);
    }
  }
}
