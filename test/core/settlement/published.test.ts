import { describe, expect, it } from 'vitest';
import { termsOf } from './norrkoping.ts';
import { linesOf, settled } from './settling.ts';

/** Contracts that are published elsewhere in the world, as far as their figures are known. */
describe('Denver, supportive housing', () => {
  const denver = termsOf({
    currency: 'USD',
    metrics: {
      stable_days: { purpose: 'payment', unit: 'days', better: 'higher' },
      jail_fall: {
        purpose: 'payment',
        unit: '%',
        better: 'lower',
        effect: 'relative improvement',
        comparator: { kind: 'randomised-control' },
      },
    },
    payments: [
      { id: 'housing_stability', price: '15.12', of: 'stable_days', atMost: '5 290 000' },
      {
        id: 'jail_days',
        when: { jail_fall: { from: '20 %' } },
        parts: [
          {
            id: 'to_30',
            price: '160 000',
            each: '1 %',
            of: 'jail_fall',
            tranche: { above: '0 %', to: '30 %' },
          },
          {
            id: 'from_30',
            price: '38 000',
            each: '1 %',
            of: 'jail_fall',
            tranche: { above: '30 %', to: '65 %' },
          },
        ],
        atMost: '6 130 000',
      },
    ],
    settlement: {
      rounding: { to: '0.01', mode: 'half-up' },
      payers: [{ party: 'municipality', share: 'rest' }],
    },
  });
  const stable = (value: string) => ({ metric: 'stable_days', value });
  const jail = (value: string) => ({ metric: 'jail_fall', value });

  it('pays the first days while the fall in jail days waits', () => {
    const first = settled(denver, { metrics: [stable('258858')] });
    expect(linesOf(first)).toEqual({ housing_stability: '3913932.96', jail_days: 'waiting' });
    expect(first.waitingFor).toEqual(['jail_fall']);
  });

  it('pays further days as a difference, and both slopes of the fall in jail days', () => {
    const second = settled(denver, {
      metrics: [stable('299928'), jail('38')],
      settled: [{ payer: 'municipality', amount: '3913932.96' }],
    });
    expect(second.entitled).toBe('9638911.36');
    expect(second.payable).toBe('5724978.4');
  });

  it.each([
    ['19.9', 'shut'],
    ['20', '3200000'],
    ['30', '4800000'],
    ['38', '5104000'],
    ['65', '6130000'],
    ['80', '6130000'],
  ])('pays for a fall of %s %%: %s', (fall, amount) => {
    expect(linesOf(settled(denver, { metrics: [stable('0'), jail(fall)] }))).toMatchObject({
      jail_days: amount,
    });
  });
});

describe('Kobe, prevention of severe diabetic nephropathy', () => {
  it('rounds the last outcome before it is added and limited', () => {
    const kobe = termsOf({
      currency: 'JPY',
      metrics: {
        completion: { purpose: 'gate', unit: '%', better: 'higher' },
        lifestyle: { purpose: 'gate', unit: '%', better: 'higher' },
        kidney: { purpose: 'payment', unit: '%', better: 'higher' },
      },
      payments: [
        {
          id: 'all',
          atMost: '34 060 000',
          parts: [
            { id: 'fixed', amount: '10 480 000' },
            {
              id: 'interim',
              when: { completion: { from: '80 %' }, lifestyle: { from: '75 %' } },
              amount: '15 720 000',
            },
            {
              id: 'last',
              amount: {
                by: 'kidney',
                rows: [
                  { below: '0 %', is: '0' },
                  { from: '0 %', below: '80 %', is: '0', risingTo: '7 860 000' },
                  { from: '80 %', is: '7 860 000' },
                ],
              },
              round: { to: '10 000', mode: 'half-up' },
            },
          ],
        },
      ],
    });
    const results = { completion: '100', lifestyle: '95', kidney: '32.9' };
    const metrics = Object.entries(results).map(([metric, value]) => ({ metric, value }));
    expect(settled(kobe, { metrics }).payable).toBe('29430000');
  });
});

describe('Rikers, ABLE', () => {
  const rikers = termsOf({
    currency: 'USD',
    capital: { advanced: { investor: 'investor', committed: '9 600 000' } },
    metrics: {
      bed_days_fall: {
        purpose: 'payment',
        unit: '%',
        better: 'lower',
        effect: 'relative improvement',
      },
    },
    amounts: {
      guarantee_fund: '6 000 000',
      lender_loss: { share: '100 %', of: 'advanced', less: ['success_payment', 'guarantee'] },
    },
    payments: [
      {
        id: 'success_payment',
        amount: {
          by: 'bed_days_fall',
          rows: [
            { below: '10 %', is: '0' },
            { from: '10 %', is: '9 600 000' },
          ],
        },
      },
      {
        id: 'guarantee',
        payers: ['guarantor'],
        due: 'end',
        share: '100 %',
        of: 'advanced',
        less: ['success_payment'],
        atMost: 'guarantee_fund',
      },
      { id: 'loss_note', share: '0 %', of: 'lender_loss' },
    ],
  });
  const capital = [{ capital: 'advanced', amount: '7200000' }];

  it('holds the guarantee back until the end, and then the guarantor pays it, not the city', () => {
    const metrics = [{ metric: 'bed_days_fall', value: '0' }];
    const before = settled(rikers, { capital, metrics });
    expect(before.lines[1]).toMatchObject({ amount: '0', held: '6000000' });
    expect(before.payable).toBe('0');

    const after = settled(rikers, { capital, metrics, final: true });
    expect(after.payers.map(({ payer, payable }) => [payer, payable])).toEqual([
      ['municipality', '0'],
      ['guarantor', '6000000'],
    ]);
    expect(after.payable).toBe('6000000');
  });

  it('does not call the guarantee while the fall is not measured: not measured is not zero', () => {
    const waiting = settled(rikers, { capital, final: true });
    expect(linesOf(waiting)).toMatchObject({ success_payment: 'waiting', guarantee: 'waiting' });
  });
});

describe('Työ-SIB', () => {
  const tyosib = termsOf({
    currency: 'EUR',
    metrics: {
      wages: {
        purpose: 'payment',
        unit: 'EUR',
        better: 'higher',
        effect: 'improvement',
        comparator: { kind: 'forecast' },
      },
    },
    amounts: { service_cost: { delivered: 'EUR', by: 'period' } },
    periods: [
      { id: 'year_1', from: '2018-01-01', to: '2018-12-31' },
      { id: 'year_2', from: '2019-01-01', to: '2019-12-31' },
    ],
    payments: [
      {
        id: 'bonuses',
        atMost: '23 000 000',
        parts: [
          {
            id: 'bonus',
            per: 'period',
            when: { wages: { above: '0' } },
            share: '30 %',
            of: 'wages.level',
            times: '1.2',
            otherwise: { share: '50 %', of: 'service_cost' },
          },
        ],
      },
    ],
  });

  it('pays a share of the wages where the forecast is beaten, and half the cost of the service elsewhere', () => {
    const found = settled(tyosib, {
      amounts: [{ amount: 'service_cost', period: 'year_2', value: '800000' }],
      metrics: [
        {
          metric: 'wages',
          period: 'year_1',
          own: { sum: '1000001' },
          comparator: { sum: '1000000' },
        },
        {
          metric: 'wages',
          period: 'year_2',
          own: { sum: '900000' },
          comparator: { sum: '1000000' },
        },
      ],
    });
    // 0.3 × 1 000 001 × 1.2 = 360 000.36, and 400 000 instead for the second year.
    expect(found.payable).toBe('760000');
  });
});

describe('Haringey and Barnet', () => {
  const terms = termsOf({
    currency: 'GBP',
    amounts: { verified_claims: { delivered: 'GBP' } },
    payments: [{ id: 'claims', share: '100 %', of: 'verified_claims' }],
    settlement: {
      rounding: { to: '1', mode: 'half-up' },
      payers: [
        { party: 'dcms', share: '42 %', atMost: '596 918' },
        { party: 'boroughs', share: 'rest' },
      ],
    },
  });
  it.each([
    ['1000001', '420000', '580001'],
    ['1500000', '596918', '903082'],
  ])('splits %s: the centre pays %s, the boroughs the rest, %s', (value, dcms, boroughs) => {
    const found = settled(terms, { amounts: [{ amount: 'verified_claims', value }] });
    expect(found.payers.map(({ payable }) => payable)).toEqual([dcms, boroughs]);
  });
});

describe('Peterborough', () => {
  const terms = termsOf({
    currency: 'GBP',
    cohorts: ['cohort_1', 'cohort_2'],
    capital: { advanced: { investor: 'investor', by: 'cohort' } },
    metrics: {
      fall: {
        purpose: 'payment',
        unit: '%',
        better: 'lower',
        effect: 'relative improvement',
        comparator: { kind: 'matched-group' },
        round: { to: '0.1 %', mode: 'half-up' },
      },
    },
    payments: [
      {
        id: 'cohort_payment',
        per: 'cohort',
        when: { fall: { from: '10 %' } },
        share: '100 %',
        of: 'advanced',
      },
      {
        id: 'final_payment',
        when: { fall: { from: '7.5 %' } },
        due: 'end',
        share: '100 %',
        of: 'advanced',
        less: ['cohort_payment'],
      },
    ],
  });
  const capital = ['cohort_1', 'cohort_2'].map((cohort) => ({
    capital: 'advanced',
    cohort,
    amount: '2000000',
  }));
  const fall = (cohort: string, own: string, comparator: string) => ({
    metric: 'fall',
    cohort,
    own: { sum: own, of: '100' },
    comparator: { sum: comparator, of: '100' },
  });

  it('pays a cohort above 10 % at once and the other one at the end, never one of them twice', () => {
    const metrics = [fall('cohort_1', '139.5', '155'), fall('cohort_2', '148', '155')];
    const before = settled(terms, { capital, metrics });
    expect(linesOf(before)).toEqual({ cohort_payment: '2000000', final_payment: 'shut' });

    const better = [fall('cohort_1', '139.5', '155'), fall('cohort_2', '145', '155')];
    const end = settled(terms, { capital, metrics: better, final: true });
    // Pooled: (310 − 284.5) ÷ 310 = 8.2 %.
    expect(linesOf(end)).toEqual({ cohort_payment: '2000000', final_payment: '2000000' });
  });

  it('reads a pooled figure that is given rather than the cohorts’ own', () => {
    const metrics = [
      fall('cohort_1', '142', '155'),
      fall('cohort_2', '150', '155'),
      { metric: 'fall', value: '9.0' },
    ];
    const end = settled(terms, { capital, metrics, final: true });
    expect(linesOf(end)).toEqual({ cohort_payment: 'shut', final_payment: '4000000' });
  });

  it('has no fall against a comparison of zero: the cohort waits', () => {
    const found = settled(terms, { capital, metrics: [fall('cohort_1', '1', '0')] });
    expect(linesOf(found)).toEqual({ cohort_payment: 'waiting', final_payment: 'waiting' });
    expect(found.waitingFor).toEqual(['fall', 'fall/cohort_1', 'fall/cohort_2']);
  });
});
