import { decimalOfUnits } from '../../money/scaled.ts';
import type { ClaimFact } from '../../settlement/facts.ts';
import { AlikeClaims } from '../alike.ts';
import { addPerson, Cells } from '../cells.ts';
import { claimsOf, sortClaims, unusedClaimsOf } from '../claims.ts';
import type { Days as Interval } from '../days.ts';
import type { LaterRows, PartialOutcome } from '../partial.ts';
import { type PersonRecord, seenIn } from '../person.ts';
import type { Plan } from '../plan.ts';
import type { Slot } from '../profile.ts';
import type { Observation } from '../records.ts';
import { nothingSeen, type Seen } from '../seen.ts';
import type { Days } from './days.ts';
import type { KeptRow } from './kept-rows.ts';
import type { Reading } from './layout.ts';
import type { Reckoning } from './reckoning.ts';
import type { Records } from './records.ts';
import { checkRepeats } from './repeats.ts';
import type { Roll } from './roll.ts';

/** Everything that was read of a part of the persons. */
export type Read = {
  readonly plan: Plan;
  readonly reading: Reading;
  readonly days: Days;
  readonly roll: Roll;
  readonly records: Records;
  readonly reckoning: Reckoning;
  readonly scale: number;
  readonly texts: ValueTexts;
  readonly lastDay: number;
  readonly file: string;
  /** Whether each person's claims are told, or those of persons who are alike together. */
  readonly claims: 'each' | 'alike';
};

/**
 * Adds up the persons one by one, as the ordinary way does: only what was observed comes from columns.
 *
 * @throws Surprise when rows that were kept repeat each other.
 */
export function finish(read: Read): PartialOutcome {
  const { plan, reading, roll, reckoning, scale } = read;
  const cells = new Cells(plan, new Map(reading.names.map((name) => [name, scale])));
  const rowsOf = reckoning.kept.byPerson(roll.people.count);
  const claims: ClaimFact[] = [];
  const alike = read.claims === 'alike' ? new AlikeClaims(plan.terms) : undefined;
  const named = alike === undefined || alike.needsNames;
  let unusedClaims = 0;
  const beyond: Record<string, number> = {};
  const observed = new Observed(read);
  for (const person of roll.inGroups()) {
    const profile = roll.profileOf(person);
    const rows = rowsOf(person);
    const record = rows.length === 0 ? undefined : recordOf(read, { person, named, rows });
    observed.turnTo(person, record, profile.slots);
    addPerson(cells, { slots: profile.slots, seenOf: observed.seenOf });
    if (record) {
      const own = claimsOf(plan, record);
      if (alike) alike.add(own);
      else claims.push(...own);
      unusedClaims += unusedClaimsOf(plan, record);
    }
    for (const metric of profile.inTreatment ? profile.beyond : []) {
      beyond[metric] = (beyond[metric] ?? 0) + 1;
    }
  }
  return {
    enrolledCount: roll.enrolledCount(),
    cells: cells.tallies(),
    claims: alike?.facts() ?? sortClaims(claims),
    later: laterIn(read),
    beyond,
    unusedClaims,
  };
}

/** Values as text: claims mostly say 1, and are not worked out a million times. */
export class ValueTexts {
  readonly #scale: number;
  readonly #known = new Map<number, string>();

  constructor(scale: number) {
    this.#scale = scale;
  }

  of(value: number): string {
    const known = this.#known.get(value);
    if (known !== undefined) return known;
    const text = decimalOfUnits(value, this.#scale).toFixed();
    if (this.#known.size < MOST_TEXTS) this.#known.set(value, text);
    return text;
  }
}

const MOST_TEXTS = 1000;

/** A person's kept rows as the ordinary way holds them, up to the day of the evaluation. */
function recordOf(
  read: Read,
  { person, named, rows }: { person: number; named: boolean; rows: readonly KeptRow[] },
): PersonRecord {
  const { reading, days, file, lastDay, plan } = read;
  const enrolment = read.roll.people.enrolmentOf(person, { named });
  const observations = rows.map(
    ({ name, day, value, row }): Observation => ({
      person: enrolment.person,
      observation: reading.names[name] ?? '',
      date: days.dateOf(day),
      value: read.texts.of(value),
      at: { file, row },
    }),
  );
  checkRepeats(plan, observations);
  const lastDate = days.dateOf(lastDay);
  return { enrolment, observations: observations.filter(({ date }) => date <= lastDate) };
}

/** What was observed of one person after another, for each of their slots in turn. */
class Observed {
  readonly #read: Read;
  readonly #seen: readonly [Seen, Seen] = [nothingSeen(), nothingSeen()];
  /** The places in the record of each slot's own days and reference. */
  #places = new Map<Slot, number>();
  readonly #known = new WeakMap<readonly Slot[], Map<Slot, number>>();
  #record: PersonRecord | undefined;
  #person = 0;

  constructor(read: Read) {
    this.#read = read;
  }

  turnTo(person: number, record: PersonRecord | undefined, slots: readonly Slot[]): void {
    this.#person = person;
    this.#record = record;
    const known = this.#known.get(slots);
    this.#places = known ?? placesOf(slots, this.#read.reading);
    if (!known) this.#known.set(slots, this.#places);
  }

  /** Lends what was observed, until it is asked again for the same side of a slot. */
  seenOf = (slot: Slot, days: Interval): Seen => {
    const place = this.#places.get(slot);
    if (place === undefined) {
      if (!this.#record) return nothingSeen();
      const { metric, holes } = slot;
      const { scale } = this.#read;
      return seenIn(this.#record, { measure: metric.measure, days, holes, scale });
    }
    const side = days === slot.reference ? 1 : 0;
    const seen = this.#seen[side] ?? nothingSeen();
    this.#read.records.read(this.#person, place + side, seen);
    return seen;
  };
}

/** Numbers the slots whose rows are not kept, as their layout does. */
function placesOf(slots: readonly Slot[], { kept }: Reading): Map<Slot, number> {
  const places = new Map<Slot, number>();
  let next = 0;
  for (const slot of slots) {
    const { observation } = slot.metric.measure;
    if (observation === undefined || kept.has(observation)) continue;
    places.set(slot, next);
    next += slot.reference === undefined ? 1 : 2;
  }
  return places;
}

function laterIn({ reckoning, file }: Read): LaterRows {
  const { later, firstLater } = reckoning;
  return later === 0 ? { rows: 0 } : { rows: later, first: { file, row: firstLater } };
}
