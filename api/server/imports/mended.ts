import type { Finding } from '../../../core/findings.ts';
import { stands } from '../../../core/lifecycle/data/standing.ts';
import {
  type Against,
  enrolmentsFitting,
  type Fitting,
} from '../../../core/outcomes/checks/fitting.ts';
import { enrolmentKeyOf } from '../../../core/outcomes/deliveries/updated.ts';
import type { Enrolment } from '../../../core/outcomes/records.ts';
import type { Access } from '../access.ts';
import { knownIn, type OfContract } from './known.ts';

/** Tells of each row that would enrol somebody who may not be enrolled now, beside those who are. */
export type Strangers = (known: readonly Enrolment[], rows: readonly Enrolment[]) => Finding[];

/**
 * Where enrolment is not open, only those are enrolled who were in a delivery that was taken back: what was wrong with
 * it is mended, and nobody is chosen afterwards. What has become of those who are enrolled is always told.
 */
export async function strangersFor(request: OfContract, access: Access): Promise<Strangers> {
  const { contractId, enrolment: state } = access.contract;
  if (state === 'open') return () => [];
  const imports = await request.context.store.list('import', contractId);
  const withdrawn = imports.filter((each) => each.what === 'enrolments' && !stands(each));
  const { enrolments: before } = await knownIn(request, access, withdrawn);
  const persons = new Set(before.map(({ person }) => person));
  return (known, rows) => {
    const enrolled = new Set(known.map(enrolmentKeyOf));
    const isStranger = (row: Enrolment) =>
      !(enrolled.has(enrolmentKeyOf(row)) || persons.has(row.person));
    return rows.filter(isStranger).map(({ at }): Finding => {
      const place = { ...at, field: 'person' };
      return { code: 'import.enrolment-not-open', severity: 'error', at: place, facts: { state } };
    });
  };
}

/** What is wrong with rows of enrolments beside those who are enrolled, and who of them may not come any more. */
export function fittingOrStrange(against: Against, strangers: Strangers): Fitting<Enrolment> {
  const { findings, isFinal } = enrolmentsFitting(against);
  return {
    isFinal,
    *findings(rows) {
      yield* strangers(against.enrolments, rows);
      yield* findings(rows);
    },
  };
}
