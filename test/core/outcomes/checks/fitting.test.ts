import { describe, expect, it } from 'vitest';
import { observationsFitting } from '../../../../core/outcomes/checks/fitting.ts';
import type { Observation } from '../../../../core/outcomes/records.ts';
import type { Metric } from '../../../../core/terms/shape/metric.ts';
import { persons, termsWith } from '../contract.ts';

const metricOf = (observation: string, duplicates?: 'sum'): Metric => ({
  purpose: 'payment',
  unit: 'events',
  better: 'lower',
  window: { counted: 'after enrolment', closes: '12 months' },
  measure: { observation, as: 'sum', ...(duplicates ? { duplicates } : {}) },
});
const terms = termsWith({ metrics: { once: metricOf('once'), often: metricOf('often', 'sum') } });
const [person] = persons(1);

const said = (row: number, observation: string): Observation => ({
  ...{ person: person?.person ?? '', observation, value: '1' },
  ...{ date: person?.enrolledOn ?? '', at: { file: 'wide.csv', row } },
});

describe('rows of a wide file that say the same twice', () => {
  it('are wrong by the observation that may not be repeated, not by one beside it that may', () => {
    const against = { terms, enrolments: persons(1), observations: [], asOf: '2020-01-01' };
    const rows = [said(2, 'once'), said(3, 'often'), said(4, 'once'), said(4, 'often')];
    const found = [...observationsFitting(against).findings(rows)];
    expect(found.map(({ code, at, facts }) => [code, at.row, facts['observation']])).toEqual([
      ['outcomes.duplicate-observation', 4, 'once'],
      ['outcomes.duplicate-observation', 2, 'once'],
    ]);
  });

  it('are held against what was delivered before', () => {
    const before = { ...said(7, 'once'), at: { file: 'before.csv', row: 7 } };
    const against = { terms, enrolments: persons(1), observations: [before], asOf: '2020-01-01' };
    const [found, ...others] = observationsFitting(against).findings([said(2, 'once')]);
    expect(found?.at).toEqual({ file: 'wide.csv', row: 2, field: 'date' });
    expect(others).toEqual([]);
  });
});
