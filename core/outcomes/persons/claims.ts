import { addDays, type ISODate } from '../../calendar/date.ts';
import type { ClaimFact } from '../../settlement/facts.ts';
import { type LeavingRule, leavingRuleOf } from '../plan/leaving.ts';
import type { Plan } from '../plan/plan.ts';
import { type Enrolment, type Observation, TREATMENT } from '../records.ts';
import type { PersonRecord } from './person.ts';

/**
 * The claims of one person: every observation that a line of a rate card is about, but for those that the terms
 * do not let be used after the person has left. A person who is followed in each of several enrolments claims
 * in the one that the day belongs to.
 */
export function claimsOf(plan: Plan, person: PersonRecord): ClaimFact[] {
  const { enrolment } = person;
  return claimedBy(plan, person)
    .filter(({ date }) => mayBeUsed(plan, enrolment, date))
    .map((claim) => claimOf(plan, claim, enrolment));
}

/** How many claims of a person may not be used. */
export function unusedClaimsOf(plan: Plan, person: PersonRecord): number {
  const claims = claimedBy(plan, person);
  return claims.filter(({ date }) => !mayBeUsed(plan, person.enrolment, date)).length;
}

function claimedBy(plan: Plan, { enrolment, observations }: PersonRecord): Observation[] {
  if (enrolment.arm !== TREATMENT) return [];
  return observations.filter(
    ({ observation, date }) => plan.claimable.has(observation) && isOf(enrolment, date),
  );
}

/** The days of a period, both ends included, of which a person's claims count; none where no claim does. */
export function claimingDays(
  plan: Plan,
  enrolment: Enrolment,
  period: { readonly from: ISODate; readonly to: ISODate },
): { readonly from: ISODate; readonly to: ISODate } | undefined {
  const { arm, enrolledOn, followedUntil, leftOn = period.to } = enrolment;
  const usable = usableData(plan, enrolment);
  if (arm !== TREATMENT || plan.claimable.size === 0 || usable === 'none') return undefined;
  const [, from = enrolledOn] = [enrolledOn, period.from].sort();
  const untilLeft = usable === 'all' ? period.to : leftOn;
  const untilNext = followedUntil === undefined ? period.to : addDays(followedUntil, -1);
  const [to = period.to] = [period.to, untilLeft, untilNext].sort();
  return from <= to ? { from, to } : undefined;
}

/** Whether the terms let what was observed of a person on a day be used at all. */
function mayBeUsed(plan: Plan, enrolment: Enrolment, date: ISODate): boolean {
  const usable = usableData(plan, enrolment);
  return usable === 'all' || (usable === 'until then' && date <= (enrolment.leftOn ?? date));
}

/** What the terms let be used of a person for claims. */
function usableData({ terms }: Plan, enrolment: Enrolment): LeavingRule['data'] {
  return leavingRuleOf(terms, undefined, enrolment)?.data ?? 'all';
}

function isOf({ enrolledOn, followedUntil, again }: Enrolment, date: ISODate): boolean {
  const isBefore = again !== undefined && date < enrolledOn;
  return !isBefore && (followedUntil === undefined || date < followedUntil);
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

/** Claims of persons who are alike, told by several parts, as one that stands for all of them. */
export function mergeAlike(claims: readonly ClaimFact[]): ClaimFact[] {
  const alike = new Map<string, ClaimFact & { persons: number }>();
  const each: ClaimFact[] = [];
  for (const claim of claims) {
    const { persons, ...what } = claim;
    const key = persons === undefined ? '' : JSON.stringify(what);
    if (persons === undefined) each.push(claim);
    else alike.set(key, { ...what, persons: persons + (alike.get(key)?.persons ?? 0) });
  }
  return [...each, ...alike.values()];
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
