import { describe, expect, it } from 'vitest';
import { readResults } from '../../../core/settlement/results-file.ts';
import { termsOf } from './norrkoping.ts';
import { findingsOf, settled } from './settling.ts';

const inUnits = termsOf({
  metrics: {
    return: { purpose: 'payment', unit: 'points', better: 'higher' },
    saving: { purpose: 'payment', unit: 'SEK', better: 'higher' },
  },
  payments: [
    { id: 'by_points', price: '1', of: 'return' },
    { id: 'all', share: '100 %', of: 'saving' },
  ],
});

const read = (text: string) => {
  const found = readResults(text, 'results.yaml');
  if (!found.ok) throw new Error(JSON.stringify(found.findings));
  return found.value;
};

describe('a results file', () => {
  it('takes a numerator and its denominator alone for one’s own side', () => {
    expect(read('metrics: { quality: 300 of 500 }').facts.metrics).toEqual([
      { metric: 'quality', own: { sum: '300', of: '500' } },
    ]);
  });

  it('says everything that is verified to date', () => {
    const { facts, settled, final } = read(`
asOf: 2020-03-01
final: true
capital: { advanced: [ { amount: 6 000 000, date: 2016-09-01 }, { amount: 1 500 000 } ] }
events: { delivery: accepted, report: { state: accepted, date: 2019-01-01 } }
metrics: { saving: 2 500 000, school_results: missing }
amounts: { cost: 1 000.50 }
claims: [ { outcome: job, person: p1, date: 2019-05-01, attributes: { area: north } } ]
settled: { norrkoping: 4 000 000 }
`);
    expect(final).toBe(true);
    expect(settled).toEqual([{ payer: 'norrkoping', amount: '4000000' }]);
    expect(facts).toEqual({
      asOf: '2020-03-01',
      capital: [
        { capital: 'advanced', amount: '6000000', date: '2016-09-01' },
        { capital: 'advanced', amount: '1500000' },
      ],
      events: [
        { event: 'delivery', state: 'accepted' },
        { event: 'report', state: 'accepted', date: '2019-01-01' },
      ],
      metrics: [
        { metric: 'saving', value: '2500000' },
        { metric: 'school_results', missing: true },
      ],
      amounts: [{ amount: 'cost', value: '1000.5' }],
      claims: [{ outcome: 'job', person: 'p1', date: '2019-05-01', attributes: { area: 'north' } }],
    });
  });

  it('says it for cohorts and periods, with both sides of a metric', () => {
    const { facts } = read(`
cohorts:
  first:
    capital: { advanced: 100 }
    metrics: { fall: { own: 142 of 100, comparator: 155 of 100, measured: 1 000 } }
    periods: { year_1: { metrics: { fall: { value: 8.4 % } } } }
periods: { year_2: { claims: { job: 7 } } }
`);
    expect(facts.asOf).toBe('9999-12-31');
    expect(facts.capital).toEqual([{ capital: 'advanced', cohort: 'first', amount: '100' }]);
    expect(facts.metrics).toEqual([
      {
        metric: 'fall',
        cohort: 'first',
        own: { sum: '142', of: '100' },
        comparator: { sum: '155', of: '100' },
        measured: 1000,
      },
      { metric: 'fall', cohort: 'first', period: 'year_1', value: '8.4', unit: '%' },
    ]);
    expect(facts.claims).toEqual([{ outcome: 'job', period: 'year_2', count: '7' }]);
  });

  it('knows where each fact stands', () => {
    const { at } = read('metrics:\n  saving: 1\ncohorts:\n  first:\n    metrics: { saving: 2 }');
    expect(at('/facts/metrics/0')).toMatchObject({ file: 'results.yaml', line: 2, column: 11 });
    expect(at('/facts/metrics/1')).toMatchObject({ file: 'results.yaml', line: 5, column: 24 });
    expect(at('/payments/0')).toEqual({ path: '/payments/0' });
  });

  it.each([
    ['metrics:\n  saving: 2,5', 'terms.quantity-malformed', 2],
    ['metrics: { saving: 1e6 }', 'terms.quantity-malformed', 1],
    ['savings: { a: 1 }', 'terms.field-unknown', 1],
    ['metrics: { a: 1 }\nmetrics: { a: 1 }', 'terms.duplicate-key', 2],
    ['asOf: 2019-02-30', 'terms.date-impossible', 1],
    ['claims:\n  - { outcome: job, person: 811218-9876 }', 'terms.personnummer', 2],
    ['claims:\n  - { outcome: job, person: "\\x3811218-9876" }', 'terms.personnummer', 2],
    ['', 'terms.file-empty', undefined],
  ])('refuses %j: %s', (text, code, line) => {
    const found = readResults(text, 'results.yaml');
    expect(found.ok).toBe(false);
    expect(found.findings.map(({ code: each, at }) => [each, at.line])).toContainEqual([
      code,
      line,
    ]);
  });

  it.each([
    ['return: 17 %', { written: '17 %', actual: '%', expected: 'points' }],
    ['return: { value: 17 SEK }', { written: '17 SEK', actual: 'SEK', expected: 'points' }],
    ['saving: 17 points', { written: '17 points', actual: 'points', expected: 'SEK' }],
  ])('in another unit than the metric’s is refused at its line: %s', (written, facts) => {
    const { facts: given, at } = read(`asOf: 2020-01-01\nmetrics: { ${written} }`);
    const found = findingsOf(inUnits, given);
    expect(found).toMatchObject([{ code: 'terms.unit-mismatch', severity: 'error', facts }]);
    expect(at(found[0]?.at.path ?? '')).toMatchObject({ file: 'results.yaml', line: 2 });
  });

  it('may say the unit of the metric, or none', () => {
    const { facts } = read('metrics: { return: 17 points, saving: 2 500 SEK }');
    expect(settled(inUnits, facts).entitled).toBe('2517');
    expect(settled(inUnits, read('metrics: { return: 17, saving: 2 500 }').facts).entitled).toBe(
      '2517',
    );
  });

  it('says when and for what something was settled, sides before, and index figures', () => {
    const read = readResults(
      [
        'settled: { town: [ { amount: 1 000, date: 2019-01-01, payments: { fee: 400 } } ] }',
        'metrics: { fall: { own: 85, comparator: 80 of 2, before: { own: 100, comparator: 90 of 2 } } }',
        'indices: { kpi: { 2020: 102.3, 2020-04: 103 } }',
      ].join('\n'),
    );
    if (!read.ok) throw new Error(JSON.stringify(read.findings));
    expect(read.value.settled).toEqual([
      { payer: 'town', amount: '1000', date: '2019-01-01', payments: { fee: '400' } },
    ]);
    expect(read.value.facts.metrics[0]?.before).toEqual({
      own: { sum: '100' },
      comparator: { sum: '90', of: '2' },
    });
    expect(read.value.facts.indices).toEqual([
      { index: 'kpi', at: '2020', value: '102.3' },
      { index: 'kpi', at: '2020-04', value: '103' },
    ]);
  });
});
