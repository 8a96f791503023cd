import type { Finding } from '../../findings.ts';
import type { Enrolment } from '../records.ts';

/** Who is enrolled, with what later deliveries tell of them. */
export type Updated = {
  readonly enrolments: readonly Enrolment[];
  /** Rows of the later delivery about somebody who was not enrolled on that day. */
  readonly newcomers: number;
  /** Rows of it that tell nothing new, as most of a list do that is delivered whole every month. */
  readonly known: number;
  /** Rows of it that leave out that the person has left or changed group, which stays so. */
  readonly silent: number;
  readonly findings: readonly Finding[];
};

/**
 * Enrolments with a later delivery laid over them. A row about somebody who is enrolled since the same day tells
 * that the person has left, or changed group; what the person was enrolled as does not change. Whoever is enrolled
 * on another day is enrolled again. What a row leaves out stays as it was: an empty cell takes no leaving back.
 *
 * @returns an error for a row that tells something else of what a person was enrolled as.
 * @example updatedEnrolments([{ person: 'p-1', enrolledOn: '2019-01-01', … }],
 *   [{ person: 'p-1', enrolledOn: '2019-01-01', leftOn: '2019-05-01', leftReason: 'moved', … }])
 */
export function updatedEnrolments(
  earlier: readonly Enrolment[],
  later: readonly Enrolment[],
): Updated {
  const enrolled = new Map(earlier.map((enrolment) => [enrolmentKeyOf(enrolment), enrolment]));
  const findings: Finding[] = [];
  let newcomers = 0;
  let known = 0;
  let silent = 0;
  for (const row of later) {
    const key = enrolmentKeyOf(row);
    const before = enrolled.get(key);
    if (before === undefined) {
      newcomers += 1;
      enrolled.set(key, row);
      continue;
    }
    if (isEnrolledOtherwise(before, row)) findings.push(changed(row));
    const after = { ...before, ...sinceEnrolment(row) };
    if (saysSince(after) === saysSince(before)) known += 1;
    if (leavesOut(before, row)) silent += 1;
    enrolled.set(key, after);
  }
  return { enrolments: [...enrolled.values()], newcomers, known, silent, findings };
}

/** Whether nothing that was delivered after these rows says something else of whether, when and why they left. */
export function areUnchanged(rows: readonly Enrolment[], later: readonly Enrolment[]): boolean {
  const { enrolments } = updatedEnrolments(rows, later);
  const now = new Map(enrolments.map((enrolment) => [enrolmentKeyOf(enrolment), enrolment]));
  return rows.every((row) => saysSince(now.get(enrolmentKeyOf(row)) ?? row) === saysSince(row));
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

function saysSince({ leftOn, leftReason, transferredOn, transferredTo }: Enrolment): string {
  return JSON.stringify([leftOn, leftReason, transferredOn, transferredTo]);
}

/** Whether somebody is known to have left or changed group, and the row has no day of it. */
function leavesOut(before: Enrolment, { leftOn, transferredOn }: Enrolment): boolean {
  const isSilentOnLeaving = before.leftOn !== undefined && leftOn === undefined;
  return isSilentOnLeaving || (before.transferredOn !== undefined && transferredOn === undefined);
}

function isEnrolledOtherwise(before: Enrolment, row: Enrolment): boolean {
  const asEnrolled = ({ arm, cohort, attributes = {} }: Enrolment) =>
    JSON.stringify([arm, cohort, Object.entries(attributes).sort()]);
  return asEnrolled(before) !== asEnrolled({ ...before, ...said(row) });
}

function changed({ at }: Enrolment): Finding {
  const place = { ...at, field: 'person' };
  return { code: 'outcomes.enrolment-changed', severity: 'error', at: place, facts: {} };
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
