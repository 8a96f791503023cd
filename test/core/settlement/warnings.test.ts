import { describe, expect, it } from 'vitest';
import type { Facts } from '../../../core/settlement/facts.ts';
import { termsOf } from './norrkoping.ts';
import { findingsOf, settled } from './settling.ts';

const terms = termsOf({
  periods: [
    { id: 'year_1', from: '2019-01-01', to: '2019-12-31' },
    { id: 'year_2', from: '2020-01-01', to: '2020-12-31' },
  ],
  capital: { advanced: { investor: 'investor', committed: '10 000' } },
  metrics: {
    rate: { purpose: 'payment', unit: '%', better: 'higher', range: '0 % to 100 %' },
    saving: {
      ...{ purpose: 'payment', unit: 'SEK', better: 'higher', effect: 'improvement' },
      ...{ comparator: { kind: 'matched-group' }, range: '-100 to 500' },
    },
  },
  amounts: { cost: { delivered: 'SEK', by: 'period' } },
  payments: [
    { id: 'by_rate', price: '1', each: '1 %', of: 'rate' },
    { id: 'by_saving', share: '100 %', of: 'saving' },
    { id: 'back', share: '100 %', of: 'advanced' },
    { id: 'spent', share: '100 %', of: 'cost' },
  ],
});
const saving = (own: string) => ({
  ...{ metric: 'saving', own: { sum: own }, comparator: { sum: '1000' } },
});
const draws = (...amounts: string[]) => ({
  capital: amounts.map((amount) => ({ capital: 'advanced', amount })),
});

describe('what is settled all the same, with a warning', () => {
  it.each<[string, Partial<Facts>, object]>([
    [
      'settlement.outside-range',
      { metrics: [{ metric: 'rate', value: '100.1' }] },
      { name: 'rate', value: '100.1', unit: '%', range: '0 % to 100 %' },
    ],
    [
      'settlement.outside-range',
      { metrics: [{ metric: 'rate', own: { sum: '81', of: '80' } }] },
      { value: '101.25' },
    ],
    ['settlement.outside-range', { metrics: [saving('1501')] }, { value: '501' }],
    [
      'settlement.drawn-above-committed',
      draws('9000', '1001'),
      { name: 'advanced', drawn: '10001', committed: '10000' },
    ],
    [
      'settlement.period-runs',
      { asOf: '2020-12-30', amounts: [{ amount: 'cost', period: 'year_2', value: '1' }] },
      { period: 'year_2', to: '2020-12-31', asOf: '2020-12-30' },
    ],
  ])('%s %j', (code, given, facts) => {
    const found = findingsOf(terms, given);
    expect(found).toMatchObject([{ code, severity: 'warning', facts }]);
    expect(settled(terms, given).payers).toHaveLength(1);
  });

  it('says nothing at the ends of a range, at the commitment and on the last day', () => {
    const cost = { amount: 'cost', period: 'year_2', value: '1' };
    const metrics = [{ metric: 'rate', value: '100' }, saving('1500')];
    const given = { asOf: '2020-12-31', metrics, amounts: [cost], ...draws('11000', '-1000') };
    expect(findingsOf(terms, given)).toEqual([]);
  });
});
