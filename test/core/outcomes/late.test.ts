import { describe, expect, it } from 'vitest';
import { lateChanges } from '../../../core/outcomes/late.ts';
import { updatedEnrolments } from '../../../core/outcomes/updated.ts';
import type { Metric } from '../../../core/terms/shape/metric.ts';
import { persons, seen, termsWith } from './contract.ts';

const share: Metric = {
  purpose: 'payment',
  unit: '%',
  better: 'higher',
  measure: { observation: 'event', as: 'share', duplicates: 'latest' },
};
const periods = [
  { id: 'y1', from: '2017-01-01', to: '2017-12-31' },
  { id: 'y2', from: '2018-01-01', to: '2018-12-31' },
];

describe('data that come after a period was verified', () => {
  const enrolments = persons(4);
  const observations = enrolments.map(({ person }, at) =>
    seen(person, { value: at < 2 ? '1' : '0' }),
  );
  const terms = termsWith({
    metrics: { share },
    periods,
    followUp: { leaving: { moved: 'missing' } },
    payments: [{ id: 'fees', rates: [{ outcome: 'job', price: '100' }] }],
  });
  const was = { enrolments, observations };
  const told = (since: Partial<typeof was>) =>
    lateChanges({
      ...{ terms, periodId: 'y1', was, asOf: '2019-06-30' },
      since: { enrolments, observations: [], ...since },
    });

  it('are told with the effect as it was and as it would be', () => {
    const late = [seen('p-3', { date: '2017-06-01', value: '1' })];
    expect(told({ observations: late })).toEqual([
      {
        code: 'outcomes.late-for-verified',
        severity: 'warning',
        at: {},
        facts: { period: 'y1', metric: 'share', unit: '%', was: '50', is: '75' },
      },
    ]);
  });

  it('are told as claims, and as persons who turn out to have left', () => {
    const claims = [seen('p-1', { observation: 'job', date: '2017-08-01' })];
    expect(told({ observations: claims })).toMatchObject([
      { code: 'outcomes.late-claims', facts: { period: 'y1', was: 0, is: 1 } },
    ]);
    const [first, ...rest] = enrolments;
    const left = { ...first, person: 'p-1', enrolledOn: '2017-01-01', arm: 'treatment' };
    const since = [{ ...left, leftOn: '2017-03-01', leftReason: 'moved' }, ...rest];
    expect(told({ enrolments: since })).toMatchObject([
      {
        code: 'outcomes.late-for-verified',
        facts: { was: '50', is: '33.33333333333333333333333333333333333333' },
      },
    ]);
  });

  it('are nothing to tell where the same is said again, or of another period', () => {
    expect(told({ observations })).toEqual([]);
    expect(told({ observations: [seen('p-3', { date: '2018-06-01' })] })).toEqual([]);
  });
});

describe('what is told of persons after they were enrolled', () => {
  const earlier = persons(2, { cohort: 'first' });

  it('is when and why they left, without saying again what they were enrolled as', () => {
    const rows = persons(1, { leftOn: '2017-05-31', leftReason: 'moved' });
    expect(updatedEnrolments(earlier, rows)).toEqual({
      enrolments: [{ ...earlier[0], leftOn: '2017-05-31', leftReason: 'moved' }, earlier[1]],
      newcomers: 0,
      findings: [],
    });
  });

  it('is an enrolment of its own on another day, and counted as new', () => {
    const rows = persons(1, { enrolledOn: '2018-01-01' });
    const { enrolments, newcomers } = updatedEnrolments(earlier, rows);
    expect([enrolments.length, newcomers]).toEqual([3, 1]);
  });

  it.each([
    ['nothing new', persons(1, { cohort: 'first' }), 'outcomes.person-enrolled-twice'],
    ['another group', persons(1, { arm: 'comparison' }), 'outcomes.enrolment-changed'],
    ['another cohort', persons(1, { cohort: 'second' }), 'outcomes.enrolment-changed'],
  ])('is refused where it says %s', (_, rows, code) => {
    expect(updatedEnrolments(earlier, rows).findings).toMatchObject([{ code, severity: 'error' }]);
  });
});
