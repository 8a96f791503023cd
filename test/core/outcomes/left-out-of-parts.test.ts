import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../core/outcomes/evaluate.ts';
import type { Metric } from '../../../core/terms/shape/metric.ts';
import { persons, seen, termsWith } from './contract.ts';

const LEARNING = { purpose: 'learning', unit: 'points', better: 'higher' } as const;
const of = (observation: string, rest: Partial<Metric> = {}): Metric => ({
  ...LEARNING,
  window: { counted: 'after enrolment', closes: '12 months' },
  measure: { observation, as: 'mean' },
  ...rest,
});
const combined = (...names: string[]): Metric => ({
  ...LEARNING,
  measure: {
    combines: { weighted: Object.fromEntries(names.map((name) => [name, '1'])) },
    as: 'mean',
  },
});

/** The outcomes of two persons by the metric's name; the second owes too much, and moved. */
function outcomes(metrics: Record<string, Metric>) {
  const [first, second] = persons(2);
  if (!first || !second) throw new Error('nobody');
  const result = evaluate({
    terms: termsWith({ metrics }),
    enrolments: [first, { ...second, leftOn: '2017-08-01', leftReason: 'moved' }],
    observations: [
      ...[seen('p-1', { observation: 'debt', value: '100' }), seen('p-1', { observation: 'job' })],
      ...[seen('p-2', { observation: 'debt', value: '9000' }), seen('p-2', { observation: 'job' })],
    ],
    asOf: '2020-01-01',
  });
  if (!result.ok) throw new Error(JSON.stringify(result.findings));
  return new Map(result.value.metrics.map((outcome) => [outcome.metric, outcome]));
}

describe('whoever is left out of a metric', () => {
  it('as too far out has no figure in metrics that combine or require it', () => {
    const leaving = { moved: 'followed' } as const;
    const found = outcomes({
      debt: of('debt', {
        leaving,
        measure: { observation: 'debt', as: 'mean', outliers: { to: '1000', are: 'excluded' } },
      }),
      job: of('job', { leaving }),
      both: combined('job', 'debt'),
      kept: of('job', { leaving, requires: 'debt' }),
    });
    expect(found.get('debt')).toMatchObject({ own: { sum: '100', of: '1' } });
    const missing = { reached: 2, measured: 1, missing: 1 };
    expect(found.get('both')).toMatchObject({ own: { sum: '101' }, denominators: missing });
    expect(found.get('kept')).toMatchObject({ own: { sum: '1' }, denominators: missing });
  });

  it.each([
    ['both', 'second in a combination'],
    ['kept', 'required'],
  ])('for having left is told as left out of %s: %s', (name) => {
    const found = outcomes({
      job: of('job', { leaving: { moved: 'followed' } }),
      debt: of('debt', { leaving: { moved: 'excluded' } }),
      both: combined('job', 'debt'),
      kept: of('job', { leaving: { moved: 'followed' }, requires: 'debt' }),
    });
    expect(found.get(name)).toMatchObject({
      denominators: { enrolled: 2, reached: 1 },
      followed: { left: [{ reason: 'moved', counts: 'excluded', persons: 1 }] },
    });
  });
});
