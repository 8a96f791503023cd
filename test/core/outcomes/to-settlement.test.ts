import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../core/outcomes/evaluate.ts';
import type { Enrolment, Observation } from '../../../core/outcomes/records.ts';
import { NO_FACTS } from '../../../core/settlement/facts.ts';
import { settle } from '../../../core/settlement/settle.ts';
import type { Metric } from '../../../core/terms/shape/metric.ts';
import type { Terms } from '../../../core/terms/shape/terms.ts';
import { persons, seen, termsWith } from './contract.ts';

const AS_OF = '2020-01-01';

function evaluated(terms: Terms, enrolments: Enrolment[], observations: Observation[]) {
  const result = evaluate({ terms, enrolments, observations, asOf: AS_OF });
  if (!result.ok) throw new Error(JSON.stringify(result.findings));
  return result.value;
}

function settled(terms: Terms, facts: ReturnType<typeof evaluated>['facts']) {
  const result = settle({
    terms: [{ version: 1, hash: 'none', terms }],
    facts: { ...NO_FACTS, ...facts, asOf: AS_OF },
    settled: [],
  });
  if (!result.ok) throw new Error(JSON.stringify(result.findings));
  return result.value;
}

const saving: Metric = {
  purpose: 'payment',
  unit: 'SEK',
  better: 'lower',
  effect: 'improvement',
  comparator: {
    kind: 'own-reference-period',
    reference: { counted: 'before enrolment', closes: '12 months' },
  },
  measure: { observation: 'cost', as: 'sum' },
};
const cost = (person: string, date: string, value: string) =>
  seen(person, { observation: 'cost', date, value });

describe('what is evaluated is what is paid on', () => {
  it('adds up the saving of two years, each against the same year before', () => {
    const terms = termsWith({
      metrics: { saving },
      periods: [
        { id: 'y1', from: '2017-01-01', to: '2017-12-31' },
        { id: 'y2', from: '2018-01-01', to: '2018-12-31' },
      ],
      payments: [{ id: 'part', share: '60 %', of: 'saving' }],
    });
    const { facts, metrics } = evaluated(terms, persons(1), [
      cost('p-1', '2016-05-01', '1000'),
      cost('p-1', '2017-05-01', '400'),
      cost('p-1', '2018-05-01', '700'),
    ]);
    expect(metrics.map(({ effect }) => effect)).toEqual(['600', '300']);
    expect(settled(terms, facts).entitled).toBe('540');
  });

  it('pools cohorts by adding persons and events, never by averaging rates', () => {
    const fall: Metric = {
      purpose: 'payment',
      unit: '%',
      better: 'lower',
      effect: 'relative improvement',
      comparator: { kind: 'matched-group' },
      window: { counted: 'after enrolment', closes: '12 months' },
      measure: { observation: 'reconvictions', as: 'rate', per: '100' },
    };
    const terms = termsWith({
      metrics: { fall },
      cohorts: ['one', 'two'],
      payments: [{ id: 'slope', price: '100', each: '1 %', of: 'fall' }],
    });
    const arms = [
      { prefix: 'a', cohort: 'one', arm: 'treatment', count: 2, events: '1' },
      { prefix: 'b', cohort: 'one', arm: 'comparison', count: 2, events: '2' },
      { prefix: 'c', cohort: 'two', arm: 'treatment', count: 6, events: '2' },
      { prefix: 'd', cohort: 'two', arm: 'comparison', count: 2, events: '2' },
    ];
    const groups = arms.map(({ count, ...common }) => persons(count, common));
    const observations = groups.flatMap((group, index) =>
      group.map(({ person }) =>
        seen(person, { observation: 'reconvictions', value: arms[index]?.events ?? '' }),
      ),
    );
    const { facts, metrics } = evaluated(terms, groups.flat(), observations);
    // 50 % and 0 %; together 14 events in 8 persons against 8 in 4: 1.75 against 2, 12.5 %.
    expect(metrics.map(({ effect }) => effect)).toEqual(['50', '0']);
    expect(settled(terms, facts).entitled).toBe('1250');
  });

  describe.each([
    ['failure', '30', '3000'],
    ['not improved', '40', '4000'],
    ['excluded', '80', '8000'],
    ['wait', undefined, '0'],
  ] as const)(
    'a cohort of whom nobody is measured, where the missing are %s',
    (missing, effect, paid) => {
      const job: Metric = {
        ...{ purpose: 'payment', unit: '%', better: 'higher', missing },
        effect: 'improvement',
        comparator: { kind: 'fixed-target', value: '20' },
        window: { counted: 'after enrolment', closes: '6 months' },
        measure: { observation: 'job', as: 'share' },
      };
      const terms = termsWith({
        metrics: { job },
        cohorts: ['spring', 'autumn'],
        payments: [{ id: 'slope', price: '100', each: '1 %', of: 'job' }],
      });
      const spring = persons(2, { prefix: 's', cohort: 'spring' });
      const autumn = persons(2, { prefix: 'a', cohort: 'autumn' });
      const jobs = autumn.map(({ person }) => seen(person, { observation: 'job' }));
      const evaluation = evaluated(terms, [...spring, ...autumn], jobs);

      it(`is counted with the others: ${effect ?? 'nothing yet'}`, () => {
        expect(settled(terms, evaluation.facts).entitled).toBe(paid);
      });

      it('has no figure by itself', () => {
        const outcome = evaluation.metrics.find(({ cohort }) => cohort === 'spring');
        expect(outcome).toMatchObject({ own: null, effect: null });
        expect(outcome).not.toHaveProperty('counted');
      });
    },
  );

  it.each([
    ['a share, where nobody is measured in any cohort', { as: 'share' }, []],
    [
      'a time, where nobody is measured in one',
      { as: 'share without event', upTo: '90' },
      ['autumn-1', 'autumn-2'],
    ],
  ] as const)(
    'waits with the pooled figure of %s, though the missing are failures',
    (_, measure, measured) => {
      const kept: Metric = {
        ...{ purpose: 'payment', unit: '%', better: 'higher', missing: 'failure' },
        window: { counted: 'after enrolment', closes: '6 months' },
        measure: { observation: 'job', ...measure },
      };
      const terms = termsWith({
        metrics: { kept },
        cohorts: ['spring', 'autumn'],
        payments: [{ id: 'slope', price: '100', each: '1 %', of: 'kept' }],
      });
      const everybody = ['spring', 'autumn'].flatMap((cohort) =>
        persons(2, { prefix: cohort, cohort }),
      );
      const rows = measured.map((person) => seen(person, { observation: 'job', value: '0' }));
      const { facts } = evaluated(terms, everybody, rows);
      expect(settled(terms, facts)).toMatchObject({ entitled: '0', lines: [{ state: 'waiting' }] });
    },
  );

  it('waits with the pooled figure for a cohort of which some are waited for', () => {
    const job: Metric = {
      ...{ purpose: 'payment', unit: '%', better: 'higher', missing: 'wait' },
      window: { counted: 'after enrolment', closes: '6 months' },
      measure: { observation: 'job', as: 'share' },
    };
    const terms = termsWith({
      metrics: { job },
      cohorts: ['spring', 'autumn'],
      payments: [{ id: 'slope', price: '100', each: '1 %', of: 'job' }],
    });
    const everybody = ['spring', 'autumn'].flatMap((cohort) =>
      persons(2, { prefix: cohort, cohort }),
    );
    const jobs = everybody.slice(1).map(({ person }) => seen(person, { observation: 'job' }));
    expect(settled(terms, evaluated(terms, everybody, jobs).facts)).toMatchObject({
      entitled: '0',
      lines: [{ state: 'waiting' }],
    });
  });

  it('leaves a target that the terms fix to settlement', () => {
    const placed: Metric = {
      purpose: 'payment',
      unit: 'persons',
      better: 'higher',
      effect: 'improvement',
      comparator: { kind: 'fixed-target', value: '2' },
      measure: { observation: 'placed', as: 'count' },
    };
    const payments = [{ id: 'bonus', price: '1 000', of: 'placed' }];
    const terms = termsWith({ metrics: { placed }, payments });
    const observations = persons(5).map(({ person }) => seen(person, { observation: 'placed' }));
    const { facts, metrics } = evaluated(terms, persons(5), observations);
    expect(metrics[0]).toMatchObject({ comparator: { level: '2' }, effect: '3' });
    expect(facts.metrics[0]).not.toHaveProperty('comparator');
    expect(settled(terms, facts).entitled).toBe('3000');
  });

  it('always pays on the effect that the evaluator saw, to the last digit', () => {
    const ore = fc.integer({ min: 0, max: 10_000_000 }).map((value) => `${value}.${value % 100}`);
    fc.assert(
      fc.property(fc.array(fc.tuple(ore, ore), { minLength: 1, maxLength: 6 }), (rows) => {
        const terms = termsWith({
          metrics: { saving: { ...saving, measure: { observation: 'cost', as: 'mean' } } },
          payments: [{ id: 'part', amount: 'saving' }],
        });
        const observations = rows.flatMap(([before, after], index) => [
          cost(`p-${index + 1}`, '2016-05-01', before),
          cost(`p-${index + 1}`, '2017-05-01', after),
        ]);
        const { facts, metrics } = evaluated(terms, persons(rows.length), observations);
        const [line] = settled(terms, facts).lines;
        expect(line?.amount).toBe(metrics[0]?.effect);
      }),
      { numRuns: 50 },
    );
  });
});
