import { describe, expect, it } from 'vitest';
import type { Facts } from '../../../core/settlement/facts.ts';
import { termsOf } from './norrkoping.ts';
import { codesOf, findingsOf, linesOf, settled } from './settling.ts';

const terms = termsOf({
  cohorts: ['first', 'second'],
  periods: [
    { id: 'year_1', from: '2019-01-01', to: '2019-12-31' },
    { id: 'year_2', from: '2020-01-01', to: '2020-12-31' },
  ],
  capital: {
    advanced: { investor: 'investor' },
    per_cohort: { investor: 'investor', by: 'cohort' },
  },
  events: { delivery: { states: ['accepted'] } },
  metrics: {
    days: { purpose: 'payment', unit: 'days', better: 'higher' },
    fall: { purpose: 'payment', unit: '%', better: 'lower', effect: 'relative improvement' },
    rate: { purpose: 'payment', unit: '%', better: 'higher' },
    gain: { purpose: 'payment', unit: 'points', better: 'higher', effect: 'improvement' },
  },
  amounts: { cost: { delivered: 'SEK', by: 'period' }, fund: '100' },
  payments: [
    { id: 'by_days', price: '1', of: 'days' },
    { id: 'by_fall', price: '1', each: '1 %', of: 'fall' },
    { id: 'by_rate', price: '1', each: '1 %', of: 'rate' },
    { id: 'by_gain', price: '1', each: '1 points', of: 'gain' },
    { id: 'card', per: 'period', rates: [{ outcome: 'job', price: '1' }] },
  ],
});
const day = { metric: 'days', value: '1' };
const job = { outcome: 'job', person: 'a', date: '2019-05-01' };

describe('facts that do not fit the terms', () => {
  it.each<[string | string[], Partial<Facts>]>([
    ['settlement.metric-not-in-terms', { metrics: [{ metric: 'hours', value: '1' }] }],
    ['settlement.capital-not-in-terms', { capital: [{ capital: 'loan', amount: '1' }] }],
    ['settlement.amount-not-in-terms', { amounts: [{ amount: 'rent', value: '1' }] }],
    ['settlement.amount-not-delivered', { amounts: [{ amount: 'fund', value: '1' }] }],
    ['settlement.event-not-in-terms', { events: [{ event: 'option', state: 'accepted' }] }],
    ['settlement.state-not-in-terms', { events: [{ event: 'delivery', state: 'done' }] }],
    ['settlement.outcome-not-in-terms', { claims: [{ ...job, outcome: 'house' }] }],
    ['settlement.cohort-not-in-terms', { metrics: [{ ...day, cohort: 'third' }] }],
    ['settlement.period-not-in-terms', { metrics: [{ ...day, period: 'year_9' }] }],
    ['settlement.fact-twice', { metrics: [day, day] }],
    ['settlement.fact-twice', { claims: [job, job] }],
    ['settlement.fact-twice', { events: Array(2).fill({ event: 'delivery', state: 'accepted' }) }],
    [
      'settlement.facts-overlap',
      {
        metrics: [
          { ...day, cohort: 'first' },
          { ...day, period: 'year_1' },
        ],
      },
    ],
    [
      'settlement.place-wrong',
      { capital: [{ capital: 'advanced', cohort: 'first', amount: '1' }] },
    ],
    ['settlement.place-wrong', { amounts: [{ amount: 'cost', cohort: 'first', value: '1' }] }],
    ['settlement.place-missing', { capital: [{ capital: 'per_cohort', amount: '1' }] }],
    ['settlement.place-missing', { claims: [{ outcome: 'job', person: 'a' }] }],
    ['settlement.dated-after', { claims: [{ ...job, date: '2020-07-01' }], asOf: '2020-06-30' }],
    ['settlement.dated-outside-period', { claims: [{ ...job, period: 'year_2' }] }],
    ['settlement.metric-empty', { metrics: [{ metric: 'days' }] }],
    ['settlement.count-not-whole', { claims: [{ ...job, count: '1.5' }] }],
    [
      'settlement.cannot-pool',
      { metrics: ['first', 'second'].map((cohort) => ({ metric: 'fall', cohort, value: '8' })) },
    ],
    [
      'settlement.cannot-pool',
      {
        metrics: [
          { metric: 'rate', period: 'year_1', own: { sum: '34' }, measured: 60 },
          { metric: 'rate', period: 'year_2', own: { sum: '42' }, measured: 100 },
        ],
      },
    ],
    [
      ['settlement.share-or-mean', 'settlement.cannot-pool'],
      {
        metrics: ['first', 'second'].map((cohort) => ({
          ...{ metric: 'gain', cohort, comparator: { sum: '30' } },
          own: { sum: '34', of: '100' },
        })),
      },
    ],
  ])('are refused: %j %j', (code, facts) => {
    expect(codesOf(terms, facts)).toEqual([code].flat());
  });

  it('are all told at once, each with its place', () => {
    const found = findingsOf(terms, {
      metrics: [day, { metric: 'hours', value: '1' }],
      claims: [job, { ...job, outcome: 'house' }],
      settled: [{ payer: 'nobody', amount: '1' }],
    });
    expect(found.map(({ at }) => at.path)).toEqual([
      '/facts/metrics/1',
      '/facts/claims/1',
      '/settled/0',
    ]);
    expect(found[0]?.facts).toEqual({ name: 'hours', known: ['days', 'fall', 'rate', 'gain'] });
  });

  it('may be sides without denominators for one period, and for several where they are counts', () => {
    const rate = { metric: 'rate', period: 'year_1', own: { sum: '34' } };
    const days = (period: string, sum: string) => ({ metric: 'days', period, own: { sum } });
    const found = settled(terms, { metrics: [rate, days('year_1', '5'), days('year_2', '7')] });
    expect(linesOf(found)).toMatchObject({ by_rate: '34', by_days: '12' });
  });

  it('may know more of a part and of the whole: the whole is read', () => {
    expect(codesOf(terms, { metrics: [day, { ...day, cohort: 'first' }] })).toEqual([]);
  });
});

describe('terms that cannot be settled', () => {
  it('are refused if a sentence reads itself', () => {
    const circle = termsOf({
      amounts: { one: { share: '50 %', of: 'two' }, two: { share: '50 %', of: 'one' } },
      payments: [{ id: 'a', share: '50 %', of: 'one' }],
    });
    expect(codesOf(circle, {})).toContain('settlement.circular');
  });
});
