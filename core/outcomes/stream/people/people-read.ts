import { integersLike, sharedIntegers } from '../bytes/shared.ts';
import { NO_DAY, type PeopleColumns } from './people-columns.ts';
import { Pseudonyms } from './pseudonyms.ts';

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
