import { describe, expect, it } from 'vitest';
import { recompute } from '../../../core/explain/recompute.ts';
import type { ClaimFact } from '../../../core/settlement/facts.ts';
import { indexOn } from '../../../core/settlement/mechanism/indexed.ts';
import { termsOf } from './norrkoping.ts';
import { codesOf, linesOf, settled } from './settling.ts';

const metric = (unit: string) => ({ purpose: 'payment', unit, better: 'higher' });

describe('95 % until the capital and its interest are repaid, then 20 %', () => {
  const terms = termsOf({
    capital: { advanced: { investor: 'investor' } },
    metrics: { receipts: metric('SEK') },
    amounts: { repayment: { share: '110 %', of: 'advanced' } },
    payments: [
      {
        id: 'first',
        share: '95 %',
        of: 'receipts',
        tranche: { above: '0', untilPaid: 'repayment' },
      },
      { id: 'then', share: '20 %', of: 'receipts', tranche: { afterPaid: 'repayment' } },
    ],
  });
  const capital = [{ capital: 'advanced', amount: '950' }];

  it.each([
    ['1000', '950', '0'],
    ['1100', '1045', '0'],
    ['1600', '1045', '100'],
    ['-5', '0', '0'],
  ])('of receipts of %s pays %s and %s', (value, first, then) => {
    const found = settled(terms, { capital, metrics: [{ metric: 'receipts', value }] });
    expect(linesOf(found)).toEqual({ first, then });
    expect(recompute(found.explained)).toBe(found.explained.value);
  });

  it('needs a sentence that pays until then', () => {
    const alone = termsOf({
      metrics: { receipts: metric('SEK') },
      payments: [{ id: 'then', share: '20 %', of: 'receipts', tranche: { afterPaid: 'receipts' } }],
    });
    const metrics = [{ metric: 'receipts', value: '5' }];
    expect(codesOf(alone, { metrics })).toContain('settlement.after-paid-alone');
  });
});

describe('what is held back', () => {
  const terms = termsOf({
    metrics: { tenancies: metric('tenancies') },
    events: { final_report: { states: ['accepted'] } },
    payments: [
      {
        id: 'sustained',
        price: '1 000',
        of: 'tenancies',
        hold: { share: '10 %', until: { final_report: 'accepted' } },
      },
      { id: 'bonus', share: '50 %', of: 'sustained' },
    ],
  });
  const metrics = [{ metric: 'tenancies', value: '33' }];

  it('is a share of the entitlement to date, of which a bonus counts all', () => {
    const found = settled(terms, { metrics });
    expect(found.lines).toMatchObject([
      { amount: '29700', held: '3300', state: 'decided' },
      { amount: '16500', held: '0' },
    ]);
    expect(found.payable).toBe('46200');
    expect(recompute(found.explained)).toBe('46200');
  });

  it('is released by the event', () => {
    const events = [{ event: 'final_report', state: 'accepted' }];
    const before = [{ payer: 'municipality', amount: '46200' }];
    expect(settled(terms, { metrics, events, settled: before }).payable).toBe('3300');
  });
});

describe('a payment until its gate is measured', () => {
  const terms = termsOf({
    metrics: { jobs: metric('jobs'), reoffended: { ...metric('%'), better: 'lower' } },
    payments: [
      {
        id: 'job',
        price: '2 600',
        of: 'jobs',
        when: { reoffended: { below: '30 %' } },
        untilMeasured: 'pay',
      },
      { id: 'later', share: '100 %', of: 'job', when: { reoffended: { below: '30 %' } } },
    ],
    settlement: {
      rounding: { to: '1', mode: 'half-up' },
      payers: [{ party: 'municipality', share: 'rest' }],
      negative: { claimBack: 'at once' },
    },
  });
  const jobs = { metric: 'jobs', value: '10' };
  const paid = [{ payer: 'municipality', amount: '26000' }];

  it('is paid now, and clawed back if the gate shuts', () => {
    const now = settled(terms, { metrics: [jobs] });
    expect(linesOf(now)).toEqual({ job: '26000', later: 'waiting' });
    expect(now.waitingFor).toEqual(['reoffended']);
    const metrics = [jobs, { metric: 'reoffended', value: '31' }];
    const shut = settled(terms, { metrics, settled: paid });
    expect(shut.payers[0]).toMatchObject({ payable: '0', claimedBack: '26000' });
    const open = [jobs, { metric: 'reoffended', value: '29' }];
    expect(settled(terms, { metrics: open, settled: paid }).payable).toBe('26000');
  });
});

describe('a duty', () => {
  const terms = termsOf({
    metrics: { school_results: metric('points') },
    payments: [
      { id: 'paid', amount: '5' },
      {
        id: 'continued_service',
        when: { school_results: { above: '0 points' } },
        duty: 'runs the service two more years',
      },
    ],
  });
  it.each([
    [[], 'waiting'],
    [[{ metric: 'school_results', value: '1' }], '0'],
    [[{ metric: 'school_results', value: '0' }], 'shut'],
  ])('is no money: %j gives %s', (metrics, line) => {
    const found = settled(terms, { metrics });
    expect(linesOf(found)).toEqual({ paid: '5', continued_service: line });
    expect(found.entitled).toBe('5');
    expect(found.lines[1]?.duty).toBe('runs the service two more years');
    expect(recompute(found.explained)).toBe('5');
  });
});

describe('a price that follows an index', () => {
  const card = (part: object) =>
    termsOf({
      indices: { kpi: { 2019: '100', 2020: '102.3' } },
      payments: [
        {
          id: 'card',
          rates: [{ outcome: 'job', price: '4 473.6', claims: 'any' }],
          indexed: { by: 'kpi', base: '2019', at: 'outcome date', ...part },
        },
      ],
    });
  const job = (date: string): ClaimFact => ({ outcome: 'job', person: 'a', date });

  it('is rounded before it is multiplied', () => {
    // 4 473.6 × 1.023 = 4 576.4928.
    const claims = [job('2020-02-01'), job('2020-03-01')];
    expect(settled(card({ round: '1' }), { claims }).entitled).toBe('9152');
    expect(settled(card({}), { claims }).entitled).toBe('9153');
    expect(settled(card({ round: '1', mode: 'up' }), { claims }).entitled).toBe('9154');
  });

  it('is that of the outcome’s day', () => {
    const found = settled(card({ round: '1' }), { claims: [job('2019-12-31'), job('2020-01-01')] });
    expect(found.entitled).toBe('9050');
    expect(recompute(found.explained)).toBe('9050');
  });

  it('waits for an index figure that is missing, and only that claim', () => {
    const claims = [job('2020-02-01'), job('2021-02-01')];
    const found = settled(card({ round: '1' }), { claims });
    expect(found.entitled).toBe('4576');
    expect(found.waitingFor).toEqual(['kpi/2021-02-01']);
    const indices = [{ index: 'kpi', at: '2021', value: '104' }];
    expect(settled(card({ round: '1' }), { claims, indices }).entitled).toBe('9229');
    const others = [{ index: 'cpi', at: '2021', value: '104' }];
    expect(codesOf(card({}), { claims, indices: others })).toEqual([
      'settlement.index-not-in-terms',
    ]);
  });

  it('of a quantity in periods is that of the period’s last day', () => {
    const terms = termsOf({
      indices: { kpi: { 2019: '100', 2020: '110' } },
      periods: [
        { id: 'a', from: '2019-01-01', to: '2019-12-31' },
        { id: 'b', from: '2020-01-01', to: '2020-12-31' },
      ],
      metrics: { days: metric('days') },
      payments: [
        { id: 'p', per: 'period', price: '10', of: 'days', indexed: { by: 'kpi', base: '2019' } },
      ],
    });
    const metrics = ['a', 'b'].map((period) => ({ metric: 'days', period, value: '3' }));
    expect(settled(terms, { metrics }).entitled).toBe('63');
  });

  it.each([
    ['2020-05-05', '2020-05'],
    ['2020-07-05', '2020'],
    ['2021-07-05', '2021-07-01'],
    ['2018-07-05', undefined],
  ])('of %s is that of %s', (day, key) => {
    const index = new Map([
      ['2020-05', '1'],
      ['2020', '2'],
      ['2021-07-01', '3'],
    ]);
    expect(indexOn(index, day)?.key).toBe(key);
  });
});

describe('prices by date', () => {
  const terms = termsOf({
    payments: [
      {
        id: 'card',
        rates: [
          {
            outcome: 'tonne',
            claims: 'any',
            price: {
              by: 'date',
              rows: [
                { below: '2024-01-01', is: '5' },
                {
                  from: '2024-01-01',
                  is: { is: '8', times: '115 %', round: { to: '1', mode: 'up' } },
                },
              ],
            },
          },
        ],
      },
    ],
  });
  it('are those of the outcome’s day, uplifted and rounded before they are multiplied', () => {
    const claims = ['2023-12-31', '2024-01-01', '2025-01-01'].map((date, at) => ({
      outcome: 'tonne',
      person: String(at),
      date,
    }));
    expect(settled(terms, { claims }).entitled).toBe('25');
  });
});

describe('Aspire: the loss is limited to about half if the contract ends early', () => {
  const terms = termsOf({
    capital: { advanced: { investor: 'investor' } },
    metrics: { savings: metric('SEK') },
    events: { termination: { states: ['none', 'declared'], initially: 'none' } },
    payments: [
      { id: 'results', unless: { termination: 'declared' }, share: '50 %', of: 'savings' },
      { id: 'early_end', when: { termination: 'declared' }, share: '50 %', of: 'advanced' },
    ],
  });
  const given = {
    capital: [{ capital: 'advanced', amount: '9000' }],
    metrics: [{ metric: 'savings', value: '1000' }],
  };
  it('pays by results as long as nothing is declared, and then half of the capital', () => {
    expect(linesOf(settled(terms, given))).toEqual({ results: '500', early_end: 'shut' });
    const events = [{ event: 'termination', state: 'declared' }];
    expect(linesOf(settled(terms, { ...given, events }))).toEqual({
      results: 'shut',
      early_end: '4500',
    });
  });
});
