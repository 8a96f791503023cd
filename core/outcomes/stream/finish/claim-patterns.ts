import type { ClaimFact } from '../../../settlement/facts.ts';
import { type AlikeClaims, firstDayOf, placedDay } from '../../persons/alike.ts';
import { periodOfDate } from '../../persons/claims.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Days } from '../bytes/days.ts';
import { HASH_START, hashOn } from '../bytes/hash.ts';
import { Pseudonyms } from '../people/pseudonyms.ts';
import type { RowsOfPersons } from '../rows/rows-of-persons.ts';

/** How many words of a row a pattern holds: its name, its period, where its day is moved, and two of its value. */
const FIELDS = 5;
const BYTES = Int32Array.BYTES_PER_ELEMENT;
/** A value, and the two words that it is made of. */
const VALUE = new Float64Array(1);
const WORDS = new Int32Array(VALUE.buffer);

type Pattern = { readonly claims: readonly ClaimFact[]; persons: number };

/**
 * Claims of persons who are alike, told apart by numbers before any claim is made: the claims of each pattern are
 * made once, of the first who has it.
 */
export class ClaimPatterns {
  readonly #plan: Plan;
  readonly #days: Days;
  readonly #isClaimable: readonly boolean[];
  readonly #rows: RowsOfPersons;
  readonly #lastDay: number;
  readonly #alike: AlikeClaims;
  readonly #claimsOf: (person: number) => readonly ClaimFact[];
  readonly #numbers = new Pseudonyms();
  readonly #patterns: Pattern[] = [];
  /** Of each day that was met, the place of its period and that period's first day. */
  readonly #calendar = new Map<number, { period: number; from: number | undefined }>();
  /** The days on which the person at hand has claimed so far. */
  readonly #claimed: number[] = [];
  #scratch = new Int32Array(1 << 6);
  #bytes = new Uint8Array(this.#scratch.buffer);

  /**
   * @param input.names of the rows; @param input.lastDay later rows are not counted;
   * @param input.claimsOf makes a person's claims themselves.
   */
  constructor(input: {
    plan: Plan;
    days: Days;
    names: readonly string[];
    rows: RowsOfPersons;
    lastDay: number;
    alike: AlikeClaims;
    claimsOf: (person: number) => readonly ClaimFact[];
  }) {
    this.#plan = input.plan;
    this.#days = input.days;
    this.#isClaimable = input.names.map((name) => input.plan.claimable.has(name));
    this.#rows = input.rows;
    this.#lastDay = input.lastDay;
    this.#alike = input.alike;
    this.#claimsOf = input.claimsOf;
  }

  /** Adds a person who gets the intervention. @param kind of the enrolment: cohort and attributes */
  add(person: number, kind: number): void {
    const length = this.#write(person, kind);
    if (length === 1) return;
    let hash = HASH_START;
    for (let at = 0; at < length; at += 1) hash = hashOn(hash, this.#scratch[at] ?? 0);
    const place = { hash, start: 0, end: length * BYTES };
    const known = this.#patterns[this.#numbers.find(this.#bytes, place)];
    if (known) {
      known.persons += 1;
      return;
    }
    this.#numbers.add(this.#bytes, place);
    this.#patterns.push({ claims: this.#claimsOf(person), persons: 1 });
  }

  /** Hands on the claims, each with how many persons it stands for. */
  close(): void {
    for (const { claims, persons } of this.#patterns) {
      this.#alike.add(claims.map((claim) => ({ ...claim, persons })));
    }
  }

  /** Puts a person's pattern into the scratch. @returns how many words it has */
  #write(person: number, kind: number): number {
    const count = this.#rows.turnTo(person);
    this.#makeRoom(1 + count * FIELDS);
    const { days, names, values } = this.#rows;
    const scratch = this.#scratch;
    const claimed = this.#claimed;
    claimed.length = 0;
    let length = 1;
    scratch[0] = kind;
    for (let at = 0; at < count; at += 1) {
      const name = names[at] ?? 0;
      const day = days[at] ?? 0;
      if (day > this.#lastDay || !this.#isClaimable[name]) continue;
      const calendar = this.#placeOf(day);
      // Rows are in the order of their days, so that every earlier day is there already.
      if (claimed[claimed.length - 1] !== day) claimed.push(day);
      VALUE[0] = values[at] ?? 0;
      scratch[length] = name;
      scratch[length + 1] = calendar.period;
      scratch[length + 2] = this.#alike.needsDays ? day : placedDay(day, calendar.from, claimed);
      scratch[length + 3] = WORDS[0] ?? 0;
      scratch[length + 4] = WORDS[1] ?? 0;
      length += FIELDS;
    }
    return length;
  }

  #makeRoom(words: number): void {
    if (words <= this.#scratch.length) return;
    this.#scratch = new Int32Array(words * 2);
    this.#bytes = new Uint8Array(this.#scratch.buffer);
  }

  #placeOf(day: number): { period: number; from: number | undefined } {
    const known = this.#calendar.get(day);
    if (known) return known;
    const { periods, terms } = this.#plan;
    const id = periods.length > 0 ? periodOfDate(this.#plan, this.#days.dateOf(day)) : undefined;
    const period = periods.findIndex((each) => each.id === id);
    const place = { period, from: firstDayOf(terms, id) };
    this.#calendar.set(day, place);
    return place;
  }
}
