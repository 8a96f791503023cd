import { importsFor, snapshotOf } from '../../../core/lifecycle/data/snapshot.ts';
import type { ContractItem } from '../../../core/lifecycle/items/contract.ts';
import type { PeriodItem } from '../../../core/lifecycle/items/period.ts';
import { evaluateKept } from '../../../core/outcomes/deliveries/kept.ts';
import { readTerms } from '../../../core/terms/read.ts';
import { readImports } from '../../../functions/common/period-data.ts';
import { BASIS, CONTRACT, TERMS, type World, withContract, write } from './world.ts';

const contractId = CONTRACT;
export const PERIOD = 'follow_up_1';
export const NEXT = 'follow_up_2';

export const ENROLLED = 'person,enrolled_on\np-1,2016-09-01\np-2,2016-10-01\n';
const LEFT = 'person,enrolled_on,left_on,left_reason\n';
export const left = (row: string) => `${LEFT}${row}\n`;
const HEADER = 'person,observation,date,value\n';

/** What both persons cost before, and rows of the period. */
export function costs(...rows: readonly string[]): string {
  const before = ['p-1,care_cost,2016-06-01,1000', 'p-2,care_cost,2016-06-02,1000'];
  return `${HEADER}${[...before, ...rows].join('\n')}\n`;
}

/** The terms as they are tried: who dies is followed no longer, and cost may be counted otherwise. */
export function termsWith(measure = '{ observation: care_cost, as: sum }'): string {
  return TERMS.replace('{ observation: care_cost, as: sum }', measure).replace(
    'metrics:\n',
    'followUp:\n  leaving:\n    death: censored\n    moved: missing\nmetrics:\n',
  );
}

/** A contract in the intervention, with two periods that collect, after both are over. */
export async function collecting(world: World, terms = termsWith()): Promise<World> {
  await withContract(world, terms);
  const contract = (await world.store.read('contract', contractId, {})) as ContractItem;
  const open = { ...contract, phase: 'intervention', enrolment: 'open', termsVersion: 1 } as const;
  const period = (periodId: string, year: string) => ({
    op: 'create' as const,
    item: {
      ...{ kind: 'period' as const, contractId, periodId, revision: 1 },
      ...{ state: 'collecting' as const, from: `${year}-01-01`, to: `${year}-12-31` },
      ...{ dataDue: '2019-01-01', purpose: 'payment' as const },
    },
  });
  await write(world, [{ op: 'replace', item: open }, period(PERIOD, '2018'), period(NEXT, '2019')]);
  await clockTo(world, '2020-02-01T09:00:00.000Z');
  return world;
}

export async function clockTo(world: World, to: string): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({ to });
  await world.request('ada', '/demo/clock', { method: 'POST', body, headers });
}

export async function closeEnrolment(world: World): Promise<void> {
  const contract = (await world.store.read('contract', contractId, {})) as ContractItem;
  await write(world, [{ op: 'replace', item: { ...contract, enrolment: 'closed' } }]);
}

const file = (text: string) => new File([text], 'data.csv', { type: 'text/csv' });

export async function enrol(world: World, text: string) {
  const body = { data: file(text), ...BASIS };
  return (await world.as('petra').importEnrolments({ contractId, body })).import;
}

export async function observe(world: World, text: string, periodId = PERIOD) {
  const body = { data: file(text), ...BASIS };
  return (await world.as('petra').importObservations({ contractId, periodId, body })).import;
}

export const REASON = 'The register told of the wrong person';

/** Takes a delivery back, as its project owner. */
export function withdraw(
  world: World,
  importId: string,
  { subject = 'petra', reason = REASON, ...options }: Withdrawing = {},
) {
  return world.as(subject).withdrawImport({ contractId, importId, body: { reason } }, options);
}

type Withdrawing = {
  subject?: string;
  reason?: string;
  idempotencyKey?: string;
  ifMatch?: number;
};

/** Freezes a period's data as it stands now, and has it verified. */
export async function verified(world: World, periodId = PERIOD): Promise<PeriodItem> {
  const key = { periodId, revision: 1 };
  const period = (await world.store.read('period', contractId, key)) as PeriodItem;
  const snapshot = snapshotOf({
    period,
    terms: { termsVersion: 1, hash: 'a'.repeat(64) },
    asOf: '2019-06-30',
    imports: importsFor(await world.store.list('import', contractId), key),
  });
  const bytes = new TextEncoder().encode(JSON.stringify(snapshot));
  const snapshotHash = await world.files.put('full', contractId, bytes);
  const item = { ...period, state: 'verified' as const, snapshotHash };
  await write(world, [{ op: 'replace', item }]);
  return item;
}

/** What would be computed of a period now: the cost in it per person on both sides, and who was measured. */
export async function outcome(world: World, terms = termsWith(), periodId = PERIOD) {
  const imports = importsFor(await world.store.list('import', contractId), {
    periodId,
    revision: 1,
  });
  const at = '2020-02-01T09:00:00.000Z';
  const data = await readImports(world, imports, { contractId, why: 'a test', at });
  const read = readTerms(terms);
  if (!data.ok || !read.ok) throw new Error('no data or terms');
  const periods = [periodId];
  const asOf = '2020-02-01';
  const found = evaluateKept({ terms: read.value.terms, ...data.value, asOf, periods });
  if (!found.ok) throw new Error(JSON.stringify(found.findings));
  const saving = found.value.metrics.find(({ metric }) => metric === 'saving');
  return { effect: saving?.effect, measured: saving?.denominators.measured };
}
