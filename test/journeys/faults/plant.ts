import { cpSync } from 'node:fs';
import { join } from 'node:path';
import type { Write } from '../../../core/lifecycle/change.ts';
import type { Item, New } from '../../../core/lifecycle/items/item.ts';
import { readTerms } from '../../../core/terms/read.ts';
import { answer, BEGINS, type House, ISSUER, MEMBERS, openTask } from './house.ts';
import { smallTerms } from './terms.ts';

export const YEAR_1 = 'year_1.outcome-payment.r1';
/** When nobody can object to the first year any more, and its payout begins. */
export const PAYOUT_BEGINS = '2019-02-10T08:00:00.000Z';

const PETRA = { issuer: ISSUER, subject: 'petra', name: 'petra' };

/** Puts a signed contract into the table whose first year waits to be collected. */
export async function plant(house: House, contractId: string): Promise<void> {
  const { store, files } = house.runtime;
  const text = smallTerms(contractId);
  const read = readTerms(text, 'terms.yaml');
  if (!read.ok) throw new Error(JSON.stringify(read.findings));
  const { terms, hash } = read.value;
  const textFile = await files.put('open', contractId, new TextEncoder().encode(text));
  const items: New<Item>[] = [
    {
      kind: 'terms',
      contractId,
      termsVersion: 1,
      hash,
      textFile,
      state: 'in-force',
      purpose: 'onboarding',
      signatures: ['city', 'fund'].map((party) => ({ party, person: PETRA, at: BEGINS, hash })),
      movesPeriods: [],
      writtenAt: BEGINS,
      writtenBy: PETRA,
    },
    {
      kind: 'contract',
      contractId,
      title: { sv: 'Barn och unga', en: 'Children and young people' },
      currency: 'SEK',
      timeZone: 'Europe/Stockholm',
      phase: 'follow-up',
      termsVersion: 1,
      latestTermsVersion: 1,
      ledgerSequence: 0,
      enrolment: 'closed',
      createdAt: BEGINS,
      createdBy: PETRA,
    },
    ...(terms.periods ?? []).flatMap(({ id, from, to }): New<Item>[] => [
      {
        kind: 'period',
        contractId,
        periodId: id,
        revision: 1,
        state: 'planned',
        from,
        to,
        dataDue: to,
        purpose: 'payment',
      },
      {
        kind: 'due',
        contractId,
        periodId: id,
        purpose: 'follow-up',
        revision: 1,
        dueId: `collect-data.${id}.r1`,
        what: 'collect-data',
        at: `${to}T23:00:00.000Z`,
        state: 'waiting',
      },
    ]),
    ...MEMBERS.map(({ subject, party, role }): New<Item> => {
      const person = { issuer: ISSUER, subject, name: subject };
      return { kind: 'membership', contractId, person, party, role };
    }),
  ];
  await store.commit({
    contractId,
    writes: items.map((item): Write => ({ op: 'create', item })),
    events: [],
    outbox: [],
  });
}

/** Delivers a figure for a period, as the project owner whom the task asks for it. */
export async function deliver(
  house: House,
  { contractId, periodId, saving }: { contractId: string; periodId: string; saving: string },
): Promise<void> {
  const text = `periods: { ${periodId}: { metrics: { saving: ${saving} } } }`;
  const data = new File([text], 'figures.yaml', { type: 'application/yaml' });
  const basis = {
    legalBasis: 'made up',
    source: 'made up',
    purpose: 'test',
    decidedBy: 'test',
    retention: 'none',
  };
  await house
    .as('petra')
    .importFigures(
      { contractId, periodId, body: { data, ...basis } },
      { idempotencyKey: `${periodId}-${saving}` },
    );
}

/** A planted contract whose first year is verified; it will pay 3,000,000 kronor. */
export async function plantVerified(house: House, contractId: string): Promise<void> {
  await plant(house, contractId);
  await house.runtime.sweep();
  await house.runtime.atRest();
  await deliver(house, { contractId, periodId: 'year_1', saving: '5 000 000' });
  await answer(house, await openTask(house, contractId, 'deliver-data'));
  await house.runtime.atRest();
  await answer(house, await openTask(house, contractId, 'verify-outcome'));
  await house.runtime.atRest();
}

const COPIED = [
  'contract',
  'terms',
  'membership',
  'period',
  'result',
  'import',
  'transition',
  'task',
  'due',
] as const;

/** A contract as it stood. */
export type Cutting = { readonly contractId: string; readonly items: readonly Item[] };

/** Takes down a contract as it stands, to plant it again under other names. */
export async function cut(house: House, contractId: string): Promise<Cutting> {
  const { store } = house.runtime;
  const lists = await house.faults.offstage(() =>
    Promise.all(COPIED.map((kind) => store.list(kind, contractId))),
  );
  return { contractId, items: lists.flat() };
}

/** The same contract under another name; its events begin anew. */
export async function plantCutting(house: House, cutting: Cutting, to: string): Promise<void> {
  for (const zone of ['open', 'full']) {
    const places = join(house.data, 'files', zone);
    cpSync(join(places, cutting.contractId), join(places, to), { recursive: true });
  }
  const writes = cutting.items.map((item): Write => {
    const { format: _, version: __, ...rest } = item;
    return { op: 'create', item: { ...rest, contractId: to } as New<Item> };
  });
  const change = { contractId: to, writes, events: [], outbox: [] };
  await house.faults.offstage(() => house.runtime.store.commit(change));
}
