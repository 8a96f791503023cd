import { hasErrors } from '../../findings.ts';
import { checkEnrolment } from '../check-enrolments.ts';
import type { Plan } from '../plan.ts';
import type { Profile } from '../profile.ts';
import type { Enrolment } from '../records.ts';
import { TREATMENT } from '../records.ts';
import { Layouts, type Reading } from './layout.ts';
import type { People } from './people.ts';
import { Surprise } from './surprise.ts';

/** Everybody enrolled with what the terms make of it: which layout their rows follow. */
export class Roll {
  readonly people: People;
  readonly layouts: Layouts;
  /** The layout of each person. */
  readonly layoutOf: Int32Array;
  readonly #plan: Plan;
  readonly #profileOf: (enrolment: Enrolment) => Profile;
  readonly #alike = new Map<number, { profile: Profile; layout: number }>();

  /** @throws Surprise when an enrolment is not as the terms want it. */
  constructor(input: {
    plan: Plan;
    people: People;
    reading: Reading;
    lastDay: number;
    profileOf: (enrolment: Enrolment) => Profile;
  }) {
    const { plan, people, reading, lastDay, profileOf } = input;
    this.people = people;
    this.#plan = plan;
    this.#profileOf = profileOf;
    this.layouts = new Layouts(reading, lastDay);
    this.layoutOf = new Int32Array(people.count);
    for (let person = 0; person < people.count; person += 1) {
      const { layout } = this.#alikeTo(person);
      this.layoutOf[person] = people.hasLeft(person) ? this.#layoutOfLeft(person) : layout;
    }
  }

  #layoutOfLeft(person: number): number {
    const enrolment = this.people.enrolmentOf(person);
    if (hasErrors(checkEnrolment(this.#plan, enrolment))) throw new Surprise('a reason of leaving');
    return this.layouts.numberOf(this.#profileOf(enrolment));
  }

  profileOf(person: number): Profile {
    return this.people.hasLeft(person)
      ? this.#profileOf(this.people.enrolmentOf(person))
      : this.#alikeTo(person).profile;
  }

  /** What is known of those who were enrolled alike and stayed. */
  #alikeTo(person: number): { profile: Profile; layout: number } {
    const likeness = this.people.likeness(person);
    const known = this.#alike.get(likeness);
    if (known) return known;
    const { leftOn: _, ...enrolment } = this.people.enrolmentOf(person);
    if (hasErrors(checkEnrolment(this.#plan, enrolment))) throw new Surprise('an enrolment');
    const profile = this.#profileOf(enrolment);
    const alike = { profile, layout: this.layouts.numberOf(profile) };
    this.#alike.set(likeness, alike);
    return alike;
  }

  /** How many get the intervention. */
  enrolledCount(): number {
    const { people } = this;
    let count = 0;
    for (let person = 0; person < people.count; person += 1) {
      if (people.armOf(person) === TREATMENT) count += 1;
    }
    return count;
  }
}
