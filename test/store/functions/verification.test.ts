import { describe, expect, it } from 'vitest';
import { beginCorrection } from '../../../core/lifecycle/data/correction.ts';
import { beginObjection } from '../../../core/lifecycle/verdict/objection.ts';
import type { VerificationPack } from '../../../core/lifecycle/verdict/pack.ts';
import { readTerms } from '../../../core/terms/read.ts';
import { PAYOUT, payoutOf, person, type Stage, toPayout, useStages } from './stage.ts';
import { termsText } from './terms.ts';

const newStage = useStages();
const FIGURES = 'periods: { year_1: { metrics: { saving: 5 000 000 } } }';
const VERIFY = 'year_1.verification.r1.verify-outcome';
const ANSWER = 'year_1.objection.r1.answer-objection';
const AT = '2019-01-10T08:00:00.000Z';

async function periodOf({ store, contractId }: Stage, revision = 1) {
  return store.read('period', contractId, { periodId: 'year_1', revision });
}

async function object(stage: Stage, by = 'ines', at = AT) {
  const { store, contractId } = stage;
  const period = await periodOf(stage);
  const read = readTerms(termsText(contractId));
  if (!period || !read.ok) throw new Error('no period or terms');
  const objected = beginObjection({
    contract: await stage.contract(),
    period,
    terms: read.value.terms,
    person: person(by),
    memberships: await store.list('membership', contractId),
    dues: await store.list('due', contractId),
    reason: 'The register was not complete',
    at,
    today: at.slice(0, 10),
  });
  if (objected.ok) await stage.commit(objected.value);
  return objected.findings.map(({ code }) => code);
}

async function correct(stage: Stage, revision = 1) {
  const { store, contractId } = stage;
  const period = await periodOf(stage, revision);
  if (!period) throw new Error('no period');
  const corrected = beginCorrection({
    contract: await stage.contract(),
    periods: await store.list('period', contractId),
    period,
    underway: {
      transitions: await store.list('transition', contractId),
      tasks: await store.list('task', contractId),
      dues: await store.list('due', contractId),
      settlements: await store.list('settlement', contractId),
    },
    reason: 'Late figures from the register',
    person: person('petra'),
    at: '2019-02-03T08:00:00.000Z',
  });
  if (corrected.ok) await stage.commit(corrected.value);
  return corrected.findings.map(({ code }) => code);
}

async function attestAndPay(stage: Stage, payout = PAYOUT) {
  await stage.decide(`${payout}.attest.1`, 'anna', { choice: 'attest' });
  await stage.decide(`${payout}.attest.2`, 'bo', { choice: 'attest' });
  await stage.decide(`${payout}.confirm-payment`, 'cia', { choice: 'paid', reference: 'B1' });
}

describe('a verification', () => {
  it('shows the evaluator the computation and what an approval would lead to', async () => {
    const stage = await newStage();
    await stage.measure('year_1', FIGURES);
    const period = await periodOf(stage);
    const bytes = await stage.files.get('full', stage.contractId, period?.packHash ?? '');
    const pack = JSON.parse(new TextDecoder().decode(bytes)) as VerificationPack;
    expect(pack.result.facts.metrics).toMatchObject([{ metric: 'saving', value: '5000000' }]);
    expect(pack.preview).toMatchObject({ settlement: { payable: '3000000' } });
    const task = await stage.store.read('task', stage.contractId, { taskId: VERIFY });
    expect(task?.subjectHash).toBe(period?.packHash);
  });

  it('that is rejected lets the period be measured again, and pays nothing', async () => {
    const stage = await newStage();
    await stage.measure('year_1', FIGURES);
    await stage.decide(VERIFY, 'eva', { choice: 'reject', reason: 'half the cohort is missing' });
    expect(await periodOf(stage)).toMatchObject({ state: 'rejected' });
    expect(await periodOf(stage, 2)).toMatchObject({
      state: 'collecting',
      reason: 'half the cohort is missing',
    });
    const tasks = await stage.store.list('task', stage.contractId);
    expect(tasks.map(({ taskId }) => taskId)).toContain('year_1.follow-up.r2.deliver-data');
    stage.clockTo('2019-06-01T08:00:00.000Z');
    await stage.sweep();
    expect(await stage.store.list('settlement', stage.contractId)).toEqual([]);
    await stage.verify('year_1', FIGURES, 2);
    expect(await periodOf(stage, 2)).toMatchObject({ state: 'verified' });
  });

  it('that asks a question tells the project owner, and asks the evaluator anew', async () => {
    const stage = await newStage();
    await stage.measure('year_1', FIGURES);
    await stage.decide(VERIFY, 'eva', { choice: 'ask', reason: 'who is left out?' });
    const question = stage.notices.find(({ facts }) => facts['decision'] === 'asked');
    expect(question?.to).toEqual([{ party: 'city', role: 'project-owner' }]);
    expect(question?.body.sv).toContain('Skäl: who is left out?');
    await stage.decide(VERIFY, 'eva', { choice: 'approve' });
    expect(await periodOf(stage)).toMatchObject({ state: 'verified' });
  });
});

describe('an objection', () => {
  it('stops the payout until the arbiter upholds the result', async () => {
    const stage = await newStage();
    await stage.verify('year_1', FIGURES);
    expect(await object(stage)).toEqual([]);
    stage.clockTo('2019-06-01T08:00:00.000Z');
    await stage.sweep();
    expect(await stage.store.list('settlement', stage.contractId)).toEqual([]);
    await stage.decide(ANSWER, 'eva', { choice: 'upheld', reason: 'the register is complete' });
    expect(await periodOf(stage)).toMatchObject({ state: 'disputed' });
    const rule = 'year_1.objection.r1.arbitrate';
    await stage.decide(rule, 'rolf', { choice: 'upheld', reason: 'I agree' });
    expect(await periodOf(stage)).toMatchObject({ state: 'verified' });
    expect(await payoutOf(stage)).toMatchObject({ state: 'settled', payable: '3000000' });
  });

  it('ends with the evaluator where the terms name no arbiter', async () => {
    const stage = await newStage({ arbiter: false });
    await stage.verify('year_1', FIGURES);
    await object(stage);
    await stage.decide(ANSWER, 'eva', { choice: 'upheld', reason: 'complete' });
    expect(await payoutOf(stage)).toMatchObject({ state: 'settled' });
  });

  it('that is accepted lets the period be measured again', async () => {
    const stage = await newStage();
    await stage.verify('year_1', FIGURES);
    await object(stage);
    await stage.decide(ANSWER, 'eva', { choice: 'revise', reason: 'true' });
    expect(await periodOf(stage)).toMatchObject({ state: 'superseded' });
    expect(await periodOf(stage, 2)).toMatchObject({ state: 'collecting' });
    expect(await stage.store.list('settlement', stage.contractId)).toEqual([]);
  });

  it('is refused outside the window, from others, and twice', async () => {
    const stage = await newStage();
    await stage.verify('year_1', FIGURES);
    expect(await object(stage, 'ines', '2019-02-01T08:00:00.000Z')).toEqual([
      'objection.window-closed',
    ]);
    expect(await object(stage, 'eva')).toEqual(['authority.action']);
    expect(await object(stage)).toEqual([]);
    expect(await object(stage)).toEqual(['objection.already']);
  });
});

describe('a correction', () => {
  it('after the payment pays only the difference', async () => {
    const stage = await newStage();
    await toPayout(stage);
    await attestAndPay(stage);
    expect(await correct(stage)).toEqual([]);
    expect(await correct(stage)).toEqual(['correction.under-way']);
    const higher = 'periods: { year_1: { metrics: { saving: 6 000 000 } } }';
    await stage.verify('year_1', higher, 2);
    stage.clockTo('2019-03-01T08:00:00.000Z');
    await stage.sweep();
    expect(await payoutOf(stage, 'year_1', 2)).toMatchObject({
      state: 'settled',
      payable: '600000',
      settledBefore: '3000000',
    });
    expect(await payoutOf(stage)).toMatchObject({ state: 'reconciled', payable: '3000000' });
  });

  it('withdraws a payout that is not issued, with its tasks', async () => {
    const stage = await newStage();
    await toPayout(stage);
    await stage.decide(`${PAYOUT}.attest.1`, 'anna', { choice: 'attest' });
    expect(await correct(stage)).toEqual([]);
    expect(await payoutOf(stage)).toMatchObject({ state: 'superseded' });
    expect((await stage.contract()).openSettlement).toBeUndefined();
    await expect(stage.decide(`${PAYOUT}.attest.2`, 'bo', { choice: 'attest' })).rejects.toThrow(
      'task.superseded',
    );
    await stage.verify('year_1', FIGURES, 2);
    stage.clockTo('2019-03-01T08:00:00.000Z');
    await stage.sweep();
    expect(await payoutOf(stage, 'year_1', 2)).toMatchObject({ payable: '3000000' });
  });

  it('waits for a payout that is issued, and settles on top of it', async () => {
    const stage = await newStage();
    await toPayout(stage);
    await stage.decide(`${PAYOUT}.attest.1`, 'anna', { choice: 'attest' });
    await stage.decide(`${PAYOUT}.attest.2`, 'bo', { choice: 'attest' });
    expect(await correct(stage)).toEqual([]);
    const lower = 'periods: { year_1: { metrics: { saving: 4 000 000 } } }';
    await stage.verify('year_1', lower, 2);
    stage.clockTo('2019-03-01T08:00:00.000Z');
    await stage.sweep();
    expect(await payoutOf(stage, 'year_1', 2)).toBeUndefined();
    await stage.decide(`${PAYOUT}.confirm-payment`, 'cia', { choice: 'paid' });
    expect(await payoutOf(stage)).toMatchObject({ state: 'reconciled' });
    // 600 000 too much was paid: nothing is paid now, and it is netted in the next payment.
    expect(await payoutOf(stage, 'year_1', 2)).toBeUndefined();
    const transitions = await stage.store.list('transition', stage.contractId);
    const second = transitions.find(
      ({ workflow, revision }) => workflow === 'payout' && revision === 2,
    );
    expect(second).toMatchObject({ state: 'finished', outcome: 'nothing-to-pay' });
  });

  it('is refused when the contract is over', async () => {
    const stage = await newStage();
    await toPayout(stage);
    const contract = await stage.contract();
    await stage.commit({ writes: [{ op: 'replace', item: { ...contract, phase: 'closed' } }] });
    expect(await correct(stage)).toEqual(['correction.contract-over']);
  });
});
