import type { ISODate } from '../../calendar/date.ts';
import type { Place } from '../../findings.ts';
import { decimalsIn } from '../../money/scaled.ts';
import type { ClaimFact } from '../../settlement/facts.ts';
import type { Days } from '../days.ts';
import { claimsOf, mergeAlike, sortClaims, unusedClaimsOf } from '../persons/claims.ts';
import { type PersonRecord, seenIn } from '../persons/person.ts';
import type { Plan } from '../plan/plan.ts';
import { type Profile, profilesOf, type Slot } from '../plan/profile.ts';
import { type Enrolment, type Observation, TREATMENT } from '../records.ts';
import { addPerson, Cells, type MeasuredPerson } from './cells.ts';
import { type CellTally, mergeCells } from './tally.ts';

/** What a part of the persons says. Parts merge into the whole, however the persons were divided. */
export type PartialOutcome = {
  readonly enrolledCount: number;
  /** By metric, cohort and period, sorted. */
  readonly cells: readonly CellTally[];
  /** By date, person and outcome, sorted. */
  readonly claims: readonly ClaimFact[];
  readonly later: LaterRows;
  /** How many persons have a window that closes after the last period, by metric. */
  readonly beyond: Readonly<Record<string, number>>;
  /** Claims that the terms do not let be used, because the person had left. */
  readonly unusedClaims: number;
};

/** Rows dated after the day of the evaluation, and the first of them in the file. */
export type LaterRows = { readonly rows: number; readonly first?: Place };

export const NO_OUTCOME: PartialOutcome = {
  enrolledCount: 0,
  cells: [],
  claims: [],
  later: { rows: 0 },
  beyond: {},
  unusedClaims: 0,
};

/**
 * Adds up a part of the persons. All observations of a person must be in the same part: import divides by
 * the pseudonym.
 *
 * @param input.onMeasured hears of each person that counts as measured where persons are needed together, once per
 *   cell, in any order.
 */
export function tallyPersons(
  plan: Plan,
  input: {
    enrolments: readonly Enrolment[];
    observations: readonly Observation[];
    asOf: ISODate;
    onMeasured?: (person: MeasuredPerson) => void;
  },
): PartialOutcome {
  const { enrolments, observations, asOf, onMeasured } = input;
  const scales = scalesOf(observations);
  const profileOf = profilesOf(plan, asOf);
  const persons = recordsOf(enrolments, observations, asOf);
  const cells = new Cells(plan, scales);
  for (const person of persons) {
    const { enrolment } = person;
    const { slots } = profileOf(enrolment);
    const seenOf = ({ metric: { measure }, holes }: Slot, days: Days) =>
      seenIn(person, { measure, days, holes, scale: scales.get(measure.observation ?? '') ?? 0 });
    addPerson(cells, { enrolment, slots, seenOf, onMeasured });
  }
  const profiles = enrolments.map(profileOf);
  return {
    enrolledCount: enrolledIn(enrolments),
    cells: cells.tallies(),
    claims: sortClaims(persons.flatMap((person) => claimsOf(plan, person))),
    later: laterThan(asOf, observations),
    beyond: beyondIn(profiles),
    unusedClaims: persons.reduce((sum, person) => sum + unusedClaimsOf(plan, person), 0),
  };
}

/** Persons in the treatment arm; who is followed in several enrolments is one of them. */
export function enrolledIn(enrolments: readonly Enrolment[]): number {
  return enrolments.filter(({ arm, again }) => arm === TREATMENT && !again).length;
}

/** How many persons who get the intervention have a window that closes after the last period, by metric. */
function beyondIn(profiles: readonly Profile[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { inTreatment, beyond } of profiles) {
    for (const metric of inTreatment ? beyond : []) counts[metric] = (counts[metric] ?? 0) + 1;
  }
  return counts;
}

function laterThan(asOf: ISODate, observations: readonly Observation[]): LaterRows {
  const later = observations.filter(({ date }) => date > asOf);
  return later.reduce((rows, { at }) => addLater(rows, { rows: 1, ...(at ? { first: at } : {}) }), {
    rows: 0,
  });
}

function addLater(one: LaterRows, other: LaterRows): LaterRows {
  const [first] = [one.first, other.first]
    .filter((place) => place !== undefined)
    .sort((a, b) => (a.row ?? 0) - (b.row ?? 0));
  return { rows: one.rows + other.rows, ...(first ? { first } : {}) };
}

/** How many decimals the values of each observation need, so that all of them are whole units. */
function scalesOf(observations: readonly Observation[]): Map<string, number> {
  const scales = new Map<string, number>();
  for (const { observation, value } of observations) {
    scales.set(observation, Math.max(scales.get(observation) ?? 0, decimalsIn(value)));
  }
  return scales;
}

/** Merges what parts of the persons say; `NO_OUTCOME` changes nothing, and the order never shows. */
export function mergePartials(parts: readonly PartialOutcome[]): PartialOutcome {
  return {
    enrolledCount: parts.reduce((sum, { enrolledCount }) => sum + enrolledCount, 0),
    cells: mergeCells(parts.map(({ cells }) => cells)),
    claims: sortClaims(mergeAlike(parts.flatMap(({ claims }) => claims))),
    later: parts.map(({ later }) => later).reduce(addLater, { rows: 0 }),
    beyond: addCounts(parts.map(({ beyond }) => beyond)),
    unusedClaims: parts.reduce((sum, { unusedClaims }) => sum + unusedClaims, 0),
  };
}

function addCounts(all: readonly Readonly<Record<string, number>>[]): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const counts of all) {
    for (const [name, count] of Object.entries(counts)) sums[name] = (sums[name] ?? 0) + count;
  }
  return sums;
}

/** Each person with what was observed up to the day of the evaluation. */
function recordsOf(
  enrolments: readonly Enrolment[],
  observations: readonly Observation[],
  asOf: ISODate,
): PersonRecord[] {
  const byPerson = new Map<string, Observation[]>();
  for (const observation of observations) {
    if (observation.date > asOf) continue;
    const known = byPerson.get(observation.person);
    if (known) known.push(observation);
    else byPerson.set(observation.person, [observation]);
  }
  return enrolments.map((enrolment) => ({
    enrolment,
    observations: byPerson.get(enrolment.person) ?? [],
  }));
}
