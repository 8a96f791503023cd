import type { ISODate } from '../calendar/date.ts';
import type { Place } from '../findings.ts';
import type { DecimalText } from '../money/decimal.ts';

/** The arm of those who get the intervention. */
export const TREATMENT = 'treatment';

/** One person in the contract, under a pseudonym. */
export type Enrolment = {
  /** A pseudonym, never a personal identity number. */
  readonly person: string;
  readonly enrolledOn: ISODate;
  readonly cohort?: string;
  /** `treatment`, or the arm of a comparison group. */
  readonly arm: string;
  readonly leftOn?: ISODate;
  readonly leftReason?: string;
  /** The group that the person changed to, and when. */
  readonly transferredOn?: ISODate;
  readonly transferredTo?: string;
  /** The day from which another enrolment of the same person is followed instead. */
  readonly followedUntil?: ISODate;
  /** An earlier enrolment of the same person is followed too. */
  readonly again?: true;
  readonly attributes?: Readonly<Record<string, string>>;
  /** The row it came from. */
  readonly at?: Place;
};

/** Something observed of one person on one day. */
export type Observation = {
  readonly person: string;
  /** The name that a metric's `measure` or a rate line's `outcome` reads. */
  readonly observation: string;
  readonly date: ISODate;
  /** The last day of a stay that began on `date`; left out: it was of one day. */
  readonly until?: ISODate;
  /** The file says last days, and the row leaves its own empty: a stay may go on, or have been of one day. */
  readonly leftEmpty?: 'until';
  /** Left out in the file: 1. A person who was followed up without any event has one row with 0. */
  readonly value: DecimalText;
  readonly at?: Place;
};
