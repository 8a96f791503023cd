import { stands } from '../../../core/lifecycle/data/standing.ts';
import { enrolmentKeyOf } from '../../../core/outcomes/deliveries/updated.ts';
import type { Enrolment } from '../../../core/outcomes/records.ts';
import type { Access } from '../access.ts';
import { refused } from '../refused.ts';
import { knownIn, type OfContract } from './known.ts';

/**
 * Where enrolment is not open, only those are enrolled who were in a delivery that was taken back: what was wrong with
 * it is mended, and nobody is chosen afterwards.
 *
 * @throws Refused 409
 */
export async function expectMended(
  request: OfContract,
  access: Access,
  { known, values }: { known: readonly Enrolment[]; values: readonly Enrolment[] },
): Promise<void> {
  const { contractId, enrolment: state } = access.contract;
  const imports = await request.context.store.list('import', contractId);
  const withdrawn = imports.filter((each) => each.what === 'enrolments' && !stands(each));
  const { enrolments: before } = await knownIn(request, access, withdrawn);
  const persons = new Set(before.map(({ person }) => person));
  const enrolled = new Set(known.map(enrolmentKeyOf));
  const isMended = (row: Enrolment) => enrolled.has(enrolmentKeyOf(row)) || persons.has(row.person);
  if (!values.every(isMended)) throw refused(409, 'import.enrolment-not-open', { state });
}
