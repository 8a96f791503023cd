import { describe, expect, it } from 'vitest';
import { termsOf } from './norrkoping.ts';
import { settled } from './settling.ts';

const periods = [
  { id: 'year_1', from: '2019-01-01', to: '2019-12-31' },
  { id: 'year_2', from: '2020-01-01', to: '2020-12-31' },
];
const metrics = { saving: { purpose: 'payment', unit: 'SEK', better: 'higher' } };

describe('an amendment', () => {
  it('prices a claim by the terms of its day, and limits all claims by the newest', () => {
    const card = (price: string, atMost: string, version: number, from?: string) =>
      termsOf(
        { payments: [{ id: 'outcomes', atMost, rates: [{ outcome: 'job', price }] }] },
        version,
        from,
      );
    const terms = [card('100', '1 000', 1), card('150', '230', 2, '2020-01-01')];
    const claims = ['2019-12-31', '2020-01-01'].map((date, at) => ({
      outcome: 'job',
      person: `p${at}`,
      date,
    }));
    expect(settled(terms, { claims }).payable).toBe('230');
    expect(settled(terms, { claims: claims.slice(0, 1) }).payable).toBe('100');
  });

  it('still pays the claims of a rate card that it takes away, but none of later days', () => {
    const before = termsOf({
      payments: [{ id: 'outcomes', rates: [{ outcome: 'job', price: '100' }] }],
    });
    const after = termsOf({ payments: [{ id: 'fee', amount: '7' }] }, 2, '2020-01-01');
    const claims = ['2019-12-31', '2020-01-01'].map((date, at) => ({
      outcome: 'job',
      person: `p${at}`,
      date,
    }));
    const found = settled([before, after], { claims });
    expect(found.payable).toBe('107');
    expect(found.termsVersion).toBe(2);
  });

  it('computes a period by the terms of its last day', () => {
    const share = (text: string, version: number, from?: string) =>
      termsOf(
        { periods, metrics, payments: [{ id: 'part', per: 'period', share: text, of: 'saving' }] },
        version,
        from,
      );
    const terms = [share('50 %', 1), share('10 %', 2, '2020-06-01')];
    const facts = periods.map(({ id }) => ({ metric: 'saving', period: id, value: '1000' }));
    expect(settled(terms, { metrics: facts }).payable).toBe('600');
  });

  it('gives nothing for a period whose terms lack the sentence', () => {
    const part = { id: 'part', per: 'period', share: '10 %', of: 'saving' };
    const fee = { id: 'fee', amount: '1' };
    const terms = [
      termsOf({ periods, metrics, payments: [fee] }),
      termsOf({ periods, metrics, payments: [fee, part] }, 2, '2020-01-01'),
    ];
    const facts = periods.map(({ id }) => ({ metric: 'saving', period: id, value: '1000' }));
    expect(settled(terms, { metrics: facts }).payable).toBe('101');
  });

  it('is not in force before its day', () => {
    const fee = (amount: string, version: number, from?: string) =>
      termsOf({ payments: [{ id: 'fee', amount }] }, version, from);
    const terms = [fee('1', 1), fee('2', 2, '2021-01-01')];
    expect(settled(terms, { asOf: '2020-12-31' })).toMatchObject({ payable: '1', termsVersion: 1 });
    expect(settled(terms, { asOf: '2021-01-01' })).toMatchObject({ payable: '2', termsVersion: 2 });
  });

  it('can add a year that is followed only for learning, and is never paid', () => {
    const learning = { id: 'year_3', from: '2021-01-01', to: '2021-12-31', purpose: 'learning' };
    const part = (list: object[], version: number, from?: string) =>
      termsOf(
        { periods: list, metrics, payments: [{ id: 'part', share: '10 %', of: 'saving' }] },
        version,
        from,
      );
    const terms = [part(periods, 1), part([...periods, learning], 2, '2020-07-01')];
    const facts = ['year_1', 'year_2', 'year_3'].map((period) => ({
      metric: 'saving',
      period,
      value: '1000',
    }));
    expect(settled(terms, { metrics: facts }).payable).toBe('200');
  });
});
