import type { ClaimFact } from '../../settlement/facts.ts';
import { type AlikeClaims, firstDayOf, placedDay } from '../alike.ts';
import { periodOfDate } from '../claims.ts';
import type { Plan } from '../plan.ts';
import type { Days } from './days.ts';
import { HASH_START, hashOn } from './hash.ts';
import type { KeptRows } from './kept-rows.ts';
import { Pseudonyms } from './pseudonyms.ts';

/** How many numbers of a row a pattern holds: its name, the value, its period and where its day is moved. */
const FIELDS = 4;
const BYTES = Float64Array.BYTES_PER_ELEMENT;

type Pattern = { readonly claims: readonly ClaimFact[]; persons: number };

/**
 * Claims of persons who are alike, told apart by numbers before any claim is made: the claims of each pattern are
 * made once, of the first who has it.
 */
export class ClaimPatterns {
  readonly #plan: Plan;
  readonly #days: Days;
  readonly #isClaimable: readonly boolean[];
  readonly #rows: KeptRows;
  readonly #lastDay: number;
  readonly #alike: AlikeClaims;
  readonly #numbers = new Pseudonyms();
  readonly #patterns: Pattern[] = [];
  /** Of each day that was met, the place of its period and that period's first day. */
  readonly #calendar = new Map<number, { period: number; from: number | undefined }>();
  /** The days on which the person at hand has claimed so far. */
  readonly #claimed: number[] = [];
  #scratch = new Float64Array(1 << 6);
  #bytes = new Uint8Array(this.#scratch.buffer);

  /** @param input.names of the rows; @param input.lastDay later rows are not counted. */
  constructor(input: {
    plan: Plan;
    days: Days;
    names: readonly string[];
    rows: KeptRows;
    lastDay: number;
    alike: AlikeClaims;
  }) {
    this.#plan = input.plan;
    this.#days = input.days;
    this.#isClaimable = input.names.map((name) => input.plan.claimable.has(name));
    this.#rows = input.rows;
    this.#lastDay = input.lastDay;
    this.#alike = input.alike;
  }

  /**
   * Adds a person who gets the intervention.
   *
   * @param input.kind of the enrolment: cohort and attributes; @param input.claims makes the claims themselves.
   */
  add(input: { kind: number; places: Uint32Array; claims: () => readonly ClaimFact[] }): void {
    const length = this.#write(input.kind, input.places);
    if (length === 1) return;
    let hash = HASH_START;
    const end = length * BYTES;
    for (let at = 0; at < end; at += 1) hash = hashOn(hash, this.#bytes[at] ?? 0);
    const place = { hash, start: 0, end };
    const known = this.#patterns[this.#numbers.find(this.#bytes, place)];
    if (known) {
      known.persons += 1;
      return;
    }
    this.#numbers.add(this.#bytes, place);
    this.#patterns.push({ claims: input.claims(), persons: 1 });
  }

  /** Hands on the claims, each with how many persons it stands for. */
  close(): void {
    for (const { claims, persons } of this.#patterns) {
      this.#alike.add(claims.map((claim) => ({ ...claim, persons })));
    }
  }

  /** Puts a person's pattern into the scratch. @returns how many numbers it has */
  #write(kind: number, places: Uint32Array): number {
    const rows = this.#rows;
    if (places.length * FIELDS >= this.#scratch.length) {
      this.#scratch = new Float64Array(places.length * FIELDS * 2);
      this.#bytes = new Uint8Array(this.#scratch.buffer);
    }
    const scratch = this.#scratch;
    const days = this.#claimed;
    days.length = 0;
    let length = 1;
    scratch[0] = kind;
    for (let at = 0; at < places.length; at += 1) {
      const place = places[at] ?? 0;
      const name = rows.nameOf(place);
      const day = rows.dayOf(place);
      if (day > this.#lastDay || !this.#isClaimable[name]) continue;
      const { period, from } = this.#placeOf(day);
      // Rows are in the order of their days, so that every earlier day is there already.
      if (days[days.length - 1] !== day) days.push(day);
      scratch[length] = name;
      scratch[length + 1] = rows.valueOf(place);
      scratch[length + 2] = period;
      scratch[length + 3] = this.#alike.needsDays ? day : placedDay(day, from, days);
      length += FIELDS;
    }
    return length;
  }

  #placeOf(day: number): { period: number; from: number | undefined } {
    const known = this.#calendar.get(day);
    if (known) return known;
    const { periods, terms } = this.#plan;
    const id = periodOfDate(this.#plan, this.#days.dateOf(day));
    const period = periods.findIndex((each) => each.id === id);
    const place = { period, from: firstDayOf(terms, id) };
    this.#calendar.set(day, place);
    return place;
  }
}
