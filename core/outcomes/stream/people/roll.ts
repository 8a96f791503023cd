import { hasErrors } from '../../../findings.ts';
import { checkEnrolment, enrolmentDays } from '../../checks/enrolments.ts';
import { type Days, daysFrom, isIn } from '../../days.ts';
import { namedReasons } from '../../plan/leaving.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Profile } from '../../plan/profile.ts';
import type { Enrolment } from '../../records.ts';
import { TREATMENT } from '../../records.ts';
import { Surprise } from '../bytes/surprise.ts';
import { Layouts, type Reading } from './layout.ts';
import type { People } from './people.ts';
import type { Shapes } from './shapes.ts';

/** Persons of whom the terms make the same: by their profile, or each by one of their own. */
export type Group = {
  /** Left out where the terms have a word on who leaves, and these persons left: each has a profile alone. */
  readonly profile: Profile | undefined;
  readonly layout: number;
  /** The day from which the profile's days are counted to be those of everybody in the group. */
  readonly origin: number;
};

/** Everybody enrolled with what the terms make of it: which layout their rows follow. */
export class Roll {
  readonly people: People;
  readonly layouts: Layouts;
  readonly #plan: Plan;
  /** The terms have a word on who leaves. */
  readonly hasRules: boolean;
  readonly #profileOf: (enrolment: Enrolment) => Profile;
  readonly groups: Group[] = [];
  readonly #alike = new Map<number, number>();
  readonly #shapes: Shapes;
  /** When somebody can be enrolled to get the intervention, if the terms say so. */
  readonly #open: Days | undefined;
  /** Of each kind, the first that differs from it at most in attributes: the terms make the same of both. */
  readonly #kindsAlike: Int32Array;
  /** Groups by their kind and the shape of their days. */
  readonly #byShape = new Map<string, number>();
  /** The groups of those who left, by their layout. */
  readonly #apart = new Map<number, number>();
  readonly #groupsOf: Int32Array;
  /** How many get the intervention. */
  readonly enrolledCount: number;

  /** @throws Surprise when an enrolment is not as the terms want it. */
  constructor(input: {
    plan: Plan;
    people: People;
    reading: Reading;
    lastDay: number;
    shapes: Shapes;
    profileOf: (enrolment: Enrolment) => Profile;
  }) {
    const { plan, people, reading, lastDay, shapes, profileOf } = input;
    this.people = people;
    this.#plan = plan;
    this.hasRules = plan.terms.followUp !== undefined || namedReasons(plan.terms).length > 0;
    this.#profileOf = profileOf;
    this.#shapes = shapes;
    const open = enrolmentDays(plan.terms);
    this.#open = open && daysFrom(open);
    this.layouts = new Layouts(plan, reading, lastDay - this.#earliestOrigin());
    this.#kindsAlike = people.kindsAlike();
    this.#groupsOf = new Int32Array(people.count);
    const { count } = people;
    const someLeft = people.kinds.some(({ leftReason }) => leftReason !== undefined);
    if (someLeft && people.someLeftOnNoDay()) throw new Surprise('a reason of leaving');
    let enrolled = 0;
    for (let person = 0; person < count; person += 1) {
      const group = this.#groupIn(person);
      // Without a word in the terms on leaving, the windows of whoever left are those of who stayed.
      const isApart = this.hasRules && people.hasLeft(person);
      this.#groupsOf[person] = isApart ? this.#groupApart(person) : group;
      if (people.armOf(person) === TREATMENT) enrolled += 1;
    }
    this.enrolledCount = enrolled;
  }

  /** The place of a person's group. */
  groupOf(person: number): number {
    return this.#groupsOf[person] ?? 0;
  }

  /** The layout that a person's rows follow, and the day from which its days are counted for this person. */
  layoutOf(person: number): number {
    return this.groups[this.groupOf(person)]?.layout ?? 0;
  }

  originOf(person: number): number {
    return this.#shapes.areFromEnrolment ? this.people.enrolledOn(person) : 0;
  }

  #earliestOrigin(): number {
    if (!this.#shapes.areFromEnrolment) return 0;
    const { count } = this.people;
    let earliest = this.originOf(0);
    for (let person = 1; person < count; person += 1) {
      earliest = Math.min(earliest, this.originOf(person));
    }
    return earliest;
  }

  /** What the terms make of a person, with what they make of leaving. */
  profileOf(person: number): Profile {
    return this.#profileOf(this.people.enrolmentOf(person));
  }

  /** The group of those who left and whose rows follow one layout. */
  #groupApart(person: number): number {
    const enrolment = this.people.enrolmentOf(person);
    if (this.#isRefused(person, enrolment)) throw new Surprise('a reason of leaving');
    const origin = this.originOf(person);
    const layout = this.layouts.numberOf(this.#profileOf(enrolment), origin);
    const known = this.#apart.get(layout);
    if (known !== undefined) return known;
    const group = this.groups.push({ profile: undefined, layout, origin }) - 1;
    this.#apart.set(layout, group);
    return group;
  }

  /** The group of those who were enrolled alike, whether or not they left. */
  #groupIn(person: number): number {
    const likeness = this.people.likeness(person);
    const known = this.#alike.get(likeness);
    if (known !== undefined) return known;
    const { people } = this;
    const inTreatment = people.armOf(person) === TREATMENT;
    const day = people.enrolledOn(person);
    // The day is all that can be wrong with one enrolment of a group and not with another.
    const wasAssigned = people.assignedTo(person) === TREATMENT;
    if (wasAssigned && this.#open && !isIn(day, this.#open)) throw new Surprise('an enrolment');
    if (people.changedBefore(person)) throw new Surprise('a change of group');
    const key = `${this.#kindsAlike[people.kindOf(person)]} ${this.#shapes.of({ day, inTreatment })}`;
    const group = this.#byShape.get(key) ?? this.#groupLike(person);
    this.#byShape.set(key, group);
    this.#alike.set(likeness, group);
    return group;
  }

  #groupLike(person: number): number {
    const { leftOn: _, ...enrolment } = this.people.enrolmentOf(person);
    // When and why somebody left is looked at with those who did.
    const { leftReason: __, ...stayed } = enrolment;
    if (this.#isRefused(person, stayed)) throw new Surprise('an enrolment');
    const origin = this.originOf(person);
    const profile = this.#profileOf(enrolment);
    const layout = this.layouts.numberOf(profile, origin);
    return this.groups.push({ profile, layout, origin }) - 1;
  }

  /** Whether something is wrong with an enrolment, in the group that the person was first in. */
  #isRefused(person: number, enrolment: Enrolment): boolean {
    const arm = this.people.assignedTo(person);
    return hasErrors(checkEnrolment(this.#plan, { ...enrolment, arm }));
  }
}
