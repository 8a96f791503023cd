import type { EnrolmentKind } from '../../intake/enrolments.ts';
import type { Enrolment } from '../records.ts';
import { DAYS, type Days, FIRST_DAY } from './days.ts';
import { Pseudonyms, type PseudonymTable } from './pseudonyms.ts';
import { integersLike, sharedIntegers } from './shared.ts';

/** The day of what is not said. */
const NO_DAY = -(2 ** 31);

/** Everybody enrolled as another thread can read them; kinds are places in a list that goes beside. */
export type PeopleColumns = {
  readonly pseudonyms: PseudonymTable;
  readonly enrolled: Int32Array;
  readonly left: Int32Array;
  readonly kind: Int32Array;
};

/** Takes in who is enrolled, one after another. */
export class PeopleRead {
  readonly pseudonyms = new Pseudonyms();
  #enrolled = sharedIntegers(1 << 8);
  #left = sharedIntegers(1 << 8);
  #kind = sharedIntegers(1 << 8);

  /** Says when a person was enrolled and left, and of what kind the enrolment is. */
  set(person: number, enrolled: number, left: number | undefined, kind: number): void {
    const { length } = this.#kind;
    if (person >= length) {
      this.#enrolled = integersLike(this.#enrolled, length * 2);
      this.#left = integersLike(this.#left, length * 2);
      this.#kind = integersLike(this.#kind, length * 2);
    }
    this.#enrolled[person] = enrolled;
    this.#left[person] = left ?? NO_DAY;
    this.#kind[person] = kind;
  }

  get columns(): PeopleColumns {
    const { table } = this.pseudonyms;
    return { pseudonyms: table, enrolled: this.#enrolled, left: this.#left, kind: this.#kind };
  }
}

/** Everybody enrolled, in columns: millions of them take some tens of bytes each. */
export class People {
  readonly pseudonyms: Pseudonyms;
  readonly kinds: readonly EnrolmentKind[];
  readonly #days: Days;
  readonly #enrolled: Int32Array;
  readonly #left: Int32Array;
  readonly #kind: Int32Array;

  constructor(columns: PeopleColumns, kinds: readonly EnrolmentKind[], days: Days) {
    this.pseudonyms = Pseudonyms.of(columns.pseudonyms);
    this.kinds = kinds;
    this.#days = days;
    this.#enrolled = columns.enrolled;
    this.#left = columns.left;
    this.#kind = columns.kind;
  }

  get count(): number {
    return this.pseudonyms.count;
  }

  hasLeft(person: number): boolean {
    return this.#left[person] !== NO_DAY;
  }

  /** Whether it is said of somebody why they left, and not when. */
  someLeftOnNoDay(): boolean {
    const isReasoned = this.kinds.map(({ leftReason }) => leftReason !== undefined);
    for (let person = 0; person < this.count; person += 1) {
      if (isReasoned[this.#kind[person] ?? 0] && !this.hasLeft(person)) return true;
    }
    return false;
  }

  /** The day on which a person left; after every other day if that is not known. */
  leftOn(person: number): number {
    const left = this.#left[person] ?? NO_DAY;
    return left === NO_DAY ? Number.POSITIVE_INFINITY : left;
  }

  /** A number that is the same for all who were enrolled on the same day and are of one kind. */
  likeness(person: number): number {
    // Small as long as it can be: larger ones are slow to look up.
    return (this.#kind[person] ?? 0) * DAYS + (this.#enrolled[person] ?? 0) - FIRST_DAY;
  }

  /** The day of a person's enrolment. */
  enrolledOn(person: number): number {
    return this.#enrolled[person] ?? 0;
  }

  kindOf(person: number): number {
    return this.#kind[person] ?? 0;
  }

  armOf(person: number): string {
    return this.kinds[this.#kind[person] ?? 0]?.arm ?? '';
  }

  /** The enrolment; without its pseudonym unless that is asked for, because few need it. */
  enrolmentOf(person: number, { named = false } = {}): Enrolment {
    const left = this.#left[person] ?? NO_DAY;
    const kind = this.kinds[this.#kind[person] ?? 0] ?? { arm: '' };
    const name = named ? this.pseudonyms.textOf(person) : '';
    const enrolledOn = this.#days.dateOf(this.#enrolled[person] ?? 0);
    if (left === NO_DAY) return { ...kind, person: name, enrolledOn };
    return { ...kind, person: name, enrolledOn, leftOn: this.#days.dateOf(left) };
  }
}
