import type { ISODate } from '../calendar/date.ts';
import type { ClaimFact } from '../settlement/facts.ts';
import { claimsOf, sortClaims } from './claims.ts';
import { contributionsOf, type PersonRecord } from './person.ts';
import type { Plan } from './plan.ts';
import { type Enrolment, type Observation, TREATMENT } from './records.ts';
import { type CellTally, mergeCells } from './tally.ts';

/** What a part of the persons says. Parts merge into the whole, however the persons were divided. */
export type PartialOutcome = {
  readonly enrolledCount: number;
  /** By metric, cohort and period, sorted. */
  readonly cells: readonly CellTally[];
  /** By date, person and outcome, sorted. */
  readonly claims: readonly ClaimFact[];
};

export const NO_OUTCOME: PartialOutcome = { enrolledCount: 0, cells: [], claims: [] };

/**
 * Adds up a part of the persons. All observations of a person must be in the same part: import divides by
 * the pseudonym.
 */
export function tallyPersons(
  plan: Plan,
  input: {
    enrolments: readonly Enrolment[];
    observations: readonly Observation[];
    asOf: ISODate;
  },
): PartialOutcome {
  const { enrolments, asOf } = input;
  const persons = recordsOf(enrolments, input.observations, asOf);
  const cells = persons.flatMap((person) =>
    plan.metrics.map((metric) => contributionsOf(plan, metric, { person, asOf })),
  );
  return {
    enrolledCount: enrolments.filter(({ arm }) => arm === TREATMENT).length,
    cells: mergeCells(cells),
    claims: sortClaims(persons.flatMap((person) => claimsOf(plan, person))),
  };
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
