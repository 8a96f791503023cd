import { epochDay } from '../../calendar/date.ts';
import type { Finding, Place } from '../../findings.ts';
import { FirstRows } from '../../intake/first-rows.ts';
import { decimal } from '../../money/decimal.ts';
import { nearestWord } from '../../terms/nearest.ts';
import type { Days } from '../days.ts';
import { admittedDays } from '../plan/claim-days.ts';
import type { Plan } from '../plan/plan.ts';
import type { Profile } from '../plan/profile.ts';
import type { Enrolment, Observation } from '../records.ts';

/** Who is enrolled, and what the terms make of each enrolment. */
type Enrolled = {
  readonly enrolled: ReadonlyMap<string, readonly Enrolment[]>;
  readonly profileOf: (enrolment: Enrolment) => Profile;
};

/** What is wrong with observations under these terms, given who is enrolled: row by row. */
export function* checkObservations(
  plan: Plan,
  { observations, ...enrolled }: Enrolled & { readonly observations: readonly Observation[] },
): Generator<Finding> {
  const wrongWith = observationCheck(plan, enrolled);
  const isRepeated = repetitions(plan);
  for (const observation of observations) {
    const found = wrongWith(observation);
    if (found) yield found;
    if (isRepeated(observation)) {
      yield error('outcomes.duplicate-observation', observation, 'date', {
        observation: observation.observation,
      });
    }
  }
}

/** What is wrong with one observation by itself. */
export function observationCheck(
  plan: Plan,
  { enrolled, profileOf }: Enrolled,
): (observation: Observation) => Finding | undefined {
  const admitted = new Admitted(plan, profileOf);
  const known = new Set([...observedIn(plan), ...plan.claimable]);
  return (observation) => {
    const enrolments = enrolled.get(observation.person);
    if (!enrolments) return error('outcomes.not-enrolled', observation, 'person', {});
    return known.has(observation.observation)
      ? checkObservation(plan, { observation, enrolments, admitted })
      : unknown(plan, observation);
  };
}

/** By enrolment of a person, the days on which observations of a name may lie. */
type DaysByName = Map<string, readonly (readonly Days[])[]>;

/** The days on which observations may lie, worked out once for all rows of a person, and all persons alike. */
class Admitted {
  readonly #plan: Plan;
  readonly #profileOf: (enrolment: Enrolment) => Profile;
  readonly #ofPersons = new Map<readonly Enrolment[], DaysByName>();
  /** Of those who are enrolled once. */
  readonly #ofAlike = new Map<Profile, DaysByName>();

  constructor(plan: Plan, profileOf: (enrolment: Enrolment) => Profile) {
    this.#plan = plan;
    this.#profileOf = profileOf;
  }

  /** By enrolment of one person, the days of an observation's name. */
  of(enrolments: readonly Enrolment[], name: string): readonly (readonly Days[])[] {
    const byName = this.#ofPersons.get(enrolments) ?? this.#remembered(enrolments);
    const known = byName.get(name);
    if (known) return known;
    const days = enrolments.map((each) => admittedDays(this.#plan, this.#profileOf(each), name));
    byName.set(name, days);
    return days;
  }

  /** Whether rows of a name are claims of the person. */
  areClaims(enrolments: readonly Enrolment[], name: string): boolean {
    const isClaimant = (each: Enrolment) => this.#profileOf(each).claimsFrom !== undefined;
    return this.#plan.claimable.has(name) && enrolments.some(isClaimant);
  }

  #remembered(enrolments: readonly Enrolment[]): DaysByName {
    const [only, again] = enrolments;
    const profile = only && !again ? this.#profileOf(only) : undefined;
    const byName: DaysByName = (profile && this.#ofAlike.get(profile)) ?? new Map();
    if (profile) this.#ofAlike.set(profile, byName);
    this.#ofPersons.set(enrolments, byName);
    return byName;
  }
}

function checkObservation(
  plan: Plan,
  input: {
    observation: Observation;
    enrolments: readonly Enrolment[];
    admitted: Admitted;
  },
): Finding | undefined {
  const { observation, enrolments } = input;
  const { observation: name, date, until = date } = observation;
  const admitted = input.admitted.of(enrolments, name);
  if (admitted.every((days) => days.length === 0)) {
    const facts = { observation: name, arm: enrolments[0]?.arm ?? '' };
    return error('outcomes.observation-not-for-arm', observation, 'observation', facts);
  }
  if (until !== date && !isOfStays(plan, name)) {
    return error('outcomes.not-a-stay', observation, 'until', { observation: name });
  }
  if (observation.leftEmpty === 'until' && isStayOfSomeDay(plan, observation)) {
    return error('outcomes.last-day-empty', observation, 'until', { observation: name });
  }
  if (input.admitted.areClaims(enrolments, name) && !isWholeNumber(observation.value)) {
    return error('outcomes.claim-not-whole', observation, 'value', { observation: name });
  }
  const first = epochDay(date);
  const last = until === date ? first : epochDay(until);
  const isWithin = (days: Days) => days.from <= last && first < days.until;
  if (admitted.some((days) => days.some(isWithin))) return undefined;
  return error('outcomes.date-outside-window', observation, 'date', { observation: name });
}

/** Whether every metric that reads an observation counts the days of stays. */
export function isOfStays({ metrics, claimable }: Plan, name: string): boolean {
  const reading = metrics.filter(({ measure }) => measure.observation === name);
  return !claimable.has(name) && reading.every(({ measure }) => measure.perPerson === 'days');
}

/** Whether a value can be a number of claims: of a day there is one row, so that it withdraws nothing. */
function isWholeNumber(value: string): boolean {
  const number = decimal(value);
  return number.isInteger() && !number.lessThan(0);
}

/** Whether a row is a stay: one with the value 0 says that there was none. */
function isStayOfSomeDay(plan: Plan, { observation, value }: Observation): boolean {
  return isOfStays(plan, observation) && !decimal(value).isZero();
}

function unknown(plan: Plan, observation: Observation): Finding {
  const known = [...observedIn(plan), ...plan.claimable];
  const nearest = nearestWord(observation.observation, known);
  return error('outcomes.observation-unknown', observation, 'observation', {
    known: [...new Set(known)],
    ...(nearest === undefined ? {} : { nearest }),
  });
}

/** Tells the second of two rows of one person, day and name, unless every metric that reads them says what to do with them. */
function repetitions(plan: Plan): (observation: Observation) => boolean {
  const allowed = new Set(observedIn(plan).filter((name) => mayRepeat(plan, name)));
  const seen = new FirstRows<Observation>(({ person, date, observation }) => [
    person,
    date,
    observation,
  ]);
  return (observation) =>
    !allowed.has(observation.observation) &&
    seen.seen(observation, observation.at?.row ?? 0) !== undefined;
}

/** The names of the observations that metrics read. */
function observedIn({ metrics }: Plan): string[] {
  return metrics.flatMap(({ measure }) => measure.observation ?? []);
}

/** Whether every metric that reads an observation says what several of it on one day are. */
export function mayRepeat(plan: Plan, name: string): boolean {
  const rules = plan.metrics
    .filter(({ measure }) => measure.observation === name)
    .map(({ measure }) =>
      measure.perPerson === 'days' ? 'sum' : (measure.duplicates ?? 'refuse'),
    );
  return !plan.claimable.has(name) && rules.every((rule) => rule !== 'refuse');
}

function error(
  code: string,
  { at }: { at?: Place },
  field: string,
  facts: Finding['facts'],
): Finding {
  return { code, severity: 'error', at: { ...at, field }, facts };
}
