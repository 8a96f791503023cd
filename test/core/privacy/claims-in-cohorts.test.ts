import { describe, expect, it } from 'vitest';
import { discloseResult } from '../../../core/privacy/tables/disclose-result.ts';
import type { Metric } from '../../../core/terms/shape/metric.ts';
import { persons, seen, termsWith } from '../outcomes/contract.ts';
import { resultFileOf } from './result-file.ts';

const quick: Metric = {
  ...{ purpose: 'learning', unit: '%', better: 'higher', missing: 'failure' },
  window: { counted: 'after enrolment', closes: '6 months' },
  measure: { observation: 'started', as: 'share' },
};
const TERMS = termsWith({
  cohorts: ['north', 'south'],
  metrics: { quick },
  payments: [{ id: 'card', rates: [{ outcome: 'started', price: '1000' }] }],
});

/** So many of each cohort who found work in six months, later, and never. */
type Many = { readonly quick: number; readonly slow: number; readonly idle: number };

function disclosed(north: Many, south: Many) {
  const cohorts = Object.entries({ north, south });
  const enrolments = cohorts.flatMap(([cohort, { quick: soon, slow, idle }]) =>
    persons(soon + slow + idle, { prefix: cohort, cohort }),
  );
  const observations = cohorts.flatMap(([cohort, { quick: soon, slow }]) =>
    Array.from({ length: soon + slow }, (_, at) =>
      seen(`${cohort}-${at + 1}`, {
        observation: 'started',
        date: at < soon ? '2017-03-01' : '2017-09-01',
      }),
    ),
  );
  const result = resultFileOf({ terms: TERMS, enrolments, observations }, 1);
  const about = { terms: TERMS, earlier: [], settlements: [], below: 5, resultFile: 'f' };
  return discloseResult({ ...about, result });
}

const sumsIn = ({ metrics }: ReturnType<typeof disclosed>) =>
  metrics.map(({ cohort = 'all', sides }) => [cohort, sides.own?.sum]);

describe('claims of all cohorts beside a metric of each', () => {
  it('tell together of no few who claimed after the metric’s days: two of the cohorts are not added up', () => {
    const told = disclosed({ quick: 12, slow: 1, idle: 8 }, { quick: 13, slow: 1, idle: 9 });
    expect(told.claims).toEqual([expect.objectContaining({ outcome: 'started', count: 27 })]);
    const shown = sumsIn(told).filter(([, sum]) => sum !== 'withheld');
    expect(shown.length).toBeLessThanOrEqual(1);
    expect(shown).not.toContainEqual(['all', '25']);
  });

  it('stand beside it where enough did', () => {
    const told = disclosed({ quick: 12, slow: 6, idle: 8 }, { quick: 13, slow: 7, idle: 9 });
    expect(sumsIn(told)).toEqual([
      ['north', '12'],
      ['south', '13'],
      ['all', '25'],
    ]);
    expect(told.claims).toEqual([expect.objectContaining({ count: 38 })]);
  });
});
