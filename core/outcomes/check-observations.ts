import type { Finding, Place } from '../findings.ts';
import { nearestWord } from '../terms/nearest.ts';
import { periodOfDate } from './claims.ts';
import type { MetricPlan, Plan } from './plan.ts';
import { type Enrolment, type Observation, TREATMENT } from './records.ts';
import { type Interval, referenceOf, windowsOf, within } from './window.ts';

/** What is wrong with observations under these terms, given who is enrolled. */
export function checkObservations(
  plan: Plan,
  input: {
    enrolled: ReadonlyMap<string, Enrolment>;
    observations: readonly Observation[];
  },
): Finding[] {
  const windows = windowsByPerson(plan);
  const byRow = input.observations.flatMap((observation) => {
    const enrolment = input.enrolled.get(observation.person);
    if (!enrolment) return [error('outcomes.not-enrolled', observation, 'person', {})];
    return checkObservation(plan, { observation, enrolment, windows });
  });
  return [...byRow, ...checkDuplicates(plan, input.observations)];
}

type WindowsOf = (enrolment: Enrolment, metric: MetricPlan) => readonly Interval[];

function checkObservation(
  plan: Plan,
  input: { observation: Observation; enrolment: Enrolment; windows: WindowsOf },
): Finding[] {
  const { observation, enrolment, windows } = input;
  const name = observation.observation;
  const metrics = plan.metrics.filter(({ measure }) => measure.observation === name);
  if (metrics.length === 0 && !plan.claimable.has(name)) return [unknown(plan, observation)];

  const isTreatment = enrolment.arm === TREATMENT;
  const reading = metrics.filter(
    ({ comparison }) =>
      isTreatment || (comparison.with === 'group' && comparison.arm === enrolment.arm),
  );
  const isClaim = isTreatment && plan.claimable.has(name);
  if (reading.length === 0 && !isClaim) {
    const facts = { observation: name, arm: enrolment.arm };
    return [error('outcomes.observation-not-for-arm', observation, 'observation', facts)];
  }
  const inWindow = reading.some((metric) =>
    windows(enrolment, metric).some((interval) => within(interval, observation.date)),
  );
  if (inWindow || (isClaim && isClaimable(plan, observation, enrolment))) return [];
  return [error('outcomes.date-outside-window', observation, 'date', { observation: name })];
}

/** A person's windows are the same for all observations of that person: made once. */
function windowsByPerson(plan: Plan): WindowsOf {
  const known = new Map<string, readonly Interval[]>();
  return (enrolment, metric) => {
    const key = `${metric.name} ${enrolment.person}`;
    const windows = known.get(key) ?? intervalsOf(plan, metric, enrolment);
    known.set(key, windows);
    return windows;
  };
}

function intervalsOf(plan: Plan, metric: MetricPlan, enrolment: Enrolment): Interval[] {
  const reference = referenceOf(metric, enrolment);
  return [...windowsOf(plan, metric, enrolment), ...(reference ? [reference] : [])];
}

/** A claim is of a day after enrolment, in some period, before the contract ends. */
function isClaimable(plan: Plan, { date }: Observation, { enrolledOn }: Enrolment): boolean {
  const end = plan.terms.phases?.end;
  const inPeriod = plan.periods.length === 0 || periodOfDate(plan, date) !== undefined;
  return enrolledOn <= date && inPeriod && (end === undefined || date <= end);
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

function mayRepeat(plan: Plan, name: string): boolean {
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
