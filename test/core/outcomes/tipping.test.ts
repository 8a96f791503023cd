import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../core/outcomes/evaluate.ts';
import type { Observation } from '../../../core/outcomes/records.ts';
import { tippingPoints } from '../../../core/outcomes/tipping/tipping-points.ts';
import { NO_FACTS } from '../../../core/settlement/facts.ts';
import { settle } from '../../../core/settlement/settle.ts';
import type { Metric } from '../../../core/terms/shape/metric.ts';
import type { Terms } from '../../../core/terms/shape/terms.ts';
import { persons, seen, termsWith } from './contract.ts';

const AS_OF = '2020-01-01';

const IN_WORK: Metric = {
  purpose: 'payment',
  unit: '%',
  better: 'higher',
  missing: 'excluded',
  measure: { observation: 'event', as: 'share' },
};

/** So many achieved, failed and missing; paid 1 000 000 from a share of 40 %. */
const GATE: Terms['payments'] = [
  { id: 'bonus', amount: '1 000 000', when: { in_work: { from: '40 %' } } },
];

function results(achieved: number, failed: number): Observation[] {
  return Array.from({ length: achieved + failed }, (_, at) =>
    seen(`p-${at + 1}`, { value: at < achieved ? '1' : '0' }),
  );
}

function evaluated(terms: Terms, count: number, observations: readonly Observation[]) {
  const result = evaluate({ terms, enrolments: persons(count), observations, asOf: AS_OF });
  if (!result.ok) throw new Error(JSON.stringify(result.findings));
  return result.value;
}

function entitled(terms: Terms, facts: ReturnType<typeof evaluated>['facts']): string {
  const settled = settle({
    terms: [{ version: 1, hash: 'none', terms }],
    facts: { ...NO_FACTS, ...facts, asOf: AS_OF },
    settled: [],
  });
  if (!settled.ok) throw new Error(JSON.stringify(settled.findings));
  return settled.value.entitled;
}

function pointsOf(terms: Terms, count: number, observations: readonly Observation[]) {
  const { facts, metrics: outcomes } = evaluated(terms, count, observations);
  return tippingPoints({
    terms: [{ version: 1, hash: 'none', terms }],
    facts: { ...NO_FACTS, ...facts, asOf: AS_OF },
    outcomes,
  });
}

describe('the payment would change', () => {
  it('if 12 of the 41 missing had failed', () => {
    // 52 of 119 are 43.7 %. With 11 more who failed it is 52 of 130, exactly 40 %; with 12 it is below.
    const terms = termsWith({ metrics: { in_work: IN_WORK }, payments: GATE });
    expect(pointsOf(terms, 160, results(52, 67))).toEqual([
      {
        metric: 'in_work',
        turning: 'failed',
        missing: 41,
        persons: 12,
        entitled: '1000000',
        becomes: '0',
      },
      { metric: 'in_work', turning: 'succeeded', missing: 41, persons: null, entitled: '1000000' },
    ]);
  });

  it('if some had succeeded, where the contract counts the missing as failures', () => {
    const metric: Metric = { ...IN_WORK, missing: 'failure' };
    const terms = termsWith({ metrics: { in_work: metric }, payments: GATE });
    // 52 of 160 are 32.5 %; 64 of 160 are 40 %.
    expect(pointsOf(terms, 160, results(52, 67))).toEqual([
      {
        metric: 'in_work',
        turning: 'succeeded',
        missing: 41,
        persons: 12,
        entitled: '0',
        becomes: '1000000',
      },
    ]);
  });

  it('by a price with the first of them, and by nothing where nobody is missing', () => {
    const payments: Terms['payments'] = [
      { id: 'part', price: '1 000', each: '1 %', of: 'in_work' },
    ];
    const terms = termsWith({ metrics: { in_work: IN_WORK }, payments });
    const [failed] = pointsOf(terms, 10, results(4, 4));
    expect(failed).toMatchObject({ persons: 1, entitled: '50000', becomes: '44444' });
    expect(pointsOf(terms, 8, results(4, 4))).toEqual([]);
  });

  it('with one of a cohort of whom nobody was measured, where they count in what is pooled', () => {
    const cohorts = ['one', 'two'];
    const payments: Terms['payments'] = [
      { id: 'part', price: '1 000', each: '1 %', of: 'in_work' },
    ];
    const terms = termsWith({
      metrics: { in_work: { ...IN_WORK, missing: 'failure' } },
      ...{ cohorts, payments },
    });
    const enrolments = cohorts.flatMap((cohort) => persons(2, { prefix: cohort, cohort }));
    const observations = [seen('one-1'), seen('one-2')];
    const result = evaluate({ terms, enrolments, observations, asOf: AS_OF });
    if (!result.ok) throw new Error(JSON.stringify(result.findings));
    const { facts, metrics: outcomes } = result.value;
    const points = tippingPoints({
      terms: [{ version: 1, hash: 'none', terms }],
      facts: { ...NO_FACTS, ...facts, asOf: AS_OF },
      outcomes,
    });
    expect(points).toMatchObject([
      { cohort: 'two', turning: 'succeeded', persons: 1, entitled: '50000', becomes: '75000' },
    ]);
  });

  it('against the same persons before, with what is known of the missing before', () => {
    const metric: Metric = {
      ...IN_WORK,
      unit: 'SEK',
      effect: 'improvement',
      comparator: {
        kind: 'own-reference-period',
        reference: { counted: 'before enrolment', closes: '12 months' },
      },
      missing: 'not improved',
      measure: { observation: 'event', as: 'sum' },
    };
    const terms = termsWith({
      metrics: { earned: metric },
      payments: [{ id: 'part', share: '10 %', of: 'earned' }],
    });
    const past = (person: string, value: string) => seen(person, { date: '2016-05-01', value });
    const [failed] = pointsOf(terms, 2, [
      past('p-1', '100'),
      past('p-2', '300'),
      seen('p-1', { value: '900' }),
    ]);
    // Not improved the missing earns 300 as before; failed it would be 0.
    expect(failed).toMatchObject({ turning: 'failed', entitled: '80', becomes: '50', persons: 1 });
  });
});

describe('a tipping point', () => {
  it('is what the evaluation would pay, had so many been observed to fail', () => {
    const counts = fc.record({
      achieved: fc.integer({ min: 0, max: 12 }),
      failed: fc.integer({ min: 0, max: 12 }),
      missing: fc.integer({ min: 1, max: 12 }),
      policy: fc.constantFrom('excluded', 'failure', 'not improved'),
    });
    fc.assert(
      fc.property(counts, ({ achieved, failed, missing, policy }) => {
        const metric = { ...IN_WORK, missing: policy } as Metric;
        const terms = termsWith({ metrics: { in_work: metric }, payments: GATE });
        const count = achieved + failed + missing;
        const paidIf = (turned: number, value: string) => {
          const more = Array.from({ length: turned }, (_, at) =>
            seen(`p-${achieved + failed + at + 1}`, { value }),
          );
          const all = [...results(achieved, failed), ...more];
          return entitled(terms, evaluated(terms, count, all).facts);
        };
        for (const point of pointsOf(terms, count, results(achieved, failed))) {
          const value = point.turning === 'failed' ? '0' : '1';
          const paid = Array.from({ length: missing + 1 }, (_, turned) => paidIf(turned, value));
          const at = paid.findIndex((each) => each !== paid[0]);
          expect(point.persons).toBe(at < 0 ? null : at);
          expect(point.entitled).toBe(paid[0]);
        }
      }),
      { numRuns: 40, examples: [[{ achieved: 0, failed: 0, missing: 5, policy: 'failure' }]] },
    );
  });
});
