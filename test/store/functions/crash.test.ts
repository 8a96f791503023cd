import { describe, expect, it } from 'vitest';
import type { Store } from '../../../store/store.ts';
import { PAYOUT, payoutOf, type Stage, useStages } from './stage.ts';

const newStage = useStages();

/** As many writes as take effect from a measured period to its posted payment; a write that meets another is made again. */
const WRITES = 24;

/** Loses one write of the workflows: before it is carried out, or only the word that it was. */
type Fault = { at: number; lost: 'write' | 'answer' };

function faulty(fault: Fault, counted: { writes: number }): (store: Store) => Store {
  let isAhead = true;
  return (store) => ({
    ...store,
    commit: async (change) => {
      const dies = isAhead && counted.writes + 1 === fault.at;
      if (dies && fault.lost === 'write') {
        isAhead = false;
        throw new Error('killed before the write');
      }
      await store.commit(change);
      counted.writes += 1;
      if (!dies) return;
      isAhead = false;
      throw new Error('killed after the write');
    },
  });
}

/** What a restart does: looks after everything that is open. */
async function restart(stage: Stage): Promise<void> {
  await stage.engine.sweep({ checkAll: true });
  await stage.engine.atRest();
}

/** People decide whatever waits for them, as often as they are asked. */
async function decideAll(stage: Stage): Promise<void> {
  const attesters = ['anna', 'bo'];
  for (let round = 0; round < 12; round += 1) {
    await restart(stage);
    const tasks = await stage.store.list('task', stage.contractId);
    const open = tasks.find(({ state, workflow }) => state === 'open' && workflow !== 'follow-up');
    if (!open) return;
    const { taskId, task } = open;
    if (task === 'verify-outcome') await stage.decide(taskId, 'eva', { choice: 'approve' });
    if (task === 'attest') {
      const decided = tasks.filter((each) => each.task === 'attest' && each.decision);
      const by = attesters[decided.length] ?? '';
      await stage.decide(taskId, by, { choice: 'attest' });
    }
    if (task === 'confirm-payment') await stage.decide(taskId, 'cia', { choice: 'paid' });
  }
}

describe('a process that dies at any write', () => {
  const faults = Array.from({ length: WRITES }, (_, index) => index + 1).flatMap((at): Fault[] => [
    { at, lost: 'write' },
    { at, lost: 'answer' },
  ]);

  it.each(faults)('loses nothing and pays once (write $at, $lost lost)', async (fault) => {
    const counted = { writes: 0 };
    const stage = await newStage({ objections: false }, faulty(fault, counted));
    await stage.measure('year_1', 'periods: { year_1: { metrics: { saving: 5 000 000 } } }');
    await decideAll(stage);
    expect(counted.writes).toBeGreaterThanOrEqual(WRITES);
    expect(await payoutOf(stage)).toMatchObject({ state: 'reconciled', payable: '3000000' });
    expect(await stage.contract()).toMatchObject({ ledgerSequence: 1 });
    const ledger = await stage.store.list('ledger', stage.contractId);
    expect(ledger.filter(({ account }) => account === 'bank')).toHaveLength(1);
    const { contractId } = stage;
    const issued = stage.notices.filter(({ type }) => type === 'payout-issued');
    // A receiver may see a notice twice, but always the same one.
    expect(new Set(issued.map((notice) => JSON.stringify(notice))).size).toBe(1);
    expect(issued[0]?.noticeId).toBe(`payout-issued.${contractId}.${PAYOUT}`);
  });
});

describe('a decision made while its execution is dead', () => {
  it('is not lost: the next attempt finds it in the table', async () => {
    const stage = await newStage({ objections: false });
    const { store, contractId } = stage;
    await stage.measure('year_1', 'periods: { year_1: { metrics: { saving: 5 000 000 } } }');
    const taskId = 'year_1.verification.r1.verify-outcome';
    const task = await store.read('task', contractId, { taskId });
    expect(stage.engine.expireTask(task?.token ?? '')).toBe(true);
    await stage.engine.atRest();
    await stage.decide(taskId, 'eva', { choice: 'approve' });
    expect(await payoutOf(stage)).toMatchObject({ state: 'settled' });
    const key = { periodId: 'year_1', purpose: 'verification', revision: 1 };
    const workflow = 'outcome-verification' as const;
    const transition = await store.read('transition', contractId, { workflow, ...key });
    expect(transition).toMatchObject({ state: 'finished', attempt: 2 });
  });
});
