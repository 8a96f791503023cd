import { describe, expect, it } from 'vitest';
import { type Stage, useStages } from './stage.ts';

const newStage = useStages();

const FIGURES = 'periods: { year_1: { metrics: { saving: 5 000 000 } } }';

async function toPayout(stage: Stage): Promise<void> {
  await stage.measure('year_1', FIGURES);
  await stage.decide('year_1.verification.r1.verify-outcome', 'eva', { choice: 'approve' });
  stage.clockTo('2019-02-01T08:00:00.000Z');
  await stage.sweep();
}

const PAYOUT = 'year_1.outcome-payment.r1';

describe('a payout', () => {
  it('goes from a measured period to a posted payment', async () => {
    const stage = await newStage();
    await toPayout(stage);
    await stage.decide(`${PAYOUT}.attest.1`, 'anna', { choice: 'attest' });
    await stage.decide(`${PAYOUT}.attest.2`, 'bo', { choice: 'attest' });
    await stage.decide(`${PAYOUT}.confirm-payment`, 'cia', { choice: 'paid', reference: 'B1' });
    const { store, contractId } = stage;
    const [settlement] = await store.list('settlement', contractId);
    expect(settlement).toMatchObject({ state: 'reconciled', payable: '3000000' });
    const ledger = await store.list('ledger', contractId);
    expect(ledger.map(({ account, debit, credit }) => `${account} ${debit} ${credit}`)).toEqual([
      'entitlement 3000000 0',
      'payable 3000000 3000000',
      'bank 0 3000000',
      'cap-used 3000000 0',
      'cap-remaining 0 3000000',
    ]);
    const contract = await store.read('contract', contractId, {});
    expect(contract).toMatchObject({ ledgerSequence: 1 });
    expect(contract?.openSettlement).toBeUndefined();
  });
});
