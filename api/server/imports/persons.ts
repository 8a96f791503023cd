import type { Finding } from '../../../core/findings.ts';
import { readEnrolments } from '../../../core/intake/enrolments.ts';
import { readObservations } from '../../../core/intake/observations.ts';
import type { ImportItem, PeriodItem } from '../../../core/lifecycle/items/period.ts';
import { evaluate } from '../../../core/outcomes/evaluate.ts';
import type { Enrolment, Observation } from '../../../core/outcomes/records.ts';
import type { Terms } from '../../../core/terms/shape/terms.ts';
import { type Access, accessToDo } from '../access.ts';
import { orRefuse } from '../carry-out.ts';
import type { ApiContext } from '../context.ts';
import { idOfCall } from '../create-once.ts';
import type { ApiRequest } from '../handler.ts';
import { fileOf, findPeriod, termsInForce } from '../load.ts';
import { refused } from '../refused.ts';
import { type Delivery, keep, textOf } from './delivery.ts';

/** Enrols participants, or refuses the file whole: then nothing of it is kept. */
export async function importEnrolments(
  request: ApiRequest<{ contractId: string }>,
  delivery: Delivery,
) {
  const { context, input } = request;
  const access = await accessToDo(request, input.contractId, 'import');
  const { enrolment } = access.contract;
  if (enrolment !== 'open') throw refused(409, 'import.enrolment-not-open', { state: enrolment });
  const read = orRefuse(readEnrolments(textOf(delivery), delivery.file));

  const { terms } = await termsInForce(context, access.contract);
  const earlier = await others(request, access, 'enrolments');
  const enrolments = [...(await enrolmentsIn(context, earlier)), ...read.value];
  const checked = dryRun({ terms, enrolments, observations: [], access });
  const findings = [...read.findings, ...checked];
  const rows = read.value.length;
  return keep(request, access, { ...delivery, what: 'enrolments', rows, findings });
}

/** Takes in a period's observations, or refuses the file whole: then nothing of it is kept. */
export async function importObservations(
  request: ApiRequest<{ contractId: string; periodId: string }>,
  delivery: Delivery,
) {
  const { context, input } = request;
  const access = await accessToDo(request, input.contractId, 'import');
  const about = await collectingPeriod(request);
  const read = orRefuse(readObservations(textOf(delivery), delivery.file));

  const { terms } = await termsInForce(context, access.contract);
  const enrolled = await context.store.list('import', input.contractId);
  const enrolments = await enrolmentsIn(
    context,
    enrolled.filter(({ what }) => what === 'enrolments'),
  );
  const earlier = (await others(request, access, 'observations')).filter(
    ({ periodId, revision }) => periodId === about.periodId && revision === about.revision,
  );
  const observations = [...(await observationsIn(context, earlier)), ...read.value];
  const checked = dryRun({ terms, enrolments, observations, access });
  const findings = [...read.findings, ...checked];
  const rows = read.value.length;
  return keep(request, access, { ...delivery, what: 'observations', about, rows, findings });
}

/** The revision that data are delivered for. @throws Refused 404, 409 */
export async function collectingPeriod({
  context,
  input,
}: ApiRequest<{ contractId: string; periodId: string }>): Promise<
  Pick<PeriodItem, 'periodId' | 'revision'>
> {
  const { periodId, revision, state } = await findPeriod(context, input);
  if (state !== 'collecting') throw refused(409, 'import.not-collecting', { state });
  return { periodId, revision };
}

/** Imports of this kind, without the one that an earlier try of the same call left. */
async function others(request: ApiRequest, { contract }: Access, kind: ImportItem['what']) {
  const { contractId } = contract;
  const own = idOfCall(request, contractId);
  const imports = await request.context.store.list('import', contractId);
  return imports.filter(({ what, importId }) => what === kind && importId !== own);
}

async function enrolmentsIn(context: ApiContext, imports: readonly ImportItem[]) {
  const read = imports.map(async (item): Promise<Enrolment[]> => {
    return orRefuse(readEnrolments(await textIn(context, item), item.importId)).value;
  });
  return (await Promise.all(read)).flat();
}

async function observationsIn(context: ApiContext, imports: readonly ImportItem[]) {
  const read = imports.map(async (item): Promise<Observation[]> => {
    return orRefuse(readObservations(await textIn(context, item), item.importId)).value;
  });
  return (await Promise.all(read)).flat();
}

async function textIn(context: ApiContext, { contractId, file }: ImportItem): Promise<string> {
  return new TextDecoder().decode(await fileOf(context, 'person', contractId, file));
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
