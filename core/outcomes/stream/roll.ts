import { hasErrors } from '../../findings.ts';
import { checkEnrolment } from '../check-enrolments.ts';
import { namedReasons } from '../leaving.ts';
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
  /** The terms have a word on who leaves. */
  readonly #hasRules: boolean;
  readonly #profileOf: (enrolment: Enrolment) => Profile;
  /** Those who were enrolled alike: what is made of them if they stay. */
  readonly #groups: { readonly profile: Profile; readonly layout: number }[] = [];
  readonly #alike = new Map<number, number>();
  readonly #groupOf: Int32Array;

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
    this.#hasRules = plan.terms.followUp !== undefined || namedReasons(plan.terms).length > 0;
    this.#profileOf = profileOf;
    this.layouts = new Layouts(reading, lastDay);
    this.layoutOf = new Int32Array(people.count);
    this.#groupOf = new Int32Array(people.count);
    for (let person = 0; person < people.count; person += 1) {
      const group = this.#groupIn(person);
      this.#groupOf[person] = group;
      this.layoutOf[person] = this.#layoutIn(person, group);
    }
  }

  /**
   * All persons, those who were enrolled alike one after another: what the terms make of them is then looked up
   * once and not fetched from memory for each.
   */
  inGroups(): Int32Array {
    const next = new Int32Array(this.#groups.length + 1);
    for (const group of this.#groupOf) next[group + 1] = (next[group + 1] ?? 0) + 1;
    for (let group = 0; group < this.#groups.length; group += 1) {
      next[group + 1] = (next[group + 1] ?? 0) + (next[group] ?? 0);
    }
    const order = new Int32Array(this.people.count);
    for (let person = 0; person < order.length; person += 1) {
      const group = this.#groupOf[person] ?? 0;
      const place = next[group] ?? 0;
      order[place] = person;
      next[group] = place + 1;
    }
    return order;
  }

  /** @throws RangeError for a number that is nobody's. */
  profileOf(person: number): Profile {
    if (this.people.hasLeft(person)) return this.#profileOf(this.people.enrolmentOf(person));
    const group = this.#groups[this.#groupOf[person] ?? -1];
    if (!group) throw new RangeError(`There is no person ${person}`);
    return group.profile;
  }

  /** Without a word in the terms on leaving, the windows of whoever left are those of who stayed. */
  #layoutIn(person: number, group: number): number {
    if (!this.#hasRules || !this.people.hasLeft(person)) return this.#groups[group]?.layout ?? 0;
    const enrolment = this.people.enrolmentOf(person);
    if (hasErrors(checkEnrolment(this.#plan, enrolment))) throw new Surprise('a reason of leaving');
    return this.layouts.numberOf(this.#profileOf(enrolment));
  }

  /** The group of those who were enrolled alike, whether or not they left. */
  #groupIn(person: number): number {
    const likeness = this.people.likeness(person);
    const known = this.#alike.get(likeness);
    if (known !== undefined) return known;
    const { leftOn: _, ...enrolment } = this.people.enrolmentOf(person);
    if (hasErrors(checkEnrolment(this.#plan, enrolment))) throw new Surprise('an enrolment');
    const profile = this.#profileOf(enrolment);
    const group = this.#groups.push({ profile, layout: this.layouts.numberOf(profile) }) - 1;
    this.#alike.set(likeness, group);
    return group;
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
