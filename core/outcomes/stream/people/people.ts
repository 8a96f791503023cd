import { epochDay } from '../../../calendar/date.ts';
import type { EnrolmentKind } from '../../../intake/enrolments.ts';
import type { Enrolment } from '../../records.ts';
import type { Who } from '../../tallies/cells.ts';
import { DAYS, type Days, FIRST_DAY } from '../bytes/days.ts';
import type { Kinds } from './kinds.ts';
import { type Episode, episodeAt, NO_DAY, type PeopleColumns } from './people-columns.ts';
import { Pseudonyms } from './pseudonyms.ts';

/** Everybody enrolled, in columns: millions of them take some tens of bytes each. */
export class People {
  readonly pseudonyms: Pseudonyms;
  readonly kinds: readonly EnrolmentKind[];
  readonly #assigned: readonly string[];
  readonly #days: Days;
  readonly #enrolled: Int32Array;
  readonly #left: Int32Array;
  readonly #kind: Int32Array;

  constructor(columns: PeopleColumns, { counted, assigned }: Kinds, days: Days) {
    this.pseudonyms = Pseudonyms.of(columns.pseudonyms);
    this.kinds = counted;
    this.#assigned = assigned;
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

  /** Of each kind, the first that differs from it at most in attributes. */
  kindsAlike(): Int32Array {
    const first = new Map<string, number>();
    return Int32Array.from(this.kinds, ({ attributes: _, ...kind }, number) => {
      const said = JSON.stringify([kind, this.#assigned[number]]);
      const known = first.get(said) ?? number;
      first.set(said, known);
      return known;
    });
  }

  kindOf(person: number): number {
    return this.#kind[person] ?? 0;
  }

  /** The group that a person is counted in. */
  armOf(person: number): string {
    return this.kinds[this.#kind[person] ?? 0]?.arm ?? '';
  }

  /** The group that a person was first in. */
  assignedTo(person: number): string {
    return this.#assigned[this.#kind[person] ?? 0] ?? '';
  }

  /** The same of any enrolment of a person. */
  assignedIn({ kind }: Episode): string {
    return this.#assigned[kind] ?? '';
  }

  episodeOf(person: number): Episode {
    const columns = { enrolled: this.#enrolled, left: this.#left, kind: this.#kind };
    return episodeAt(columns, person);
  }

  /** Whether a person is said to have changed group before being enrolled. */
  changedBefore(person: number): boolean {
    const { transferredOn } = this.kinds[this.#kind[person] ?? 0] ?? {};
    return transferredOn !== undefined && epochDay(transferredOn) < this.enrolledOn(person);
  }

  /** The pseudonym and the attributes, which all of one kind share. */
  whoIs(person: number): Who {
    const { attributes } = this.kinds[this.kindOf(person)] ?? {};
    const name = this.pseudonyms.textOf(person);
    return attributes === undefined ? { person: name } : { person: name, attributes };
  }

  /** The enrolment; without its pseudonym unless that is asked for, because few need it. */
  enrolmentOf(person: number, { named = false } = {}): Enrolment {
    const name = named ? this.pseudonyms.textOf(person) : '';
    return this.enrolmentIn(this.episodeOf(person), name);
  }

  /** Any enrolment of a person, as `enrolmentOf`. */
  enrolmentIn({ enrolled, left, kind: number }: Episode, person = ''): Enrolment {
    const kind = this.kinds[number] ?? { arm: '' };
    const enrolledOn = this.#days.dateOf(enrolled);
    if (left === undefined) return { ...kind, person, enrolledOn };
    return { ...kind, person, enrolledOn, leftOn: this.#days.dateOf(left) };
  }
}
