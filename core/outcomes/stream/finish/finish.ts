import { unusedClaimsOf } from '../../persons/claims.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Profile } from '../../plan/profile.ts';
import { TREATMENT } from '../../records.ts';
import { addPerson, Cells, type MeasuredPerson } from '../../tallies/cells.ts';
import type { LaterRows, PartialOutcome } from '../../tallies/partial.ts';
import type { Days } from '../bytes/days.ts';
import type { Reading } from '../people/layout.ts';
import type { Group, Roll } from '../people/roll.ts';
import type { KeptRows } from '../rows/kept-rows.ts';
import type { Records } from '../rows/records.ts';
import { checkRepeats, mayRepeatIn } from '../rows/repeats.ts';
import type { RowsOfPersons } from '../rows/rows-of-persons.ts';
import { MeasuredPersons } from './measured-persons.ts';
import { Observed } from './observed.ts';
import { PersonRecords } from './person-records.ts';
import { PlainSlots } from './plain-slots.ts';
import { ToldClaims } from './told-claims.ts';

/** Everything that was read of a part of the persons. */
export type Read = {
  readonly plan: Plan;
  readonly reading: Reading;
  readonly days: Days;
  readonly roll: Roll;
  readonly records: Records;
  readonly kept: KeptRows;
  readonly later: LaterRows;
  readonly scale: number;
  readonly lastDay: number;
  /** Whether each person's claims are told, or those of persons who are alike together. */
  readonly claims: 'each' | 'alike';
  /** Hears of measured persons as `tallyPersons` tells of them. */
  readonly onMeasured: ((person: MeasuredPerson) => void) | undefined;
};

/**
 * Adds up the persons, those for whom the terms make the same one after another.
 *
 * @throws Surprise when rows that were kept repeat each other.
 */
export function finish(read: Read): PartialOutcome {
  return new Finish(read).partial();
}

const NONE = -1;

class Finish {
  readonly #read: Read;
  readonly #cells: Cells;
  readonly #rows: RowsOfPersons;
  readonly #records: PersonRecords;
  readonly #observed: Observed;
  readonly #measured: MeasuredPersons | undefined;
  readonly #plain: PlainSlots;
  readonly #claims: ToldClaims;
  readonly #mayRepeat: readonly boolean[];
  readonly #beyond: Record<string, number> = {};
  #unusedClaims = 0;

  constructor(read: Read) {
    const { plan, reading, roll, records, kept, scale, lastDay, onMeasured } = read;
    const { people } = roll;
    this.#read = read;
    this.#cells = new Cells(plan, new Map(reading.names.map((name) => [name, scale])));
    this.#rows = kept.byPerson(people.count);
    this.#records = new PersonRecords(read, this.#rows);
    this.#observed = new Observed(read, this.#rows);
    this.#measured = onMeasured && new MeasuredPersons(people, onMeasured);
    const measured = this.#measured;
    this.#plain = new PlainSlots({ cells: this.#cells, reading, roll, records, lastDay, measured });
    this.#claims = new ToldClaims(read, this.#records);
    this.#mayRepeat = mayRepeatIn(plan, reading.names);
  }

  partial(): PartialOutcome {
    const { roll } = this.#read;
    this.#addPersons();
    for (let person = 0; person < roll.people.count; person += 1) this.#addKept(person);
    return {
      enrolledCount: roll.enrolledCount,
      cells: this.#cells.tallies(),
      claims: this.#claims.facts(),
      later: this.#read.later,
      beyond: this.#beyond,
      unusedClaims: this.#unusedClaims,
    };
  }

  /** Adds the persons in the order of their records: memory is read from its beginning to its end. */
  #addPersons(): void {
    const { roll } = this.#read;
    const { groups, people } = roll;
    const { begins, ends } = this.#enterPlain();
    const persons = new Int32Array(groups.length);
    for (let person = 0; person < people.count; person += 1) {
      const group = roll.groupOf(person);
      const from = begins[group] ?? NONE;
      if (from === NONE) this.#addPerson(person, groups[group]);
      else {
        this.#plain.add(person, from, ends[group] ?? from);
        persons[group] = (persons[group] ?? 0) + 1;
      }
    }
    this.#plain.hand();
    groups.forEach(({ profile }, group) => {
      if (profile) this.#addBeyond(profile, persons[group] ?? 0);
    });
  }

  /** Where among the plain slots those of each group begin and end; nowhere if not all of them are plain. */
  #enterPlain(): { begins: Int32Array; ends: Int32Array } {
    const { groups } = this.#read.roll;
    const begins = new Int32Array(groups.length).fill(NONE);
    const ends = new Int32Array(groups.length);
    groups.forEach(({ profile, origin }, group) => {
      const from = this.#plain.count;
      if (!profile || !this.#plain.enter(profile.slots, origin)) return;
      begins[group] = from;
      ends[group] = this.#plain.count;
    });
    this.#plain.close();
    return { begins, ends };
  }

  /** Adds a person as the ordinary way does: only what was observed comes from columns. */
  #addPerson(person: number, group: Group | undefined): void {
    const { roll } = this.#read;
    const isAlike = !roll.people.hasLeft(person) && group?.origin === roll.originOf(person);
    const profile = (isAlike ? group.profile : undefined) ?? roll.profileOf(person);
    this.#observed.turnTo(person, profile.slots);
    addPerson(this.#cells, {
      enrolment: this.#measured?.whoIs(person),
      slots: profile.slots,
      seenOf: this.#observed.seenOf,
      onMeasured: this.#measured?.onMeasured,
    });
    this.#addBeyond(profile, 1);
  }

  #addBeyond({ inTreatment, beyond }: Profile, persons: number): void {
    for (const metric of inTreatment ? beyond : []) {
      this.#beyond[metric] = (this.#beyond[metric] ?? 0) + persons;
    }
  }

  /** Checks a person's kept rows, and tells their claims. */
  #addKept(person: number): void {
    const count = this.#rows.turnTo(person);
    if (count === 0) return;
    checkRepeats(this.#rows, count, this.#mayRepeat);
    const { plan, roll } = this.#read;
    if (roll.people.armOf(person) !== TREATMENT) return;
    this.#claims.add(person);
    if (roll.hasRules && roll.people.hasLeft(person)) {
      this.#unusedClaims += unusedClaimsOf(plan, this.#records.of(person));
    }
  }
}
