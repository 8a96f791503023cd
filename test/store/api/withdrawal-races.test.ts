import { describe, expect, it } from 'vitest';
import { createClient } from '../../../api/contract/client.ts';
import { createApp } from '../../../api/server/app.ts';
import type { Change } from '../../../core/lifecycle/change.ts';
import type { Snapshot } from '../../../core/lifecycle/data/snapshot.ts';
import { freezeSnapshot } from '../../../functions/freeze-snapshot/freeze-snapshot.step.ts';
import type { StepContext } from '../../../functions/step.ts';
import type { Store } from '../../../store/store.ts';
import {
  collecting,
  costs,
  ENROLLED,
  enrol,
  left,
  observe,
  PERIOD,
  REASON,
  withdraw,
} from './deliveries.ts';
import { problemOf } from './problems.ts';
import { CONTRACT, useWorlds, type World, write } from './world.ts';

const newWorld = useWorlds();
const contractId = CONTRACT;
const AT = '2020-02-01T09:00:00.000Z';
const AFFAIR = { periodId: PERIOD, purpose: 'follow-up', revision: 1 };

type Commit = Store['commit'];

/** The same store, whose changes somebody meddles with. */
function meddled(store: Store, commit: (change: Change, go: Commit) => Promise<void>): Store {
  return { ...store, commit: (change) => commit(change, store.commit) };
}

/** Takes a delivery back over a meddled store. */
function withdrawOver(world: World, store: Store, importId: string, idempotencyKey?: string) {
  const app = createApp({ ...world, store });
  const client = createClient({
    baseUrl: 'http://utfall.example/',
    token: () => world.token('petra'),
    language: 'en',
    fetch: async (url, init) => app.request(String(url), init),
  });
  return client.withdrawImport(
    { contractId, importId, body: { reason: REASON } },
    idempotencyKey === undefined ? {} : { idempotencyKey },
  );
}

/** Deliveries of a period that waits to be frozen, and the death that was told by mistake. */
async function toBeFrozen() {
  const world = await collecting(await newWorld());
  await enrol(world, ENROLLED);
  const { importId: death } = await enrol(world, left('p-1,2016-09-01,2018-02-01,death'));
  const { importId: seen } = await observe(world, costs('p-1,care_cost,2018-05-01,400'));
  const item = {
    ...{ kind: 'transition' as const, contractId, ...AFFAIR, workflow: 'follow-up' as const },
    ...{ attempt: 1, at: AT, state: 'open' as const },
    startedBy: { system: 'workflow' as const },
  };
  await write(world, [{ op: 'create', item }]);
  return { world, death, seen };
}

function freezeOver(world: World, store: Store) {
  const context: StepContext = {
    ...{ store, files: world.files, suppressBelowLeast: 3 },
    clock: { now: async () => AT, realNow: () => AT },
    workflows: {
      start: async () => 'arn',
      answer: async () => 'rung',
      state: async () => 'running',
    },
    dispatch: async () => undefined,
  };
  return freezeSnapshot({ contractId, ...AFFAIR, workflow: 'follow-up', attempt: 1 }, context);
}

async function frozenImports(world: World): Promise<string[] | undefined> {
  const period = await world.store.read('period', contractId, { periodId: PERIOD, revision: 1 });
  if (period?.snapshotHash === undefined) return undefined;
  const bytes = await world.files.get('full', contractId, period.snapshotHash);
  const { imports } = JSON.parse(new TextDecoder().decode(bytes)) as Snapshot;
  return imports.map(({ importId }) => importId);
}

describe('a delivery that is taken back while the data are frozen', () => {
  it.each(['death', 'seen'] as const)(
    'first (%s): the freezing begins again, without it',
    async (which) => {
      const { world, ...ids } = await toBeFrozen();
      const late = meddled(world.store, async (change, go) => {
        await withdraw(world, ids[which]);
        await go(change);
      });
      await expect(freezeOver(world, late)).rejects.toMatchObject({ name: 'StoreBusy' });
      expect(await frozenImports(world)).toBeUndefined();
      await freezeOver(world, world.store);
      expect(await frozenImports(world)).not.toContain(ids[which]);
      expect(await frozenImports(world)).toHaveLength(2);
    },
  );

  it.each(['death', 'seen'] as const)('too late (%s): nothing of it is kept', async (which) => {
    const { world, ...ids } = await toBeFrozen();
    const before = await world.store.list('import', contractId);
    const late = meddled(world.store, async (change, go) => {
      // Readings of persons are logged before; they are no change of the contract.
      if (change.writes.length > 0) await freezeOver(world, world.store);
      await go(change);
    });
    expect(await problemOf(withdrawOver(world, late, ids[which]))).toMatchObject({ status: 409 });
    expect(await world.store.list('import', contractId)).toEqual(before);
    expect(await frozenImports(world)).toContain(ids[which]);
    const events = await world.store.list('event', contractId, { chain: 'events' });
    expect(events.map(({ what }) => what)).not.toContain('data-withdrawn');
  });

  it.each(['death', 'seen'] as const)(
    'is refused (%s) between the word that data are there and the freezing',
    async (which) => {
      const { world, ...ids } = await toBeFrozen();
      const task = {
        ...{ kind: 'task' as const, contractId, ...AFFAIR, workflow: 'follow-up' as const },
        ...{ taskId: `${PERIOD}.follow-up.r1.deliver-data`, task: 'deliver-data' as const },
        ...{ party: 'norrkoping', role: 'project-owner' as const, attempt: 1, openedAt: AT },
      };
      await write(world, [{ op: 'create', item: { ...task, state: 'open' } }]);
      const open = await world.store.read('task', contractId, { taskId: task.taskId });
      if (!open) throw new Error('no task');
      const decision = { choice: 'delivered', by: world.person('petra'), at: AT };
      const said = meddled(world.store, async (change, go) => {
        if (change.writes.length > 0) {
          await write(world, [{ op: 'replace', item: { ...open, state: 'decided', decision } }]);
        }
        await go(change);
      });
      expect(await problemOf(withdrawOver(world, said, ids[which]))).toMatchObject({
        status: 409,
        findings: [{ code: 'api.written-meanwhile', facts: { item: 'task' } }],
      });
      expect(await problemOf(withdraw(world, ids[which]))).toMatchObject({
        status: 409,
        findings: [{ code: 'withdrawal.being-frozen', facts: { periodId: PERIOD } }],
      });
    },
  );
});

describe('a delivery that is taken back', () => {
  it('while another is held against it: one of both is refused', async () => {
    const world = await collecting(await newWorld());
    const { importId } = await enrol(world, ENROLLED);
    const both = await Promise.allSettled([
      withdraw(world, importId),
      observe(world, costs('p-1,care_cost,2018-05-01,400')),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('is taken back whole or not at all, whatever fails', async () => {
    const { world, death } = await toBeFrozen();
    const before = await world.kept();
    const failing = meddled(world.store, async (change, go) => {
      if (change.writes.length > 0) throw new Error('the power went');
      await go(change);
    });
    expect(await problemOf(withdrawOver(world, failing, death, 'k'))).toMatchObject({
      status: 500,
    });
    expect(await world.kept()).toEqual(before);
    const silent = meddled(world.store, async (change, go) => {
      await go(change);
      if (change.writes.length > 0) throw new Error('the answer was lost');
    });
    expect(await problemOf(withdrawOver(world, silent, death, 'k'))).toMatchObject({ status: 500 });
    const { import: item } = await withdraw(world, death, { idempotencyKey: 'k' });
    expect(item.withdrawn).toMatchObject({ reason: REASON });
    const events = await world.store.list('event', contractId, { chain: 'events' });
    expect(events.filter(({ what }) => what === 'data-withdrawn')).toHaveLength(1);
  });
});
