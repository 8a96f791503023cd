import type { Finding, Place } from '../findings.ts';
import { readNumber } from '../terms/quantity.ts';
import type { Plan } from './plan.ts';
import { type Enrolment, TREATMENT } from './records.ts';

/** What is wrong with enrolments under these terms, one by one and together. */
export function checkEnrolments(plan: Plan, enrolments: readonly Enrolment[]): Finding[] {
  return [
    ...enrolments.flatMap((enrolment) => checkEnrolment(plan, enrolment)),
    ...checkTwice(enrolments),
    ...checkPlaces(plan, enrolments),
  ];
}

/** What is wrong with one enrolment by itself. */
export function checkEnrolment(plan: Plan, enrolment: Enrolment): Finding[] {
  if (enrolment.arm !== TREATMENT) {
    return [...checkArm(plan, enrolment), ...checkCohort(plan, enrolment)];
  }
  return [...checkCohort(plan, enrolment), ...checkPhase(plan, enrolment)];
}

function checkArm({ comparisonArms }: Plan, { arm, at }: Enrolment): Finding[] {
  if (comparisonArms.has(arm)) return [];
  const arms = [TREATMENT, ...comparisonArms];
  return [error('outcomes.arm-unknown', place(at, 'arm'), { arms })];
}

/** A comparison group may be one for all cohorts; those who get the intervention belong to one. */
function checkCohort({ terms }: Plan, { cohort, arm, at }: Enrolment): Finding[] {
  const cohorts = terms.cohorts ?? [];
  if (cohort === undefined) {
    const needed = cohorts.length > 0 && arm === TREATMENT;
    return needed ? [error('outcomes.cohort-missing', place(at, 'cohort'), { cohorts })] : [];
  }
  if (cohorts.includes(cohort)) return [];
  return [error('outcomes.cohort-unknown', place(at, 'cohort'), { cohorts })];
}

function checkPhase({ terms }: Plan, { enrolledOn, at }: Enrolment): Finding[] {
  const phase = terms.phases?.intervention;
  if (!phase || (phase.from <= enrolledOn && enrolledOn <= phase.to)) return [];
  const facts = { from: phase.from, to: phase.to };
  return [error('outcomes.enrolment-outside-intervention', place(at, 'enrolled_on'), facts)];
}

function checkTwice(enrolments: readonly Enrolment[]): Finding[] {
  const seen = new Set<string>();
  return enrolments.flatMap(({ person, at }) => {
    if (seen.has(person)) return [error('outcomes.person-enrolled-twice', place(at, 'person'), {})];
    seen.add(person);
    return [];
  });
}

function checkPlaces({ terms }: Plan, enrolments: readonly Enrolment[]): Finding[] {
  const places = terms.targetGroup?.places;
  const enrolled = enrolments.filter(({ arm }) => arm === TREATMENT).length;
  if (places === undefined || readNumber(places).gte(enrolled)) return [];
  const file = enrolments[0]?.at?.file;
  const at = file === undefined ? {} : { file };
  return [error('outcomes.places-exceeded', at, { places, enrolled })];
}

function place(at: Place | undefined, field: string): Place {
  return { ...at, field };
}

function error(code: string, at: Place, facts: Finding['facts']): Finding {
  return { code, severity: 'error', at, facts };
}
