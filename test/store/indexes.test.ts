import { describe, expect, it } from 'vitest';
import type { Item, New } from '../../core/lifecycle/items/item.ts';
import { createStore } from '../../store/create-store.ts';
import type { Store } from '../../store/store.ts';
import { useEngine } from './dynoxide.ts';
import { ANNA, AT, CONTRACT, contract, due, membership, task, transition } from './items.ts';

const engine = useEngine();

async function storeWith(...items: New<Item>[]): Promise<Store> {
  const store = createStore({ client: engine.client(), table: await engine.newTable() });
  for (const item of items) {
    const { contractId } = item;
    await store.commit({ contractId, writes: [{ op: 'create', item }], events: [], outbox: [] });
  }
  return store;
}

async function replace(store: Store, item: Item): Promise<void> {
  const { contractId } = item;
  await store.commit({ contractId, writes: [{ op: 'replace', item }], events: [], outbox: [] });
}

describe('due items', () => {
  const contracts = Array.from({ length: 20 }, (_, at) => `contract-${at}`);

  it('of every contract are found in any shard, the earliest first, and not before their time', async () => {
    const at = (day: number) => `2026-02-${String(day).padStart(2, '0')}T23:00:00.000Z`;
    const store = await storeWith(...contracts.map((id, day) => due('data', at(day + 1), id)));
    const found = await store.dueUntil(at(12));
    expect(found.map(({ contractId }) => contractId)).toEqual(contracts.slice(0, 12));
    expect(await store.dueUntil('2026-02-01T22:59:59.999Z')).toEqual([]);
  });

  it('are found at their very instant, however the instant is written', async () => {
    const store = await storeWith(due('data', '2026-02-01T23:00:00Z'));
    expect(await store.dueUntil('2026-02-01T23:00:00.000Z')).toHaveLength(1);
  });

  it('leave the index when they are done, and stay in the contract', async () => {
    const store = await storeWith(due('data', AT));
    const [item] = await store.dueUntil(AT);
    if (!item) throw new Error('not there');
    await replace(store, { ...item, state: 'done' });
    expect(await store.dueUntil(AT)).toEqual([]);
    expect(await store.list('due', CONTRACT)).toMatchObject([{ state: 'done' }]);
  });
});

describe('open tasks', () => {
  it('are those of a party in a role, the most urgent first', async () => {
    const store = await storeWith(
      task('later', '2026-03-01T00:00:00.000Z'),
      task('whenever'),
      task('soon', '2026-02-01T00:00:00.000Z'),
      { ...task('another party'), party: 'investeraren' },
      { ...task('another role'), role: 'evaluator' },
    );
    const open = await store.openTasks(CONTRACT, 'kommunen', 'finance');
    expect(open.map(({ taskId }) => taskId)).toEqual(['soon', 'later', 'whenever']);
    const [soon] = open;
    if (!soon) throw new Error('not there');
    const decision = { choice: 'attest', by: ANNA, at: AT };
    await replace(store, { ...soon, state: 'decided', decision });
    const left = await store.openTasks(CONTRACT, 'kommunen', 'finance');
    expect(left.map(({ taskId }) => taskId)).toEqual(['later', 'whenever']);
  });
});

describe('transitions', () => {
  it('are looked at when their time comes, and never once they are finished', async () => {
    const store = await storeWith(transition('2026-01-31T22:10:00.000Z'));
    expect(await store.toCheck('2026-01-31T22:09:59.999Z')).toEqual([]);
    const [item] = await store.toCheck('2026-01-31T22:10:00.000Z');
    if (item?.kind !== 'transition') throw new Error('not there');
    await replace(store, { ...item, state: 'finished' });
    expect(await store.toCheck()).toEqual([]);
  });

  it('that are open are all seen when everything is asked for, also without a time', async () => {
    const store = await storeWith(transition());
    expect(await store.toCheck('2100-01-01T00:00:00.000Z')).toEqual([]);
    expect(await store.toCheck()).toMatchObject([{ kind: 'transition', state: 'open' }]);
  });
});

describe('people', () => {
  it('find their contracts, under whatever name they are known', async () => {
    const renamed = { ...ANNA, name: 'Anna Berg' };
    const other = { ...ANNA, subject: 'anna' };
    const store = await storeWith(
      membership('one'),
      membership('two', renamed),
      membership('one', other),
    );
    const found = await store.membershipsOf(ANNA);
    expect(found.map(({ contractId }) => contractId)).toEqual(['one', 'two']);
    const { issuer, subject } = ANNA;
    const inTwo = await store.list('membership', 'two', { person: { issuer, subject } });
    expect(inTwo).toMatchObject([{ person: renamed }]);
  });

  it('who may see all contracts find them in the directory', async () => {
    const store = await storeWith(contract('b'), contract('a'));
    expect((await store.contracts()).map(({ contractId }) => contractId)).toEqual(['a', 'b']);
  });
});

describe('a list', () => {
  it('is in the order of numbers, narrowed by leading fields, filtered by others', async () => {
    const revisions = [10, 2, 1].map((revision) => ({ ...transition(), revision }));
    const store = await storeWith(
      ...revisions,
      { ...transition(), periodId: 'year_10' },
      { ...transition(), purpose: 'follow-up', workflow: 'follow-up' },
    );
    const of = async (key: Parameters<typeof store.list<'transition'>>[2]) =>
      (await store.list('transition', CONTRACT, key)).map(
        ({ periodId, purpose, revision }) => `${periodId} ${purpose} ${revision}`,
      );
    const payouts = [1, 2, 10].map((revision) => `year_1 outcome-payment ${revision}`);
    expect(await of({ periodId: 'year_1' })).toEqual(['year_1 follow-up 1', ...payouts]);
    expect(await of({ periodId: 'year_1', workflow: 'payout' })).toEqual(payouts);
    expect(await of({ revision: 10 })).toEqual(payouts.slice(2));
    expect(await of({ periodId: 'year' })).toEqual([]);
  });

  it('longer than a page of the database is whole', async () => {
    const store = createStore({ client: engine.client(), table: await engine.newTable() });
    const reason = 'x'.repeat(30_000); // 50 of these exceed one megabyte
    const of = { contractId: CONTRACT, events: [], outbox: [] };
    const writes = Array.from({ length: 50 }, (_, at) => ({
      op: 'create' as const,
      item: { ...task(`t${at}`), closedBecause: reason },
    }));
    await store.commit({ ...of, writes: writes.slice(0, 25) });
    await store.commit({ ...of, writes: writes.slice(25) });
    expect(await store.list('task', CONTRACT)).toHaveLength(50);
    expect(await store.openTasks(CONTRACT, 'kommunen', 'finance')).toHaveLength(50);
  });
});
