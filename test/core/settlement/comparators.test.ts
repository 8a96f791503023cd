import { describe, expect, it } from 'vitest';
import { recompute } from '../../../core/explain/recompute.ts';
import type { MetricFact } from '../../../core/settlement/facts.ts';
import { termsOf } from './norrkoping.ts';
import { codesOf, settled } from './settling.ts';

/** Terms that pay 1 for each unit of one metric, so that the entitlement is its effect. */
function effectOf(metric: object, fact: Omit<MetricFact, 'metric'>, step = '0.01'): string {
  const terms = termsOf({
    metrics: { m: { purpose: 'payment', ...metric } },
    payments: [{ id: 'p', price: '1', of: 'm' }],
    settlement: {
      rounding: { to: step, mode: 'half-up' },
      payers: [{ party: 'municipality', share: 'rest' }],
    },
  });
  const found = settled(terms, { metrics: [{ metric: 'm', ...fact }] });
  expect(recompute(found.explained)).toBe(found.entitled);
  return found.entitled;
}

const side = (sum: string, of?: string) => (of === undefined ? { sum } : { sum, of });
const lower = { better: 'lower', unit: '%', effect: 'relative improvement' };

describe('an effect from published aggregates', () => {
  it.each<[string, object, Omit<MetricFact, 'metric'>, string]>([
    [
      'Juvat, a fixed target: 22 placed against 20',
      {
        unit: 'placed',
        better: 'higher',
        effect: 'improvement',
        comparator: { kind: 'fixed-target', value: '20' },
      },
      { own: side('22') },
      '2',
    ],
    [
      'Norrköping, an own reference period',
      {
        unit: 'SEK',
        better: 'lower',
        effect: 'improvement',
        comparator: { kind: 'own-reference-period' },
      },
      { own: side('7500000'), comparator: side('10000000') },
      '2500000',
    ],
    [
      'Aspire, a historical cohort',
      { ...lower, comparator: { kind: 'historical-cohort' } },
      { own: side('85', '100'), comparator: side('100', '100') },
      '15',
    ],
    [
      'Peterborough, a matched group: 142 against 155 reconvictions per hundred',
      { ...lower, comparator: { kind: 'matched-group' } },
      { own: side('1420', '1000'), comparator: side('15500', '10000') },
      '8.39',
    ],
    [
      'Denver, a randomised control: all who were offered, whether they took it or not',
      { ...lower, comparator: { kind: 'randomised-control' } },
      { own: side('3100', '250'), comparator: side('5000', '250') },
      '38',
    ],
    [
      'Työ-SIB, a forecast of wages',
      {
        unit: 'EUR',
        better: 'higher',
        effect: 'improvement',
        comparator: { kind: 'forecast', value: '1 000 000' },
      },
      { own: side('1000001') },
      '1',
    ],
    [
      'a published rate of 41 % against 36 %',
      { unit: '%', better: 'higher', effect: 'ratio', comparator: { kind: 'published-rate' } },
      { own: side('41', '100'), comparator: side('36', '100') },
      '113.89',
    ],
    [
      'an assumed rate: everyone at risk fails',
      {
        unit: 'persons',
        better: 'higher',
        effect: 'extra',
        of: 'people',
        comparator: { kind: 'assumed-rate', value: '0' },
      },
      { own: side('40', '50') },
      '40',
    ],
    [
      'Educate Girls: levels gained above the control, by the size of the group',
      {
        unit: 'levels',
        better: 'higher',
        effect: 'extra',
        of: 'people',
        comparator: { kind: 'randomised-control' },
      },
      { own: side('12000', '6000'), comparator: side('3060', '6000') },
      '8940',
    ],
    [
      'Hiroshima, per cent and not points: +6.09 points are +14.1 %',
      {
        unit: '%',
        better: 'higher',
        effect: 'relative improvement',
        comparator: { kind: 'historical-cohort' },
      },
      { own: side('4928', '10000'), comparator: side('4319', '10000') },
      '14.1',
    ],
  ])('%s', (_what, metric, fact, expected) => {
    expect(effectOf(metric, fact)).toBe(expected);
  });
});

describe('differences in differences', () => {
  const kind = { comparator: { kind: 'difference-in-differences' } };
  const before = { own: side('400', '4'), comparator: side('900', '10') };
  it.each<[string, object, string]>([
    // 100 before; the comparison fell from 90 to 80: 90 is expected.
    [
      'a fall of 4.5 from the 90 that are expected',
      { unit: 'days', better: 'lower', effect: 'improvement' },
      '4.5',
    ],
    ['a fall of 5 %', { unit: '%', better: 'lower', effect: 'relative improvement' }, '5'],
    ['a ratio of 95 %', { unit: '%', better: 'lower', effect: 'ratio' }, '95'],
  ])('give %s', (_what, metric, expected) => {
    const fact = { own: side('171', '2'), comparator: side('1600', '20'), before };
    expect(effectOf({ ...kind, ...metric }, fact)).toBe(expected);
  });

  it('are levels of sums too, and plain sides where nothing is known before', () => {
    const metric = { ...kind, unit: 'days', better: 'lower', effect: 'improvement' };
    const sums = { own: side('100'), comparator: side('90') };
    expect(effectOf(metric, { own: side('85'), comparator: side('80'), before: sums })).toBe('5');
    expect(effectOf(metric, { own: side('85'), comparator: side('90') })).toBe('5');
  });
});

describe('what is taken off an effect', () => {
  it('are days in jail, in Denver, never below zero', () => {
    const terms = termsOf({
      currency: 'USD',
      metrics: {
        stable_days: { purpose: 'payment', unit: 'days', better: 'higher', less: ['days_in_jail'] },
        days_in_jail: { purpose: 'payment', unit: 'days', better: 'lower' },
      },
      payments: [{ id: 'p', price: '15.12', of: 'stable_days', atMost: '5 290 000' }],
      settlement: {
        rounding: { to: '0.01', mode: 'half-up' },
        payers: [{ party: 'municipality', share: 'rest' }],
      },
    });
    const given = (days: string, jail?: string) => ({
      metrics: [
        { metric: 'stable_days', value: days },
        ...(jail === undefined ? [] : [{ metric: 'days_in_jail', value: jail }]),
      ],
    });
    const found = settled(terms, given('260000', '1142'));
    expect(found.entitled).toBe('3913932.96');
    expect(recompute(found.explained)).toBe('3913932.96');
    expect(settled(terms, given('5', '10')).entitled).toBe('0');
    expect(settled(terms, given('260000')).waitingFor).toEqual(['days_in_jail']);
  });

  it('is deadweight, in Norfolk of one cohort and not of the other', () => {
    const terms = (metric: object) =>
      termsOf({
        currency: 'GBP',
        cohorts: ['edge_of_care', 'in_care'],
        metrics: {
          days: {
            purpose: 'payment',
            unit: 'days',
            better: 'higher',
            comparator: { kind: 'published-rate' },
            deadweight: { by: 'cohort', values: { edge_of_care: '33 %', others: '0 %' } },
            ...metric,
          },
        },
        payments: [{ id: 'p', price: '10', of: 'days' }],
      });
    const days = (cohort: string, value: string) => ({ metric: 'days', cohort, value });
    const metrics = [days('edge_of_care', '1000'), days('in_care', '100')];
    const found = settled(terms({}), { metrics });
    expect(found.entitled).toBe('7700');
    expect(recompute(found.explained)).toBe('7700');
    expect(settled(terms({ deadweight: '33 %' }), { metrics }).entitled).toBe('7370');
    expect(codesOf(terms({ unit: 'points' }), { metrics })).toContain('settlement.cannot-pool');
  });
});

describe('an amount in a metric’s unit', () => {
  it('is a payable effect made of two metrics, or of one', () => {
    const fall = { purpose: 'payment', unit: '%', better: 'lower' };
    const terms = termsOf({
      metrics: {
        sample: { purpose: 'gate', unit: 'persons', better: 'higher' },
        trial: fall,
        backstop: fall,
      },
      amounts: {
        payable_fall: {
          when: { sample: { below: '1 000' } },
          parts: [
            { id: 'most', share: '80 %', of: 'trial' },
            { id: 'some', share: '20 %', of: 'backstop' },
          ],
          otherwise: 'trial',
        },
      },
      payments: [{ id: 'p', price: '100', each: '1 %', of: 'payable_fall' }],
    });
    const metrics = (sample: string) => [
      { metric: 'sample', value: sample },
      { metric: 'trial', value: '10' },
      { metric: 'backstop', value: '5' },
    ];
    expect(settled(terms, { metrics: metrics('999') }).entitled).toBe('900');
    expect(settled(terms, { metrics: metrics('1000') }).entitled).toBe('1000');
  });
});

describe('a figure that is not published', () => {
  it('is refused when it is settled, with its place', () => {
    const terms = termsOf({ payments: [{ id: 'p', amount: '5', atMost: 'unknown' }] });
    expect(codesOf(terms, {})).toEqual(['settlement.figure-unknown']);
  });
});

describe('a quotient at exactly its bound', () => {
  const paid = (unit: string, bounds: object, own: string) => {
    const plan = { kind: 'forecast', value: '100' };
    const terms = termsOf({
      metrics: {
        days: { purpose: 'gate', unit, better: 'higher', effect: 'ratio', comparator: plan },
      },
      payments: [{ id: 'p', when: { days: bounds }, amount: '1' }],
    });
    return settled(terms, { metrics: [{ metric: 'days', own: { sum: own } }] }).entitled;
  };
  it.each([
    ['%', '90 %'],
    ['days', '0.9'],
  ])('reaches it, in the unit %s as %s', (unit, bound) => {
    expect(paid(unit, { from: bound }, '90')).toBe('1');
    expect(paid(unit, { above: bound }, '90')).toBe('0');
    expect(paid(unit, { from: bound }, '89.999999')).toBe('0');
  });
});

describe('a level in per cent, of a numerator and its denominator', () => {
  const level = (metric: object, side: string) =>
    termsOf({
      metrics: { rate: { purpose: 'payment', unit: '%', better: 'higher', ...metric } },
      payments: [{ id: 'p', price: '1', each: '1 %', of: side }],
    });
  const rate = {
    metric: 'rate',
    own: { sum: '56', of: '80' },
    comparator: { sum: '24', of: '80' },
  };
  const against = { effect: 'improvement', comparator: { kind: 'matched-group' } };
  it.each<[string, object, string, string]>([
    ['70', {}, 'rate', 'is per hundred'],
    ['40', against, 'rate', 'is compared per hundred'],
    ['30', against, 'rate.comparator', 'is per hundred on the other side'],
    [
      '700',
      { measure: { observation: 'o', as: 'rate', per: '1000' } },
      'rate',
      'is per as many as the measure says',
    ],
  ])('%s %j %s %s', (expected, metric, side) => {
    expect(settled(level(metric, side), { metrics: [rate] }).entitled).toBe(expected);
  });
});
