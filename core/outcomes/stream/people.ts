import type { Enrolment } from '../records.ts';
import { DAYS, type Days, FIRST_DAY } from './days.ts';
import { Pseudonyms } from './pseudonyms.ts';

/** The day of what is not said. */
const NO_DAY = -(2 ** 31);

/** What an enrolment says besides the person and the days: its arm, its cohort and the rest. */
export type Kind = Omit<Enrolment, 'person' | 'enrolledOn' | 'leftOn' | 'at'>;

/** Everybody enrolled, in columns: millions of them take some tens of bytes each. */
export class People {
  readonly pseudonyms = new Pseudonyms();
  readonly kinds: Kind[] = [];
  readonly #days: Days;
  #enrolled = new Int32Array(1 << 8);
  #left = new Int32Array(1 << 8);
  #kind = new Int32Array(1 << 8);

  constructor(days: Days) {
    this.#days = days;
  }

  get count(): number {
    return this.pseudonyms.count;
  }

  /** Says when a person was enrolled and left, and of what kind the enrolment is. */
  set(person: number, said: { enrolled: number; left: number | undefined; kind: number }): void {
    if (person >= this.#kind.length) {
      this.#enrolled = twice(this.#enrolled);
      this.#left = twice(this.#left);
      this.#kind = twice(this.#kind);
    }
    this.#enrolled[person] = said.enrolled;
    this.#left[person] = said.left ?? NO_DAY;
    this.#kind[person] = said.kind;
  }

  hasLeft(person: number): boolean {
    return this.#left[person] !== NO_DAY;
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

function twice(column: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(column.length * 2);
  larger.set(column);
  return larger;
}
