import type { ISODate } from '../calendar/date.ts';
import { decimalsIn } from '../money/scaled.ts';
import type { ClaimFact } from '../settlement/facts.ts';
import { CellCount, type Measured } from './arm-count.ts';
import { claimsOf, sortClaims } from './claims.ts';
import { type PersonRecord, seenIn } from './person.ts';
import type { Plan } from './plan.ts';
import { profilesOf, type Slot } from './profile.ts';
import { type Enrolment, type Observation, TREATMENT } from './records.ts';
import { type CellTally, keyOf, mergeCells } from './tally.ts';

/** What a part of the persons says. Parts merge into the whole, however the persons were divided. */
export type PartialOutcome = {
  readonly enrolledCount: number;
  /** By metric, cohort and period, sorted. */
  readonly cells: readonly CellTally[];
  /** By date, person and outcome, sorted. */
  readonly claims: readonly ClaimFact[];
};

export const NO_OUTCOME: PartialOutcome = { enrolledCount: 0, cells: [], claims: [] };

/** One measured person in one cell, for methods that need persons together. */
export type MeasuredPerson = Measured & { readonly enrolment: Enrolment; readonly slot: Slot };

/**
 * Adds up a part of the persons. All observations of a person must be in the same part: import divides by
 * the pseudonym.
 *
 * @param input.onMeasured hears of each person that counts as measured, once per cell, in any order.
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
  const { enrolments, asOf, onMeasured } = input;
  const scales = scalesOf(input.observations);
  const profileOf = profilesOf(plan, asOf);
  const persons = recordsOf(enrolments, input.observations, asOf);
  const cells = new Cells(scales);
  for (const person of persons) {
    const { enrolment } = person;
    for (const slot of profileOf(enrolment).slots) {
      const { measure } = slot.metric;
      const scale = scales.get(measure.observation) ?? 0;
      const own = seenIn(person, { measure, days: slot.days, scale });
      const before = slot.reference && seenIn(person, { measure, days: slot.reference, scale });
      const measured = cells.of(slot).add(slot, own, before);
      if (measured) onMeasured?.({ ...measured, enrolment, slot });
    }
  }
  return {
    enrolledCount: enrolments.filter(({ arm }) => arm === TREATMENT).length,
    cells: cells.tallies(),
    claims: sortClaims(persons.flatMap((person) => claimsOf(plan, person))),
  };
}

/** The cells that persons are added to, made as they are met. */
class Cells {
  readonly #counts = new Map<string, CellCount>();
  readonly #scales: ReadonlyMap<string, number>;

  constructor(scales: ReadonlyMap<string, number>) {
    this.#scales = scales;
  }

  of(slot: Slot): CellCount {
    const key = `${keyOf(slot.cell)} ${slot.inTreatment}`;
    const scale = this.#scales.get(slot.metric.measure.observation) ?? 0;
    const count = this.#counts.get(key) ?? new CellCount(slot, scale);
    this.#counts.set(key, count);
    return count;
  }

  tallies(): CellTally[] {
    return mergeCells([[...this.#counts.values()].map((count) => count.tally())]);
  }
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
    claims: sortClaims(parts.flatMap(({ claims }) => claims)),
  };
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
