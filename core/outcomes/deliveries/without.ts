import type { ISODate } from '../../calendar/date.ts';
import { type Finding, hasErrors } from '../../findings.ts';
import type { Terms } from '../../terms/shape/terms.ts';
import { checksFor } from '../evaluate.ts';
import type { Observation } from '../records.ts';
import { type Delivered, enrolledBy } from './delivered.ts';
import { enrolmentKeyOf } from './updated.ts';

/** What does not fit without a delivery: how many rows of which others, and what else is wrong. */
export type Misfit = {
  readonly rows: ReadonlyMap<string, number>;
  readonly others: readonly Finding[];
};

type Checking = { readonly terms: Terms; readonly asOf: ISODate };

/**
 * Which deliveries would no longer fit without one: their persons would not be enrolled, what they tell of a person
 * would be told of nobody, or something else would be wrong that is not wrong now; and which would not fit without
 * these. One of them may need a further one to go before it, which is told when it is to go.
 *
 * @param input.deliveries all that stand, the oldest first
 * @param input.without the id of the delivery that is to go
 */
export function misfitWithout(
  input: Checking & { readonly deliveries: readonly Delivered[]; readonly without: string },
): Misfit {
  const { deliveries, without } = input;
  const gone = new Set([without]);
  const rows = new Map<string, number>();
  for (;;) {
    const errors = [...orphansIn(deliveries, gone), ...newErrors(input, gone)];
    const unfit = rowsByFile(errors);
    const needing = deliveries.filter(({ importId }) => unfit.has(importId));
    if (needing.length === 0) return { rows, others: errors };
    // Of whom observations are is certain only when it is clear which enrolments go.
    const enrolling = needing.filter(({ what }) => what === 'enrolments');
    for (const { importId } of enrolling.length > 0 ? enrolling : needing) {
      gone.add(importId);
      rows.set(importId, unfit.get(importId)?.size ?? 0);
    }
  }
}

/** Rows that tell what has become of somebody whose enrolment is gone: read alone they would enrol the person anew. */
function orphansIn(deliveries: readonly Delivered[], gone: ReadonlySet<string>): Finding[] {
  const before = new Set<string>();
  const after = new Set<string>();
  return deliveries.flatMap((delivery) => {
    if (delivery.what !== 'enrolments') return [];
    const { importId, rows } = delivery;
    const left = gone.has(importId) ? [] : rows;
    const orphans = left.filter((row) => {
      const key = enrolmentKeyOf(row);
      return before.has(key) && !after.has(key);
    });
    for (const row of rows) before.add(enrolmentKeyOf(row));
    // A delivery with orphans has to go whole, with everybody whom it enrols.
    if (orphans.length === 0) for (const row of left) after.add(enrolmentKeyOf(row));
    return orphans.map(({ at = {} }): Finding => {
      return { code: 'outcomes.not-enrolled', severity: 'error', at, facts: {} };
    });
  });
}

/** What is wrong with the deliveries that are left, and is not wrong with all of them. */
function newErrors(
  input: Checking & { readonly deliveries: readonly Delivered[] },
  gone: ReadonlySet<string>,
): Finding[] {
  const { deliveries } = input;
  const left = deliveries.filter(({ importId }) => !gone.has(importId));
  const errors = errorsIn(input, left);
  if (errors.length === 0) return [];
  const known = new Set(errorsIn(input, deliveries).map(textOf));
  return errors.filter((error) => !known.has(textOf(error)));
}

function errorsIn({ terms, asOf }: Checking, deliveries: readonly Delivered[]): Finding[] {
  const enrolments = enrolledBy(deliveries);
  const { findings, ofObservations } = checksFor({ terms, enrolments, asOf });
  const ofPeriods = [...observedIn(deliveries).values()].flatMap((rows) => [
    ...ofObservations(rows),
  ]);
  return [...findings, ...ofPeriods].filter((finding) => hasErrors([finding]));
}

function observedIn(deliveries: readonly Delivered[]): ReadonlyMap<string, Observation[]> {
  const observed = new Map<string, Observation[]>();
  for (const delivery of deliveries) {
    if (delivery.what === 'enrolments') continue;
    const { periodId, rows } = delivery;
    observed.set(periodId, (observed.get(periodId) ?? []).concat(rows));
  }
  return observed;
}

function rowsByFile(errors: readonly Finding[]): ReadonlyMap<string, ReadonlySet<number>> {
  const rows = new Map<string, Set<number>>();
  for (const { at } of errors) {
    if (at.file === undefined) continue;
    const known = rows.get(at.file) ?? new Set();
    rows.set(at.file, known.add(at.row ?? 0));
  }
  return rows;
}

function textOf({ code, at }: Finding): string {
  return JSON.stringify([code, at]);
}
