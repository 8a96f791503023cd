import { describe, expect, it } from 'vitest';
import type { SettlementItem } from '../../../../core/lifecycle/items/period.ts';
import { settledToDate } from '../../../../core/lifecycle/payout/settled-to-date.ts';

const HASH = 'a'.repeat(64);

function settlement(more: Partial<SettlementItem>): SettlementItem {
  return {
    format: 1,
    version: 1,
    contractId: 'demo',
    kind: 'settlement',
    periodId: 'year_1',
    purpose: 'outcome-payment',
    revision: 1,
    state: 'reconciled',
    currency: 'SEK',
    entitled: '100',
    settledBefore: '0',
    payable: '100',
    claimedBack: '0',
    payers: [{ payer: 'city', payable: '100', claimedBack: '0', recipients: [] }],
    file: HASH,
    termsVersion: 1,
    ledgerSequence: 0,
    settledAt: '2019-01-20T08:00:00.000Z',
    attests: [],
    ...more,
  };
}

describe('what earlier settlements cover', () => {
  it('is told per settlement, by the day in the contract’s time zone on which it was paid', () => {
    const paid = settlement({ paidAt: '2019-02-04T23:30:00.000Z' });
    expect(settledToDate([paid], 'Europe/Stockholm')).toEqual([
      { payer: 'city', amount: '100', date: '2019-02-05' },
    ]);
  });

  it('counts what is issued from its issue, also while nobody knows whether it was paid', () => {
    const issuedAt = '2019-02-01T09:00:00.000Z';
    const items = (
      ['settled', 'attested', 'issued', 'unknown', 'superseded', 'refused'] as const
    ).map((state) => settlement({ state, issuedAt }));
    expect(settledToDate(items, 'Europe/Stockholm')).toEqual([
      { payer: 'city', amount: '100', date: '2019-02-01' },
      { payer: 'city', amount: '100', date: '2019-02-01' },
    ]);
  });

  it('takes off what was claimed back', () => {
    const payers = [{ payer: 'city', payable: '0', claimedBack: '40', recipients: [] }];
    const [back] = settledToDate([settlement({ payers })], 'Europe/Stockholm');
    expect(back?.amount).toBe('-40');
  });

  it('says the VAT that was paid and credited, and at which rate', () => {
    const line = { payer: 'city', recipients: [] };
    const payers = [
      { ...line, payable: '100', claimedBack: '0', vat: '25', vatRate: '25 %' },
      { ...line, payable: '0', claimedBack: '40', vat: '0', vatRate: '12 %', vatCredited: '10' },
    ];
    expect(settledToDate([settlement({ payers })], 'Europe/Stockholm')).toMatchObject([
      { amount: '100', vat: '25', vatRate: '25 %' },
      { amount: '-40', vat: '-10' },
    ]);
  });
});
