import type { ISODate } from '../calendar/date.ts';
import type { ClaimFact } from '../settlement/facts.ts';
import type { PersonRecord } from './person.ts';
import type { Plan } from './plan.ts';
import { type Observation, TREATMENT } from './records.ts';

/** The claims of one person: every observation that a line of a rate card is about. */
export function claimsOf(plan: Plan, { enrolment, observations }: PersonRecord): ClaimFact[] {
  if (enrolment.arm !== TREATMENT) return [];
  return observations
    .filter(({ observation }) => plan.claimable.has(observation))
    .map((claim) => claimOf(plan, claim, enrolment));
}

function claimOf(
  plan: Plan,
  { person, observation, date, value }: Observation,
  { cohort, attributes = {} }: PersonRecord['enrolment'],
): ClaimFact {
  const period = periodOfDate(plan, date);
  return {
    outcome: observation,
    person,
    date,
    ...(cohort === undefined ? {} : { cohort }),
    ...(period === undefined ? {} : { period }),
    count: value,
    ...(Object.keys(attributes).length === 0 ? {} : { attributes }),
  };
}

/** The period that holds a date; both of its ends are included. */
export function periodOfDate({ periods }: Plan, date: ISODate): string | undefined {
  return periods.find(({ from, to }) => from <= date && date <= to)?.id;
}

/** Sorted by date, person and outcome, so that the order of rows never shows. */
export function sortClaims(claims: readonly ClaimFact[]): ClaimFact[] {
  const keyed = claims.map((claim) => ({
    claim,
    key: `${claim.date ?? ''} ${claim.person ?? ''} ${claim.outcome} ${claim.count ?? ''}`,
  }));
  return keyed
    .sort((one, other) => (one.key < other.key ? -1 : one.key > other.key ? 1 : 0))
    .map(({ claim }) => claim);
}
