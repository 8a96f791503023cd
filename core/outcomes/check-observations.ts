import { epochDay } from '../calendar/date.ts';
import type { Finding, Place } from '../findings.ts';
import { nearestWord } from '../terms/nearest.ts';
import { admittedDays } from './claim-days.ts';
import type { Plan } from './plan.ts';
import type { Profile } from './profile.ts';
import type { Enrolment, Observation } from './records.ts';

/** What is wrong with observations under these terms, given who is enrolled. */
export function checkObservations(
  plan: Plan,
  input: {
    enrolled: ReadonlyMap<string, readonly Enrolment[]>;
    observations: readonly Observation[];
    profileOf: (enrolment: Enrolment) => Profile;
  },
): Finding[] {
  const { enrolled, observations, profileOf } = input;
  const byRow = observations.flatMap((observation) => {
    const enrolments = enrolled.get(observation.person);
    if (!enrolments) return [error('outcomes.not-enrolled', observation, 'person', {})];
    return checkObservation(plan, { observation, enrolments, profiles: enrolments.map(profileOf) });
  });
  return [...byRow, ...checkDuplicates(plan, observations)];
}

function checkObservation(
  plan: Plan,
  input: {
    observation: Observation;
    enrolments: readonly Enrolment[];
    profiles: readonly Profile[];
  },
): Finding[] {
  const { observation, enrolments, profiles } = input;
  const { observation: name, date, until = date } = observation;
  if (!isKnown(plan, name)) return [unknown(plan, observation)];
  const admitted = profiles.flatMap((profile) => admittedDays(plan, profile, name));
  if (admitted.length === 0) {
    const facts = { observation: name, arm: enrolments[0]?.arm ?? '' };
    return [error('outcomes.observation-not-for-arm', observation, 'observation', facts)];
  }
  if (until !== date && !isOfStays(plan, name)) {
    return [error('outcomes.not-a-stay', observation, 'until', { observation: name })];
  }
  const [first, last] = [epochDay(date), epochDay(until)];
  if (admitted.some((days) => days.from <= last && first < days.until)) return [];
  return [error('outcomes.date-outside-window', observation, 'date', { observation: name })];
}

/** Whether every metric that reads an observation counts the days of stays. */
function isOfStays({ metrics, claimable }: Plan, name: string): boolean {
  const reading = metrics.filter(({ measure }) => measure.observation === name);
  return !claimable.has(name) && reading.every(({ measure }) => measure.perPerson === 'days');
}

function isKnown(plan: Plan, name: string): boolean {
  return (
    plan.claimable.has(name) || plan.metrics.some(({ measure }) => measure.observation === name)
  );
}

function unknown(plan: Plan, observation: Observation): Finding {
  const known = [...observedIn(plan), ...plan.claimable];
  const nearest = nearestWord(observation.observation, known);
  return error('outcomes.observation-unknown', observation, 'observation', {
    known: [...new Set(known)],
    ...(nearest === undefined ? {} : { nearest }),
  });
}

/** Two rows of one person, day and name, unless every metric that reads them says what to do with them. */
function checkDuplicates(plan: Plan, observations: readonly Observation[]): Finding[] {
  const allowed = new Set(observedIn(plan).filter((name) => mayRepeat(plan, name)));
  const seen = new Set<string>();
  return observations.flatMap((observation) => {
    const { person, date, observation: name } = observation;
    const key = JSON.stringify([person, date, name]);
    if (allowed.has(name) || !seen.has(key)) {
      seen.add(key);
      return [];
    }
    return [error('outcomes.duplicate-observation', observation, 'date', { observation: name })];
  });
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
