import { dateOf } from '../../../core/calendar/instant.ts';
import type { Finding } from '../../../core/findings.ts';
import { isSamePerson } from '../../../core/lifecycle/authority/members.ts';
import { together } from '../../../core/lifecycle/change.ts';
import { collectingWith, withdrawImport } from '../../../core/lifecycle/data/withdrawal.ts';
import type { ImportItem } from '../../../core/lifecycle/items/delivered.ts';
import type { PeriodItem } from '../../../core/lifecycle/items/period.ts';
import { enrolledBy } from '../../../core/outcomes/deliveries/delivered.ts';
import { misfitWithout } from '../../../core/outcomes/deliveries/without.ts';
import type { ParsedOf } from '../../contract/route.ts';
import type { personRoutes } from '../../contract/routes/persons.ts';
import { type Access, accessToDo } from '../access.ts';
import { carryOut, expectVersion, orRefuse } from '../carry-out.ts';
import type { ApiRequest } from '../handler.ts';
import { find, termsInForce } from '../load.ts';
import { viewFindings } from '../problems.ts';
import { finding, Refused, refused } from '../refused.ts';
import { deliveredIn, standingImports } from './known.ts';
import { keepLate, type LateDelivery, lateFor } from './late.ts';
import { retold, toldOfWithdrawal } from './withdrawal-told.ts';

type Withdrawing = ApiRequest<ParsedOf<typeof personRoutes.withdrawImport>>;

/** Takes a delivery back, or says what stands in the way; the same again under its key is answered as before. */
export async function withdraw(request: Withdrawing) {
  const { context, input, person, ifMatch } = request;
  const { contractId, importId } = input;
  const access = await accessToDo(request, contractId, 'import');
  const { contract, now: at } = access;
  const { erasure } = contract;
  if (erasure && erasure.state !== 'requested') throw refused(410, 'api.erased');
  const item = await find(context, 'import', contractId, { importId });
  if (isRepeated(request, item)) return answered(request, item, await retold(request, item));
  const [periods, tasks] = await Promise.all([
    context.store.list('period', contractId),
    context.store.list('task', contractId),
  ]);
  const { reason } = input.body;
  const asked = { contract, item, periods, tasks, reason, person, at };
  const { value: change } = orRefuse(withdrawImport(asked));
  // Whoever may not, or comes too late, is told that first.
  expectVersion(ifMatch, item);
  const { terms } = await termsInForce(context, contract);
  const late = await lateWithout(request, access, { item, periods: collectingWith(asked) });
  const told = await keepLate(request, access, { importId, isWithdrawn: true, terms, late });
  try {
    await carryOut(context, together(contractId, [change, told]));
  } catch (error) {
    const meanwhile = await find(context, 'import', contractId, { importId });
    if (!(error instanceof Refused) || !isRepeated(request, meanwhile)) throw error;
    return answered(request, meanwhile, await retold(request, meanwhile));
  }
  const withdrawn = await find(context, 'import', contractId, { importId });
  return answered(
    request,
    withdrawn,
    late.flatMap(({ period, late: { data } }) => toldOfWithdrawal(data, period)),
  );
}

function answered({ language }: ApiRequest, item: ImportItem, findings: readonly Finding[]) {
  const value = { import: item, findings: viewFindings(findings, language) };
  return { value, version: item.version };
}

/** The same person's same call again, under a key: the answer to it was lost on the way. */
function isRepeated(
  { person, input, idempotencyKey }: Withdrawing,
  { withdrawn }: ImportItem,
): boolean {
  if (idempotencyKey === '' || !withdrawn) return false;
  return isSamePerson(withdrawn.by, person) && withdrawn.reason === input.body.reason;
}

/**
 * What changes in frozen periods without a delivery of enrolments; what else is delivered is for one revision of one
 * period, which nothing else is computed from.
 *
 * @throws Refused 422 where what is left does not fit
 */
async function lateWithout(
  request: Withdrawing,
  access: Access,
  { item, periods }: { item: ImportItem; periods: readonly PeriodItem[] },
): Promise<LateDelivery[]> {
  if (item.what !== 'enrolments') return [];
  const { terms } = await termsInForce(request.context, access.contract);
  const imports = await standingImports(request.context, item.contractId);
  const counting = imports.filter(
    ({ what, periodId, revision }) =>
      what === 'enrolments' ||
      periods.some((period) => period.periodId === periodId && period.revision === revision),
  );
  const deliveries = await deliveredIn(request, access, counting);
  const without = item.importId;
  const { rows, others } = misfitWithout({ terms, asOf: access.today, deliveries, without });
  // The newest first: in that order they can be taken back.
  const first = counting
    .toReversed()
    .flatMap((each) => needed(each, rows.get(each.importId), access));
  if (first.length + others.length > 0) throw new Refused(422, [...first, ...others]);
  const left = deliveries.filter(({ importId }) => importId !== without);
  const since = { enrolments: enrolledBy(left), observations: [] };
  return lateFor(request, access, { terms, before: enrolledBy(deliveries), since });
}

/** A delivery that has to be taken back first. */
function needed(
  { importId, what, periodId, at }: ImportItem,
  rows: number | undefined,
  { contract }: Access,
): Finding[] {
  if (rows === undefined) return [];
  const period = periodId === undefined ? {} : { period: periodId };
  const date = dateOf(at, contract.timeZone);
  return [finding('import.needs-it', { importId, what, rows, date, ...period })];
}
