import type { ISODate } from '../../calendar/date.ts';
import type { Finding } from '../../findings.ts';
import type { Enrolment } from '../records.ts';

/** Enrolments as they were on a day, and how many rows say something of later days. */
export type KnownBy = { readonly enrolments: readonly Enrolment[]; readonly later: number };

/**
 * Enrolments as they were on the day of an evaluation: who is enrolled later is not enrolled yet, and who leaves or
 * changes group later has not done so.
 *
 * @example knownBy('2026-02-01', [{ person: 'p-1', …, transferredOn: '2026-05-01', transferredTo: 'treatment' }])
 *   // → { enrolments: [{ person: 'p-1', … }], later: 1 }
 */
export function knownBy(asOf: ISODate, enrolments: readonly Enrolment[]): KnownBy {
  const isLater = (date: ISODate | undefined) => date !== undefined && date > asOf;
  const says = ({ enrolledOn, leftOn, transferredOn }: Enrolment) =>
    isLater(enrolledOn) || isLater(leftOn) || isLater(transferredOn);
  const later = enrolments.filter(says).length;
  if (later === 0) return { enrolments, later };
  const known = enrolments
    .filter(({ enrolledOn }) => !isLater(enrolledOn))
    .map((enrolment) => {
      const { leftOn, leftReason, transferredOn, transferredTo, ...rest } = enrolment;
      return {
        ...rest,
        ...(leftOn === undefined || isLater(leftOn) ? {} : { leftOn }),
        ...(leftReason === undefined || isLater(leftOn) ? {} : { leftReason }),
        ...(transferredOn === undefined || isLater(transferredOn) ? {} : { transferredOn }),
        ...(transferredTo === undefined || isLater(transferredOn) ? {} : { transferredTo }),
      };
    });
  return { enrolments: known, later };
}

const LATER = 'outcomes.enrolled-after-as-of';

/** What is said of enrolments after the day of the evaluation is not counted. */
export function remarkOnKnown(rows: number, asOf: ISODate): Finding[] {
  if (rows === 0) return [];
  const facts = { rows, asOf };
  return [{ code: LATER, severity: 'warning', at: {}, facts }];
}

/** Whether it is said that something comes after the day of the evaluation. */
export function isOfLater({ code }: Finding): boolean {
  return code === LATER;
}
