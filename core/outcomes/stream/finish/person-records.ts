import { decimalOfUnits } from '../../../money/scaled.ts';
import type { PersonRecord } from '../../persons/person.ts';
import type { Observation } from '../../records.ts';
import type { Days } from '../bytes/days.ts';
import type { Reading } from '../people/layout.ts';
import type { Roll } from '../people/roll.ts';
import type { RowsOfPersons } from '../rows/rows-of-persons.ts';

/** So many different values are remembered as text. */
const MOST_TEXTS = 1000;

/** Persons' kept rows as the ordinary way holds them, up to the day of the evaluation. */
export class PersonRecords {
  readonly #read: { reading: Reading; days: Days; roll: Roll; scale: number; lastDay: number };
  readonly #rows: RowsOfPersons;
  readonly #texts = new Map<number, string>();
  #last: { readonly person: number; readonly record: PersonRecord } | undefined;

  constructor(
    read: { reading: Reading; days: Days; roll: Roll; scale: number; lastDay: number },
    rows: RowsOfPersons,
  ) {
    this.#read = read;
    this.#rows = rows;
  }

  get rows(): RowsOfPersons {
    return this.#rows;
  }

  /** The record of a person; that of the last one asked for is remembered. */
  of(person: number): PersonRecord {
    if (this.#last?.person === person) return this.#last.record;
    const { reading, days, roll, lastDay } = this.#read;
    const enrolment = roll.people.enrolmentOf(person, { named: true });
    const observations: Observation[] = [];
    const count = this.#rows.turnTo(person);
    const { days: dates, names, values, furthers, places } = this.#rows;
    for (let at = 0; at < count; at += 1) {
      const day = dates[at] ?? 0;
      if (day > lastDay) continue;
      const further = furthers[at] ?? 0;
      observations.push({
        person: enrolment.person,
        observation: reading.names[names[at] ?? 0] ?? '',
        date: days.dateOf(day),
        ...(further > 0 ? { until: days.dateOf(day + further) } : {}),
        value: this.#textOf(values[at] ?? 0),
        // Only the order of rows is asked for, of those that lie on one day.
        at: { row: places[at] ?? 0 },
      });
    }
    const record = { enrolment, observations };
    this.#last = { person, record };
    return record;
  }

  /** Values as text: claims mostly say 1, and are not worked out a million times. */
  #textOf(value: number): string {
    const known = this.#texts.get(value);
    if (known !== undefined) return known;
    const text = decimalOfUnits(value, this.#read.scale).toFixed();
    if (this.#texts.size < MOST_TEXTS) this.#texts.set(value, text);
    return text;
  }
}
