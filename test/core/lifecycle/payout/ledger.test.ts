import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Entry, paymentEntries, posting } from '../../../../core/lifecycle/payout/ledger.ts';
import { decimal, ZERO } from '../../../../core/money/decimal.ts';

const at = '2020-01-31T08:00:00.000Z';
const amounts = fc.integer({ min: 0, max: 1_000_000_000 }).map((ore) => (ore / 100).toFixed(2));
const payers = fc.uniqueArray(
  fc.record({
    payer: fc.constantFrom('city', 'region', 'state', 'school'),
    payable: amounts,
    claimedBack: amounts,
    vat: amounts,
    recipients: fc.constant<{ party: string; amount: string }[]>([]),
  }),
  { selector: ({ payer }) => payer, minLength: 1 },
);

function post(entries: readonly Entry[]) {
  return posting({ contractId: 'c', sequence: 1, at, entries });
}

describe('a posting', () => {
  it('of a payment recognises the entitlement, owes it, pays it, and takes it from the cap', () => {
    const [city] = [{ payer: 'city', payable: '4000000', claimedBack: '0', recipients: [] }];
    const items = post(paymentEntries({ payers: city ? [city] : [] }));
    expect(
      items.map(({ line, account, party, debit, credit }) => [line, account, party, debit, credit]),
    ).toEqual([
      [1, 'entitlement', 'city', '4000000', '0'],
      [2, 'payable', 'city', '4000000', '4000000'],
      [3, 'bank', 'city', '0', '4000000'],
      [4, 'cap-used', 'contract', '4000000', '0'],
      [5, 'cap-remaining', 'contract', '0', '4000000'],
    ]);
  });

  it('of a payment with VAT pays the VAT too, and takes none of it from the cap', () => {
    const city = { payer: 'city', payable: '1000', vat: '250', claimedBack: '0', recipients: [] };
    const items = post(paymentEntries({ payers: [city] }));
    expect(items.map(({ account, debit, credit }) => [account, debit, credit])).toEqual([
      ['entitlement', '1000', '0'],
      ['vat', '250', '0'],
      ['payable', '1250', '1250'],
      ['bank', '0', '1250'],
      ['cap-used', '1000', '0'],
      ['cap-remaining', '0', '1000'],
    ]);
  });

  it('of a claim-back takes back its VAT too, and gives the cap no more than what was paid without it', () => {
    const back = { payable: '0', claimedBack: '400', vatCredited: '100', recipients: [] };
    const items = post(paymentEntries({ payers: [{ payer: 'city', ...back }] }));
    expect(items.map(({ account, debit, credit }) => [account, debit, credit])).toEqual([
      ['entitlement', '0', '400'],
      ['vat', '0', '100'],
      ['claim-back', '500', '0'],
      ['cap-used', '0', '400'],
      ['cap-remaining', '400', '0'],
    ]);
  });

  it('always has debits equal to credits, and one item per account and payer', () => {
    fc.assert(
      fc.property(payers, (settled) => {
        const items = post(paymentEntries({ payers: settled }));
        const sum = (side: 'debit' | 'credit') =>
          items.reduce((total, item) => total.plus(decimal(item[side])), ZERO).toFixed();
        expect(sum('debit')).toBe(sum('credit'));
        const keys = items.map(({ account, party }) => `${account} ${party}`);
        expect(new Set(keys).size).toBe(keys.length);
        expect(items.map(({ line }) => line)).toEqual(items.map((_, index) => index + 1));
      }),
    );
  });

  it('always gives back to the cap what is claimed back', () => {
    fc.assert(
      fc.property(payers, (settled) => {
        const items = post(paymentEntries({ payers: settled }));
        const used = items.find(({ account }) => account === 'cap-used');
        const net = settled.reduce(
          (total, each) => total.plus(decimal(each.payable)).minus(decimal(each.claimedBack)),
          ZERO,
        );
        const moved = decimal(used?.debit ?? '0').minus(decimal(used?.credit ?? '0'));
        expect(moved.toFixed()).toBe(net.toFixed());
      }),
    );
  });

  it('is refused when it does not balance, is negative, or is larger than a transaction', () => {
    const one: Entry = { account: 'bank', party: 'city', debit: '1' };
    expect(() => post([one])).toThrow(RangeError);
    expect(() => post([{ ...one, debit: '-1' }])).toThrow(RangeError);
    const many = Array.from({ length: 61 }, (_, index): Entry => {
      return { account: 'bank', party: `p${index}`, debit: '1', credit: '1' };
    });
    expect(() => post(many)).toThrow(RangeError);
    expect(post(many.slice(0, 60))).toHaveLength(60);
  });
});
