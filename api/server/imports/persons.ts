import { answer, type Finding } from '../../../core/findings.ts';
import { ENROLMENTS, readEnrolments } from '../../../core/intake/enrolments.ts';
import { OBSERVATIONS, readObservations } from '../../../core/intake/observations.ts';
import type { ImportItem, PeriodItem } from '../../../core/lifecycle/items/period.ts';
import { evaluate } from '../../../core/outcomes/evaluate.ts';
import { type Known, lateChanges } from '../../../core/outcomes/late.ts';
import type { Enrolment, Observation } from '../../../core/outcomes/records.ts';
import { updatedEnrolments } from '../../../core/outcomes/updated.ts';
import type { Terms } from '../../../core/terms/shape/terms.ts';
import type { Access } from '../access.ts';
import { orRefuse } from '../carry-out.ts';
import { idOfCall } from '../create-once.ts';
import type { ApiRequest } from '../handler.ts';
import { findPeriod, termsInForce } from '../load.ts';
import { refused } from '../refused.ts';
import { type Delivery, deliver } from './delivery.ts';
import { readPersonFiles } from './readings.ts';
import { type Reading, takenIn } from './taking.ts';

/** A file of persons, and how it is to be read. */
export type PersonDelivery = Delivery & { readonly reading: Reading };

type OfContract = ApiRequest<{ contractId: string }>;
type OfPeriod = ApiRequest<{ contractId: string; periodId: string }>;

/** Enrols participants, or refuses the file whole: then nothing of it is kept. */
export function importEnrolments(request: OfContract, delivery: PersonDelivery) {
  const { language } = request;
  const { reading, ...file } = delivery;
  return deliver(
    request,
    { ...file, what: 'enrolments' },
    {
      read: () => takenIn(ENROLMENTS, file, { reading, language }),
      check: async (access, { values }) => {
        const { enrolment: state } = access.contract;
        const known = await enrolled(request, access);
        const { enrolments, newcomers, findings: told } = updatedEnrolments(known, values);
        // What has become of persons is told as long as the contract runs; new ones come while it is open.
        if (state !== 'open' && newcomers > 0) {
          throw refused(409, 'import.enrolment-not-open', { state });
        }
        orRefuse(answer(enrolments, told));
        const { terms } = await termsInForce(request.context, access.contract);
        const found = dryRun({ terms, enrolments, observations: [], access });
        const since = { enrolments, observations: [] };
        const late = await lateFor(request, access, { terms, known, since });
        return { findings: [...found, ...late] };
      },
    },
  );
}

/** Takes in a period's observations, or refuses the file whole: then nothing of it is kept. */
export function importObservations(request: OfPeriod, delivery: PersonDelivery) {
  const { language } = request;
  const { reading, ...file } = delivery;
  return deliver(
    request,
    { ...file, what: 'observations' },
    {
      read: async () => {
        const { revision } = await findPeriod(request.context, request.input);
        return { ...(await takenIn(OBSERVATIONS, file, { reading, language })), revision };
      },
      check: async (access, { values }) => {
        const period = await collectingPeriod(request);
        const { terms } = await termsInForce(request.context, access.contract);
        const enrolments = await enrolled(request, access);
        const observations = [...(await observed(request, access, period)), ...values];
        const found = dryRun({ terms, enrolments, observations, access });
        const since = { enrolments, observations: values };
        const late = await lateFor(request, access, { terms, known: enrolments, since });
        return { period, findings: [...found, ...late] };
      },
    },
  );
}

/** The revision that data are delivered for. @throws Refused 404, 409 */
export async function collectingPeriod({ context, input }: OfPeriod): Promise<PeriodItem> {
  const period = await findPeriod(context, input);
  const { state } = period;
  if (state !== 'collecting') throw refused(409, 'import.not-collecting', { state });
  return period;
}

/** Everybody enrolled by other deliveries than this. */
async function enrolled(request: OfContract, access: Access): Promise<readonly Enrolment[]> {
  const imports = await otherImports(request, access);
  const chosen = imports.filter(({ what }) => what === 'enrolments');
  const oldestFirst = chosen.toSorted((one, other) => (one.at < other.at ? -1 : 1));
  const texts = await textsOf(request, access, oldestFirst);
  return texts.reduce((known: readonly Enrolment[], { importId, text }) => {
    const { value } = orRefuse(readEnrolments(text, importId));
    return updatedEnrolments(known, value).enrolments;
  }, []);
}

/** What this delivery would change in periods that are verified already. */
async function lateFor(
  request: OfContract,
  access: Access,
  { terms, known, since }: { terms: Terms; known: readonly Enrolment[]; since: Known },
): Promise<Finding[]> {
  const { contractId } = access.contract;
  const periods = await request.context.store.list('period', contractId);
  const latest = periods.filter(
    ({ periodId, revision, state }) =>
      state === 'verified' &&
      !periods.some((other) => other.periodId === periodId && other.revision > revision),
  );
  const found = await Promise.all(
    latest.map(async (period) => {
      const observations = await observed(request, access, period);
      if (observations.length === 0) return [];
      const was = { enrolments: known, observations };
      return lateChanges({ terms, periodId: period.periodId, was, since, asOf: access.today });
    }),
  );
  return found.flat();
}

/** What other deliveries than this say of the period's revision. */
async function observed(
  request: OfContract,
  access: Access,
  { periodId, revision }: Pick<PeriodItem, 'periodId' | 'revision'>,
): Promise<Observation[]> {
  const imports = await otherImports(request, access);
  const chosen = imports.filter(
    (each) =>
      each.what === 'observations' && each.periodId === periodId && each.revision === revision,
  );
  const texts = await textsOf(request, access, chosen);
  return texts.flatMap(({ importId, text }) => orRefuse(readObservations(text, importId)).value);
}

/** Without the one that an earlier try of the same call left. */
async function otherImports(request: OfContract, { contract }: Access): Promise<ImportItem[]> {
  const { contractId } = contract;
  const own = idOfCall(request, contractId);
  const imports = await request.context.store.list('import', contractId);
  return imports.filter(({ importId }) => importId !== own);
}

async function textsOf(
  { context, person: who }: OfContract,
  { contract, now: at }: Access,
  imports: readonly ImportItem[],
) {
  const { contractId } = contract;
  const files = imports.map(({ file }) => file);
  const why = 'check of a delivery';
  const bytes = await readPersonFiles(context, { contractId, files, who, why, at });
  return imports.map(({ importId }, index) => ({
    importId,
    text: new TextDecoder().decode(bytes[index]),
  }));
}

/** Computes as verification will, only to hear what is wrong. @throws Refused 422 */
function dryRun(input: {
  terms: Terms;
  enrolments: readonly Enrolment[];
  observations: readonly Observation[];
  access: Access;
}): readonly Finding[] {
  const { terms, enrolments, observations, access } = input;
  return orRefuse(evaluate({ terms, enrolments, observations, asOf: access.today })).findings;
}
