import type { ISODate } from '../../calendar/date.ts';
import type { Finding, Place } from '../../findings.ts';
import { askedAttributes } from '../../terms/asked-attributes.ts';
import { readNumber } from '../../terms/quantity.ts';
import type { Terms } from '../../terms/shape/terms.ts';
import { namedReasons, OTHER_REASON } from '../plan/leaving.ts';
import type { Plan } from '../plan/plan.ts';
import { type Enrolment, TREATMENT } from '../records.ts';
import { checkAttributes } from './attributes.ts';

/** What is wrong with enrolments under these terms, one by one and together. */
export function checkEnrolments(plan: Plan, enrolments: readonly Enrolment[]): Finding[] {
  return [
    ...enrolments.flatMap((enrolment) => checkEnrolment(plan, enrolment)),
    ...checkAttributesOf(plan, enrolments),
    ...checkPlacesOf(plan, enrolments),
  ];
}

function checkAttributesOf({ terms }: Plan, enrolments: readonly Enrolment[]): Finding[] {
  const asked = askedAttributes(terms);
  return asked.size === 0 ? [] : enrolments.flatMap((each) => checkAttributes(asked, each));
}

/** What is wrong with one enrolment by itself, apart from its attributes. */
export function checkEnrolment(plan: Plan, enrolment: Enrolment): Finding[] {
  const inGroup = enrolment.arm === TREATMENT ? checkPhase : checkArm;
  return [
    ...inGroup(plan, enrolment),
    ...checkCohort(plan, enrolment),
    ...checkTransfer(plan, enrolment),
    ...checkLeaving(plan, enrolment),
  ];
}

function checkArm({ comparisonArms }: Plan, { arm, at }: Enrolment): Finding[] {
  if (comparisonArms.has(arm)) return [];
  const arms = [TREATMENT, ...comparisonArms];
  return [error('outcomes.arm-unknown', place(at, 'arm'), { arms })];
}

/** Whoever changed group changed to one of the contract's, on a day after enrolment. */
function checkTransfer({ comparisonArms }: Plan, enrolment: Enrolment): Finding[] {
  const { transferredTo, transferredOn, enrolledOn, at } = enrolment;
  if (transferredTo === undefined && transferredOn === undefined) return [];
  if (transferredTo === undefined || transferredOn === undefined) {
    const lacking = transferredTo === undefined ? 'transferred_to' : 'transferred_on';
    return [error('outcomes.transfer-half', place(at, lacking), {})];
  }
  const arms = [TREATMENT, ...comparisonArms];
  return [
    ...(arms.includes(transferredTo)
      ? []
      : [error('outcomes.arm-unknown', place(at, 'transferred_to'), { arms })]),
    ...(transferredOn < enrolledOn
      ? [error('outcomes.transfer-before-enrolment', place(at, 'transferred_on'), {})]
      : []),
  ];
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
  const open = enrolmentDays(terms);
  if (!open || (open.from <= enrolledOn && enrolledOn <= open.to)) return [];
  const facts = { from: open.from, to: open.to };
  return [error('outcomes.enrolment-outside-intervention', place(at, 'enrolled_on'), facts)];
}

/** The first and the last day on which somebody can be enrolled to get the intervention, if the terms say so. */
export function enrolmentDays({
  phases,
}: Pick<Terms, 'phases'>): { from: ISODate; to: ISODate } | undefined {
  const phase = phases?.intervention;
  return phase && { from: phase.from, to: phase.enrolUntil ?? phase.to };
}

/** Who left has left on a day; where the terms say what leaving counts as, the reason is one that they name. */
function checkLeaving({ terms }: Plan, { leftOn, leftReason, at }: Enrolment): Finding[] {
  if (leftOn === undefined) {
    // Left to themselves these would be followed as if they had stayed.
    const isHalf = leftReason !== undefined;
    return isHalf ? [error('outcomes.leaving-day-missing', place(at, 'left_on'), {})] : [];
  }
  const reasons = namedReasons(terms);
  if (reasons.length === 0 || reasons.includes(OTHER_REASON)) return [];
  if (leftReason !== undefined && reasons.includes(leftReason)) return [];
  const code =
    leftReason === undefined
      ? 'outcomes.leaving-reason-missing'
      : 'outcomes.leaving-reason-unknown';
  return [error(code, place(at, 'left_reason'), { reasons: [...reasons] })];
}

function checkPlacesOf(plan: Plan, enrolments: readonly Enrolment[]): Finding[] {
  const treated = enrolments.filter(({ arm }) => arm === TREATMENT);
  const enrolled = new Set(treated.map(({ person }) => person)).size;
  return checkPlaces(plan, enrolled, enrolments[0]?.at?.file);
}

/** Whether there are as many places as persons who get the intervention; an error where there are fewer. */
export function checkPlaces({ terms }: Plan, enrolled: number, file?: string): Finding[] {
  const places = terms.targetGroup?.places;
  if (places === undefined || readNumber(places).gte(enrolled)) return [];
  const at = file === undefined ? {} : { file };
  return [error('outcomes.places-exceeded', at, { places, enrolled })];
}

function place(at: Place | undefined, field: string): Place {
  return { ...at, field };
}

function error(code: string, at: Place, facts: Finding['facts']): Finding {
  return { code, severity: 'error', at, facts };
}
