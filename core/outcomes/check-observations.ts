import { epochDay } from '../calendar/date.ts';
import type { Finding, Place } from '../findings.ts';
import { nearestWord } from '../terms/nearest.ts';
import type { Plan } from './plan.ts';
import type { Profile } from './profile.ts';
import type { Enrolment, Observation } from './records.ts';

/** What is wrong with observations under these terms, given who is enrolled. */
export function checkObservations(
  plan: Plan,
  input: {
    enrolled: ReadonlyMap<string, Enrolment>;
    observations: readonly Observation[];
    profileOf: (enrolment: Enrolment) => Profile;
  },
): Finding[] {
  const { enrolled, observations, profileOf } = input;
  const byRow = observations.flatMap((observation) => {
    const enrolment = enrolled.get(observation.person);
    if (!enrolment) return [error('outcomes.not-enrolled', observation, 'person', {})];
    return checkObservation(plan, { observation, enrolment, profile: profileOf(enrolment) });
  });
  return [...byRow, ...checkDuplicates(plan, observations)];
}

function checkObservation(
  plan: Plan,
  input: { observation: Observation; enrolment: Enrolment; profile: Profile },
): Finding[] {
  const { observation, enrolment, profile } = input;
  const name = observation.observation;
  if (!isKnown(plan, name)) return [unknown(plan, observation)];
  const admitted = profile.admitted.get(name);
  if (!admitted) {
    const facts = { observation: name, arm: enrolment.arm };
    return [error('outcomes.observation-not-for-arm', observation, 'observation', facts)];
  }
  const day = epochDay(observation.date);
  if (admitted.some(({ from, until }) => from <= day && day < until)) return [];
  return [error('outcomes.date-outside-window', observation, 'date', { observation: name })];
}

function isKnown(plan: Plan, name: string): boolean {
  return (
    plan.claimable.has(name) || plan.metrics.some(({ measure }) => measure.observation === name)
  );
}

function unknown(plan: Plan, observation: Observation): Finding {
  const known = [...plan.metrics.map(({ measure }) => measure.observation), ...plan.claimable];
  const nearest = nearestWord(observation.observation, known);
  return error('outcomes.observation-unknown', observation, 'observation', {
    known: [...new Set(known)],
    ...(nearest === undefined ? {} : { nearest }),
  });
}

/** Two rows of one person, day and name, unless every metric that reads them says what to do with them. */
function checkDuplicates(plan: Plan, observations: readonly Observation[]): Finding[] {
  const allowed = new Set(
    plan.metrics.map(({ measure }) => measure.observation).filter((name) => mayRepeat(plan, name)),
  );
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

/** Whether every metric that reads an observation says what several of it on one day are. */
export function mayRepeat(plan: Plan, name: string): boolean {
  const rules = plan.metrics
    .filter(({ measure }) => measure.observation === name)
    .map(({ measure }) => measure.duplicates ?? 'refuse');
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
