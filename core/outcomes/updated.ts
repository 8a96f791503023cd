import type { Finding } from '../findings.ts';
import type { Enrolment } from './records.ts';

/** Who is enrolled, with what later deliveries tell of them. */
export type Updated = {
  readonly enrolments: readonly Enrolment[];
  /** Rows of the later delivery about somebody who was not enrolled on that day. */
  readonly newcomers: number;
  readonly findings: readonly Finding[];
};

/**
 * Enrolments with a later delivery laid over them. A row about somebody who is enrolled since the same day tells
 * that the person has left, or changed group; what the person was enrolled as does not change. Whoever is enrolled
 * on another day is enrolled again.
 *
 * @returns an error for a row that tells nothing new, or something else of what a person was enrolled as.
 * @example updatedEnrolments([{ person: 'p-1', enrolledOn: '2019-01-01', … }],
 *   [{ person: 'p-1', enrolledOn: '2019-01-01', leftOn: '2019-05-01', leftReason: 'moved', … }])
 */
export function updatedEnrolments(
  earlier: readonly Enrolment[],
  later: readonly Enrolment[],
): Updated {
  const known = new Map(earlier.map((enrolment) => [enrolmentKeyOf(enrolment), enrolment]));
  const findings: Finding[] = [];
  let newcomers = 0;
  for (const row of later) {
    const key = enrolmentKeyOf(row);
    const before = known.get(key);
    if (before === undefined) newcomers += 1;
    else findings.push(...changes(before, row));
    known.set(key, before === undefined ? row : { ...before, ...sinceEnrolment(row) });
  }
  return { enrolments: [...known.values()], newcomers, findings };
}

/** What may be told of a person after enrolment. */
function sinceEnrolment({ leftOn, leftReason, transferredOn, transferredTo }: Enrolment) {
  return {
    ...(leftOn === undefined ? {} : { leftOn }),
    ...(leftReason === undefined ? {} : { leftReason }),
    ...(transferredOn === undefined ? {} : { transferredOn }),
    ...(transferredTo === undefined ? {} : { transferredTo }),
  };
}

function changes(before: Enrolment, row: Enrolment): Finding[] {
  const at = { ...row.at, field: 'person' };
  const asEnrolled = ({ arm, cohort, attributes = {} }: Enrolment) =>
    JSON.stringify([arm, cohort, Object.entries(attributes).sort()]);
  if (asEnrolled(before) !== asEnrolled({ ...before, ...said(row) })) {
    return [{ code: 'outcomes.enrolment-changed', severity: 'error', at, facts: {} }];
  }
  const told = { ...sinceEnrolment(before), ...sinceEnrolment(row) };
  if (JSON.stringify(told) !== JSON.stringify(sinceEnrolment(before))) return [];
  return [{ code: 'outcomes.person-enrolled-twice', severity: 'error', at, facts: {} }];
}

/** What a row says of what a person was enrolled as; what it leaves out stays. */
function said({ arm, cohort, attributes }: Enrolment): Partial<Enrolment> {
  return {
    arm,
    ...(cohort === undefined ? {} : { cohort }),
    ...(attributes === undefined ? {} : { attributes }),
  };
}

/** An enrolment by what it is of: later rows with the same tell what has become of it. */
export function enrolmentKeyOf({ person, enrolledOn }: Enrolment): string {
  return `${person} ${enrolledOn}`;
}
