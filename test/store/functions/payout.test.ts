import { describe, expect, it } from 'vitest';
import { settleAgain } from '../../../core/lifecycle/payout/again.ts';
import type { Settlement } from '../../../core/settlement/settlement.ts';
import { readFull } from '../../../functions/common/open-file.ts';
import { PAYOUT, payoutOf, person, type Stage, toPayout, useStages } from './stage.ts';

const newStage = useStages();
const YEAR_2 = 'periods: { year_2: { metrics: { saving: 1 000 000 } } }';
const PAYOUT_2 = 'year_2.outcome-payment.r1';

async function attestBoth(stage: Stage, payout = PAYOUT): Promise<void> {
  await stage.decide(`${payout}.attest.1`, 'anna', { choice: 'attest' });
  await stage.decide(`${payout}.attest.2`, 'bo', { choice: 'attest' });
}

async function pay(stage: Stage, payout = PAYOUT): Promise<void> {
  await stage.decide(`${payout}.confirm-payment`, 'cia', { choice: 'paid', reference: 'B1' });
}

describe('a payout', () => {
  it('goes from a verified period to a posted payment', async () => {
    const stage = await newStage();
    await toPayout(stage);
    await attestBoth(stage);
    await pay(stage);
    const { store, contractId } = stage;
    expect(await payoutOf(stage)).toMatchObject({ state: 'reconciled', payable: '3000000' });
    const ledger = await store.list('ledger', contractId);
    expect(ledger.map(({ account, debit, credit }) => `${account} ${debit} ${credit}`)).toEqual([
      'entitlement 3000000 0',
      'payable 3000000 3000000',
      'bank 0 3000000',
      'cap-used 3000000 0',
      'cap-remaining 0 3000000',
    ]);
    const contract = await store.read('contract', contractId, {});
    expect(contract).toMatchObject({ ledgerSequence: 1, phase: 'follow-up' });
    expect(contract?.openSettlement).toBeUndefined();
  });

  it('knows in later years for which sentence it was', async () => {
    const payment =
      '{ id: bonus, share: 50 %, of: saving, less: [settled.shared_saving], atMost: 10 000 000 }';
    const stage = await newStage({ payment });
    await toPayout(stage);
    await attestBoth(stage);
    await pay(stage);
    // 3,000,000 of the saving, and half of what of it nothing was paid for.
    expect(await payoutOf(stage)).toMatchObject({ state: 'reconciled', payable: '5500000' });
    stage.clockTo('2020-02-01T08:00:00.000Z');
    await stage.verify('year_2', 'periods: { year_2: { metrics: { saving: 9 000 000 } } }');
    stage.clockTo('2020-03-01T08:00:00.000Z');
    await stage.sweep();
    // 8,400,000 and half of 14,000,000 less those 3,000,000, less what is paid.
    expect(await payoutOf(stage, 'year_2')).toMatchObject({
      entitled: '13900000',
      payable: '8400000',
    });
  });

  it('says for which sentence it is, also where the terms do not ask: an amendment may ask later', async () => {
    const stage = await newStage({
      payment: '{ id: bonus, per: period, share: 10 %, of: saving }',
    });
    await toPayout(stage);
    await attestBoth(stage);
    await pay(stage);
    stage.clockTo('2020-02-01T08:00:00.000Z');
    await stage.verify('year_2', 'periods: { year_2: { metrics: { saving: 9 000 000 } } }');
    stage.clockTo('2020-03-01T08:00:00.000Z');
    await stage.sweep();
    const settlements = await stage.store.list('settlement', stage.contractId);
    const payments = await Promise.all(
      settlements.map(async ({ file }) => {
        const settlement = await readFull<Settlement>(stage, stage.contractId, file);
        return settlement.payers.map((payer) => payer.payments);
      }),
    );
    expect(payments).toEqual([
      [{ shared_saving: '3000000', bonus: '500000' }],
      [{ shared_saving: '5400000', bonus: '900000' }],
    ]);
  });

  it('keeps in every whole file a part that nobody can guess, so that its hash tells no count', async () => {
    const stage = await newStage();
    await toPayout(stage);
    const { files, contractId } = stage;
    const textsIn = async (zone: 'open' | 'full') => {
      const hashes = await files.hashes(zone, contractId);
      const all = await Promise.all(hashes.map((hash) => files.get(zone, contractId, hash)));
      return all.map((bytes) => new TextDecoder().decode(bytes));
    };
    const whole = (await textsIn('full')).filter((text) => text.startsWith('{'));
    const blinds = whole.flatMap((text) => [...text.matchAll(/"blind":"([0-9a-f]{64})"/g)]);
    // Snapshot, result, settlement, and the first two again in the pack.
    expect(whole.every((text) => text.includes('"blind"'))).toBe(true);
    expect(new Set(blinds.map(([, blind]) => blind)).size).toBe(3);
    const open = (await textsIn('open')).join('\n');
    expect(open).toContain('utfall-disclosed-pack/1');
    expect(open).toContain('utfall-disclosed-settlement/1');
    expect(open).not.toContain('blind');
  });

  it('tells finance what to pay, to whom, by which key, and why', async () => {
    const stage = await newStage();
    await toPayout(stage);
    await attestBoth(stage);
    const [notice, ...others] = stage.notices.filter(({ type }) => type === 'payout-issued');
    expect(others).toEqual([]);
    const key = `${stage.contractId}.${PAYOUT}.city.fund`;
    expect(notice?.payments).toEqual([
      { payer: 'city', recipient: 'fund', amount: '3000000', currency: 'SEK', key },
    ]);
    expect(notice?.to).toEqual(
      expect.arrayContaining([
        { party: 'city', role: 'finance' },
        { party: 'fund', role: 'investor' },
      ]),
    );
    expect(notice?.body.en).toEqual(
      expect.arrayContaining([
        'Staden pays 3,000,000\u00a0SEK to Fonden.',
        'Due date: 2019-03-04.',
        '– – – 60\u00a0% of 5,000,000\u00a0SEK = 3,000,000\u00a0SEK',
        'Attested by anna and bo.',
      ]),
    );
  });

  it('ends when one attester refuses, and is attested anew when it is settled again', async () => {
    const stage = await newStage();
    await toPayout(stage);
    const { store, contractId } = stage;
    await stage.decide(`${PAYOUT}.attest.2`, 'bo', { choice: 'refuse', reason: 'wrong fund' });
    const settlement = await payoutOf(stage);
    expect(settlement).toMatchObject({ state: 'refused', reason: 'wrong fund' });
    const contract = await stage.contract();
    expect(contract.openSettlement).toBeUndefined();
    const [transition] = (await store.list('transition', contractId)).filter(
      ({ workflow }) => workflow === 'payout',
    );
    if (!settlement || !transition) throw new Error('no payout');
    const again = settleAgain({
      contract,
      settlement,
      transition,
      tasks: await store.list('task', contractId),
      periods: await store.list('period', contractId),
      person: person('petra'),
      at: '2019-02-02T08:00:00.000Z',
    });
    if (!again.ok) throw new Error(JSON.stringify(again.findings));
    await stage.commit(again.value);
    expect(await payoutOf(stage)).toMatchObject({ state: 'settled', attests: [] });
    await attestBoth(stage);
    await pay(stage);
    expect(await payoutOf(stage)).toMatchObject({ state: 'reconciled' });
  });

  it('stays unknown until a person knows, is asked again by the same key, and is posted once', async () => {
    const stage = await newStage();
    await toPayout(stage);
    await attestBoth(stage);
    const confirm = `${PAYOUT}.confirm-payment`;
    await stage.decide(confirm, 'cia', { choice: 'unknown', reason: 'no answer from the bank' });
    expect(await payoutOf(stage)).toMatchObject({ state: 'unknown' });
    await stage.decide(confirm, 'cia', { choice: 'unknown', reason: 'still none' });
    await pay(stage);
    expect(await payoutOf(stage)).toMatchObject({ state: 'reconciled' });
    expect((await stage.contract()).ledgerSequence).toBe(1);
    expect(stage.notices.filter(({ type }) => type === 'payout-issued')).toHaveLength(1);
  });

  it('is issued again with the same bytes when the bank rejected it', async () => {
    const stage = await newStage();
    await toPayout(stage);
    await attestBoth(stage);
    const first = await payoutOf(stage);
    const rejected = { choice: 'rejected', reason: 'account closed' };
    await stage.decide(`${PAYOUT}.confirm-payment`, 'cia', rejected);
    const second = await payoutOf(stage);
    expect(second).toMatchObject({ state: 'issued', noticeFile: first?.noticeFile });
    const sent = stage.notices.filter(({ type }) => type === 'payout-issued');
    expect(sent).toHaveLength(2);
    expect(sent[1]).toEqual(sent[0]);
    await pay(stage);
    expect(await payoutOf(stage)).toMatchObject({ state: 'reconciled' });
  });
});

describe('two payouts of one contract', () => {
  it('become one while the first is not issued: the second settles everything to date', async () => {
    const stage = await newStage({ objections: false });
    await toPayout(stage);
    await stage.decide(`${PAYOUT}.attest.1`, 'anna', { choice: 'attest' });
    stage.clockTo('2020-02-01T08:00:00.000Z');
    await stage.verify('year_2', YEAR_2);
    expect(await payoutOf(stage)).toMatchObject({ state: 'superseded' });
    expect(await payoutOf(stage, 'year_2')).toMatchObject({ state: 'settled', payable: '3600000' });
    const tasks = await stage.store.list('task', stage.contractId);
    const left = tasks.filter(({ taskId, state }) => taskId.startsWith(PAYOUT) && state === 'open');
    expect(left).toEqual([]);
    expect(stage.notices.map(({ type }) => type)).toContain('payout-superseded');
    await attestBoth(stage, PAYOUT_2);
    await pay(stage, PAYOUT_2);
    expect(await payoutOf(stage, 'year_2')).toMatchObject({ state: 'reconciled' });
  });

  it('wait for each other once the first is issued, and never pay a difference twice', async () => {
    const stage = await newStage({ objections: false });
    await toPayout(stage);
    await attestBoth(stage);
    stage.clockTo('2020-02-01T08:00:00.000Z');
    await stage.verify('year_2', YEAR_2);
    expect(await payoutOf(stage, 'year_2')).toBeUndefined();
    await stage.sweep();
    expect(await payoutOf(stage, 'year_2')).toBeUndefined();
    await pay(stage);
    expect(await payoutOf(stage)).toMatchObject({ state: 'reconciled' });
    expect(await payoutOf(stage, 'year_2')).toMatchObject({
      state: 'settled',
      payable: '600000',
      settledBefore: '3000000',
    });
    await attestBoth(stage, PAYOUT_2);
    await pay(stage, PAYOUT_2);
    const paid = await stage.store.list('settlement', stage.contractId);
    expect(paid.map(({ payable }) => payable)).toEqual(['3000000', '600000']);
    expect(await stage.contract()).toMatchObject({ phase: 'closed', ledgerSequence: 2 });
  });
});

describe('the end of a contract', () => {
  it('waits for the last day that the terms name', async () => {
    const stage = await newStage({ objections: false, end: '2020-12-31' });
    await stage.plan('contract-ends', '2020-12-31T22:59:59.999Z');
    await stage.verify('year_1', 'periods: { year_1: { metrics: { saving: 0 } } }');
    await stage.verify('year_2', 'periods: { year_2: { metrics: { saving: 0 } } }');
    expect(await stage.contract()).toMatchObject({ phase: 'follow-up' });
    stage.clockTo('2021-01-01T08:00:00.000Z');
    await stage.sweep();
    expect(await stage.contract()).toMatchObject({ phase: 'closed' });
  });

  it('comes with the last period if the terms name no day, also if that was only for learning', async () => {
    const stage = await newStage({ objections: false, learning: true });
    stage.clockTo('2020-02-01T08:00:00.000Z');
    await stage.verify('year_2', YEAR_2);
    await attestBoth(stage, PAYOUT_2);
    await pay(stage, PAYOUT_2);
    expect(await stage.contract()).toMatchObject({ phase: 'follow-up' });
    await stage.verify('year_1', 'periods: { year_1: { metrics: { saving: 5 000 000 } } }');
    expect(await stage.contract()).toMatchObject({ phase: 'closed', ledgerSequence: 1 });
  });
});
