import { describe, expect, it } from 'vitest';
import { discloseSettlement } from '../../../core/privacy/trees/disclose-settlement.ts';
import { termsOf } from '../settlement/norrkoping.ts';
import { settled } from '../settlement/settling.ts';

describe('a settlement for those who may not see persons', () => {
  const terms = termsOf({
    payments: [{ id: 'card', rates: [{ outcome: 'job', price: '10', claims: 'any' }] }],
    settlement: {
      rounding: { to: '1', mode: 'half-up' },
      payers: [{ party: 'municipality', share: 'rest', calendar: 'monthly' }],
    },
  });
  const april = Array.from({ length: 9 }, (_, index) => ({
    ...{ outcome: 'job', person: `p-${index}`, date: '2020-04-10' },
  }));
  const claims = [...april, { outcome: 'job', person: 'p-9', date: '2020-05-02' }];
  const settlement = { ...settled(terms, { asOf: '2020-05-15', claims }), blind: 'b'.repeat(64) };
  const disclosed = discloseSettlement({
    ...{
      settlement,
      settlementFile: 'a'.repeat(64),
      settles: [],
      results: [],
      earlier: [],
      below: 5,
    },
    terms: terms.terms,
  });

  it('tells what is paid, and not that one of ten came after the month', () => {
    expect(settlement.payers[0]).toMatchObject({ payable: '100', calendar: { payable: '90' } });
    expect(disclosed.payers[0]).toMatchObject({ payable: '100' });
    expect(JSON.stringify(disclosed)).not.toContain('"90"');
    expect(disclosed.payers[0]).not.toHaveProperty('calendar');
  });

  it('has no secret part: with it, what is withheld could be found by the hash of the whole', () => {
    expect(JSON.stringify(disclosed)).not.toContain(settlement.blind);
  });
});
