import { describe, expect, it } from 'vitest';
import { payoutOf, type Stage, useStages } from './stage.ts';

const newStage = useStages();
const FIGURES = 'periods: { year_1: { metrics: { saving: 5 000 000 } } }';
const VERIFY = 'year_1.verification.r1.verify-outcome';

async function outboxOf({ store, contractId }: Stage) {
  return store.list('outbox', contractId);
}

describe('the sweep', () => {
  it('acts once on what is due, however many sweeps there are at once', async () => {
    const stage = await newStage();
    await stage.verify('year_1', FIGURES);
    stage.clockTo('2019-02-01T08:00:00.000Z');
    await Promise.all([stage.sweep(), stage.sweep(), stage.sweep()]);
    expect(await payoutOf(stage)).toMatchObject({ state: 'settled' });
    const started = (await outboxOf(stage)).filter(({ outboxId }) =>
      outboxId.startsWith('start.payout'),
    );
    expect(started).toHaveLength(1);
    const events = await stage.store.list('event', stage.contractId);
    expect(events.filter(({ what }) => what === 'due-objections-close')).toHaveLength(1);
  });

  it('does not act before the time has come', async () => {
    const stage = await newStage();
    await stage.verify('year_1', FIGURES);
    stage.clockTo('2019-01-23T22:59:59.998Z');
    await stage.sweep();
    expect(await payoutOf(stage)).toBeUndefined();
    stage.clockTo('2019-01-23T22:59:59.999Z');
    await stage.sweep();
    expect(await payoutOf(stage)).toMatchObject({ state: 'settled' });
  });

  it('reminds once of a deadline that has passed, and of nothing that is decided', async () => {
    const stage = await newStage();
    await stage.measure('year_1', FIGURES);
    stage.clockTo('2019-03-01T08:00:00.000Z');
    await stage.sweep();
    await stage.sweep();
    const reminders = stage.notices.filter(({ type }) => type === 'task-reminder');
    expect(reminders).toHaveLength(1);
    expect(reminders[0]).toMatchObject({
      to: [{ party: 'judge', role: 'evaluator' }],
      facts: { taskId: VERIFY },
      subject: { en: 'Reminder: an outcome waits for verification: Children and young people' },
    });
  });

  it('keeps due dates of a suspended contract until it goes on', async () => {
    const stage = await newStage();
    await stage.verify('year_1', FIGURES);
    const suspended = { ...(await stage.contract()), phase: 'suspended' as const };
    await stage.commit({ writes: [{ op: 'replace', item: suspended }] });
    stage.clockTo('2019-02-01T08:00:00.000Z');
    await stage.sweep();
    expect(await payoutOf(stage)).toBeUndefined();
    const resumed = { ...(await stage.contract()), phase: 'follow-up' as const };
    await stage.commit({ writes: [{ op: 'replace', item: resumed }] });
    await stage.sweep();
    expect(await payoutOf(stage)).toMatchObject({ state: 'settled' });
  });

  it('begins the collection of a period on its day', async () => {
    const stage = await newStage();
    const affair = { periodId: 'year_2', purpose: 'follow-up', revision: 1 };
    const due = { kind: 'due' as const, contractId: stage.contractId, state: 'waiting' as const };
    const at = '2020-01-01T08:00:00.000Z';
    const item = { ...due, ...affair, dueId: 'd1', what: 'collect-data' as const, at };
    await stage.commit({ writes: [{ op: 'create', item }] });
    stage.clockTo(at);
    await stage.sweep();
    const tasks = await stage.store.list('task', stage.contractId);
    expect(tasks.map(({ taskId }) => taskId)).toEqual(['year_2.follow-up.r1.deliver-data']);
  });

  it('sends what could not be sent, later and later, until it is done', async () => {
    let isDown = true;
    const stage = await newStage(undefined, (store) => ({
      ...store,
      commit: async (change) => {
        const marks = change.writes.some(
          ({ item }) => item.kind === 'outbox' && item.message.what === 'notice',
        );
        const isDone = change.writes.some(
          ({ item }) => item.kind === 'outbox' && item.state === 'done',
        );
        if (isDown && marks && isDone) throw new Error('down');
        await store.commit(change);
      },
    }));
    await stage.measure('year_1', FIGURES).catch(() => {});
    const pending = (await outboxOf(stage)).filter(({ state }) => state === 'pending');
    expect(pending.map(({ message }) => message.what)).toEqual(['notice']);
    expect(pending[0]?.retryAt).toBeDefined();
    isDown = false;
    await stage.engine.sweep({ checkAll: true });
    expect((await outboxOf(stage)).every(({ state }) => state === 'done')).toBe(true);
    const sent = stage.notices.map((notice) => JSON.stringify(notice));
    expect(new Set(sent).size).toBe(1);
  });

  it('puts the heads of the chains among the locked files, once a day', async () => {
    const stage = await newStage();
    await stage.measure('year_1', FIGURES);
    await stage.sweep();
    await stage.sweep();
    const anchors = await stage.files.anchors(stage.contractId);
    const chains = anchors.map(({ chain }) => chain);
    expect(chains).toContain('events');
    expect(new Set(chains).size).toBe(chains.length);
  });
});
