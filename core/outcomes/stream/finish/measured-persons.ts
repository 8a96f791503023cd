import type { MeasuredPerson, Who } from '../../tallies/cells.ts';
import type { People } from '../people/people.ts';

/** Tells of measured persons whoever needs them together, and who they are: nobody else asks for that. */
export class MeasuredPersons {
  readonly onMeasured: (person: MeasuredPerson) => void;
  readonly #people: People;
  #last: { readonly person: number; readonly who: Who } | undefined;

  constructor(people: People, onMeasured: (person: MeasuredPerson) => void) {
    this.#people = people;
    this.onMeasured = onMeasured;
  }

  /** Who a person is; of the last one asked for it is remembered, so that all slots share one name. */
  whoIs(person: number): Who {
    if (this.#last?.person === person) return this.#last.who;
    const who = this.#people.whoIs(person);
    this.#last = { person, who };
    return who;
  }

  /** Tells of a person in one slot. */
  tell(person: number, measured: Omit<MeasuredPerson, 'enrolment'>): void {
    this.onMeasured({ ...measured, enrolment: this.whoIs(person) });
  }
}
