import type { Enrolment, Observation } from '../records.ts';
import { updatedEnrolments } from './updated.ts';

/** A delivery of persons with its rows, each of which has the delivery's id as its file. */
export type Delivered = { readonly importId: string } & (
  | { readonly what: 'enrolments'; readonly rows: readonly Enrolment[] }
  | {
      readonly what: 'observations';
      /** The observations of one period are checked together. */
      readonly periodId: string;
      readonly rows: readonly Observation[];
    }
);

/** Who is enrolled, as deliveries say in their order. */
export function enrolledBy(deliveries: readonly Delivered[]): readonly Enrolment[] {
  return deliveries.reduce<readonly Enrolment[]>(
    (known, each) =>
      each.what === 'enrolments' ? updatedEnrolments(known, each.rows).enrolments : known,
    [],
  );
}
