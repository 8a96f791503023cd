import { addPerson, Cells } from '../cells.ts';
import { unusedClaimsOf } from '../claims.ts';
import type { LaterRows, PartialOutcome } from '../partial.ts';
import type { Plan } from '../plan.ts';
import type { Profile } from '../profile.ts';
import { TREATMENT } from '../records.ts';
import type { Days } from './days.ts';
import type { RowsOfPersons } from './kept-rows.ts';
import type { Reading } from './layout.ts';
import { Observed, placesOf } from './observed.ts';
import { PersonRecords } from './person-records.ts';
import { addPlainGroup } from './plain-group.ts';
import type { Reckoning } from './reckoning.ts';
import type { Records } from './records.ts';
import { checkRepeats, mayRepeatIn } from './repeats.ts';
import type { Group, Roll } from './roll.ts';
import { ToldClaims } from './told-claims.ts';

/** Everything that was read of a part of the persons. */
export type Read = {
  readonly plan: Plan;
  readonly reading: Reading;
  readonly days: Days;
  readonly roll: Roll;
  readonly records: Records;
  readonly reckoning: Reckoning;
  readonly scale: number;
  readonly lastDay: number;
  readonly file: string;
  /** Whether each person's claims are told, or those of persons who are alike together. */
  readonly claims: 'each' | 'alike';
};

/**
 * Adds up the persons, those for whom the terms make the same one after another.
 *
 * @throws Surprise when rows that were kept repeat each other.
 */
export function finish(read: Read): PartialOutcome {
  return new Finish(read).partial();
}

class Finish {
  readonly #read: Read;
  readonly #cells: Cells;
  readonly #rows: RowsOfPersons;
  readonly #records: PersonRecords;
  readonly #observed: Observed;
  readonly #claims: ToldClaims;
  readonly #mayRepeat: readonly boolean[];
  readonly #beyond: Record<string, number> = {};
  #unusedClaims = 0;

  constructor(read: Read) {
    const { plan, reading, roll, reckoning, scale } = read;
    this.#read = read;
    this.#cells = new Cells(plan, new Map(reading.names.map((name) => [name, scale])));
    this.#rows = reckoning.kept.byPerson(roll.people.count);
    this.#records = new PersonRecords(read, this.#rows);
    this.#observed = new Observed(read, this.#records);
    this.#claims = new ToldClaims(read, this.#records);
    this.#mayRepeat = mayRepeatIn(plan, reading.names);
  }

  partial(): PartialOutcome {
    const { roll } = this.#read;
    for (const group of roll.groups()) this.#addGroup(group);
    return {
      enrolledCount: roll.enrolledCount(),
      cells: this.#cells.tallies(),
      claims: this.#claims.facts(),
      later: this.#later(),
      beyond: this.#beyond,
      unusedClaims: this.#unusedClaims,
    };
  }

  #addGroup({ profile, persons }: Group): void {
    const { roll, records, reading, lastDay } = this.#read;
    const places = profile && placesOf(profile.slots, reading);
    const isPlain =
      profile !== undefined && this.#cells.prepared(profile.slots).isPlain.every(Boolean);
    if (profile && places && isPlain && !places.includes(undefined)) {
      addPlainGroup({
        cells: this.#cells,
        records,
        people: roll.people,
        lastDay,
        profile,
        places,
        persons,
      });
      this.#addBeyond(profile, persons.length);
    } else {
      for (const person of persons) this.#addPerson(person, profile);
    }
    for (const person of persons) this.#addKept(person);
  }

  /** Adds a person as the ordinary way does: only what was observed comes from columns. */
  #addPerson(person: number, alike: Profile | undefined): void {
    const { roll } = this.#read;
    const isAlike = alike !== undefined && !roll.people.hasLeft(person);
    const profile = isAlike ? alike : roll.profileOf(person);
    this.#observed.turnTo(person, profile.slots);
    addPerson(this.#cells, { slots: profile.slots, seenOf: this.#observed.seenOf });
    this.#addBeyond(profile, 1);
  }

  #addBeyond({ inTreatment, beyond }: Profile, persons: number): void {
    for (const metric of inTreatment ? beyond : []) {
      this.#beyond[metric] = (this.#beyond[metric] ?? 0) + persons;
    }
  }

  /** Checks a person's kept rows, and tells their claims. */
  #addKept(person: number): void {
    const places = this.#rows.of(person);
    if (places.length === 0) return;
    checkRepeats(this.#rows.rows, places, this.#mayRepeat);
    const { plan, roll } = this.#read;
    if (roll.people.armOf(person) !== TREATMENT) return;
    this.#claims.add(person, places);
    if (roll.hasRules && roll.people.hasLeft(person)) {
      this.#unusedClaims += unusedClaimsOf(plan, this.#records.of(person));
    }
  }

  #later(): LaterRows {
    const { reckoning, file } = this.#read;
    const { later, firstLater } = reckoning;
    return later === 0 ? { rows: 0 } : { rows: later, first: { file, row: firstLater } };
  }
}
