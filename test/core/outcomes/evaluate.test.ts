import { describe, expect, it } from 'vitest';
import type { Evaluation } from '../../../core/outcomes/evaluate.ts';
import { evaluate } from '../../../core/outcomes/evaluate.ts';
import type { MetricOutcome } from '../../../core/outcomes/evaluation.ts';
import type { Enrolment, Observation } from '../../../core/outcomes/records.ts';
import type { Metric } from '../../../core/terms/shape/metric.ts';
import { persons, seen, termsWith } from './contract.ts';

type Data = { enrolments: Enrolment[]; observations: Observation[]; asOf?: string };

function evaluated(terms: ReturnType<typeof termsWith>, data: Data): Evaluation {
  const result = evaluate({ terms, asOf: '2020-01-01', ...data });
  if (!result.ok) throw new Error(JSON.stringify(result.findings));
  return result.value;
}

/** The outcome of the only metric in the only cohort and period. */
function outcome(metric: Metric, data: Data): MetricOutcome {
  const [only, ...others] = evaluated(termsWith({ metrics: { metric } }), data).metrics;
  if (!only || others.length > 0) throw new Error('expected one outcome');
  return only;
}

const yearAfter = { counted: 'after enrolment', closes: '12 months' } as const;
const yearBefore = { counted: 'before enrolment', closes: '12 months' } as const;
const share: Metric = {
  purpose: 'payment',
  unit: '%',
  better: 'higher',
  window: yearAfter,
  measure: { observation: 'event', as: 'share' },
};
const careCost: Metric = {
  purpose: 'payment',
  unit: 'SEK',
  better: 'lower',
  effect: 'improvement',
  comparator: { kind: 'own-reference-period', reference: yearBefore },
  window: yearAfter,
  measure: { observation: 'event', as: 'sum' },
};

describe('measures', () => {
  const enrolments = persons(4);
  const observations = [
    seen('p-1', { value: '3' }),
    seen('p-1', { value: '6', date: '2017-07-01' }),
    seen('p-2', { value: '0' }),
    seen('p-3', { value: '0.3' }),
  ];

  it.each([
    [{ as: 'sum' }, '9.3', undefined, '9.3'],
    [{ as: 'sum', counts: { from: '3' } }, '9', undefined, '9'],
    [{ as: 'count' }, '9.3', undefined, '9.3'],
    [{ as: 'count', counts: { from: '3' } }, '2', undefined, '2'],
    [{ as: 'count', counts: { above: '3' } }, '1', undefined, '1'],
    [{ as: 'count', counts: { to: '3' } }, '3', undefined, '3'],
    [{ as: 'count', counts: { below: '3' } }, '2', undefined, '2'],
    [{ as: 'mean' }, '4.8', '3', '1.6'],
    [{ as: 'rate', per: '1 000' }, '9.3', '3', '3100'],
    [{ as: 'rate', counts: { above: '0' } }, '3', '3', '1'],
  ] as const)('%j gives %s over %s, a level of %s', (measure, sum, of, level) => {
    const result = outcome(
      { ...share, unit: 'days', measure: { observation: 'event', ...measure } },
      { enrolments, observations },
    );
    expect(result.own).toEqual({ sum, ...(of === undefined ? {} : { of }), level });
  });

  it('a share is of persons: a value other than 0 counts unless the terms say which do', () => {
    expect(outcome(share, { enrolments, observations }).own).toMatchObject({ sum: '2', of: '3' });
    const passed: Metric = { ...share, measure: { ...eventShare, counts: { from: '5' } } };
    expect(outcome(passed, { enrolments, observations }).own).toMatchObject({ sum: '1', of: '3' });
  });
  const eventShare = { observation: 'event', as: 'share' } as const;

  it.each([
    ['sum', '5'],
    ['latest', '3'],
  ] as const)('two rows on one day count as the terms say: %s gives %s', (duplicates, sum) => {
    const measure = { observation: 'event', as: 'sum', duplicates } as const;
    const twice = [
      seen('p-1', { value: '3', at: { row: 3 } }),
      seen('p-1', { value: '2', at: { row: 2 } }),
    ];
    expect(outcome({ ...share, measure }, { enrolments, observations: twice }).own?.sum).toBe(sum);
  });

  it('the latest of two files’ rows on one day is that of the later file, wherever it stands in it', () => {
    const measure = { observation: 'event', as: 'sum', duplicates: 'latest' } as const;
    const observed = [
      seen('p-1', { value: '4', at: { file: 'earlier', row: 50 } }),
      seen('p-1', { value: '5', at: { file: 'later', row: 3 } }),
      seen('p-1', { value: '6', at: { file: 'later', row: 2 } }),
    ];
    const { own } = outcome({ ...share, measure }, { enrolments, observations: observed });
    expect(own?.sum).toBe('5');
  });
});

describe('windows', () => {
  const leapDay = persons(1, { enrolledOn: '2016-02-29' });

  it.each([
    ['2016-02-29', true],
    ['2017-02-27', true],
    ['2017-02-28', false],
    ['2016-02-28', false],
  ])('twelve months after 29 February 2016: %s counts: %s', (date, counts) => {
    const data = { enrolments: leapDay, observations: [seen('p-1', { date })] };
    const result = evaluate({
      terms: termsWith({ metrics: { share } }),
      asOf: '2020-01-01',
      ...data,
    });
    expect(result.ok).toBe(counts);
    if (!counts) expect(result.findings.map(({ code }) => code)).toContain(OUTSIDE);
  });
  const OUTSIDE = 'outcomes.date-outside-window';

  it('are reached when they have closed and the register’s lag has passed', () => {
    const metric: Metric = { ...share, window: { ...yearAfter, lag: '3 months' } };
    const data = { enrolments: persons(1), observations: [seen('p-1')] };
    const before = outcome(metric, { ...data, asOf: '2018-03-31' });
    expect(before).toMatchObject({
      complete: false,
      noEffect: 'nobody reached',
      effect: null,
      denominators: { enrolled: 1, reached: 0, measured: 0, missing: 0 },
    });
    expect(outcome(metric, { ...data, asOf: '2018-04-01' })).toMatchObject({
      complete: true,
      effect: '100',
      denominators: { reached: 1, measured: 1 },
    });
  });

  it('give no fact while somebody’s window is open', () => {
    const enrolments = [...persons(1), ...persons(1, { prefix: 'q', enrolledOn: '2017-12-01' })];
    const data = { enrolments, observations: [seen('p-1')], asOf: '2018-06-01' };
    const result = evaluated(termsWith({ metrics: { share } }), data);
    expect(result.metrics[0]).toMatchObject({ complete: false, effect: '100' });
    expect(result.facts.metrics).toEqual([]);
  });

  it('are not reached by who left before their last day', () => {
    const stayed = persons(1, { leftOn: '2017-12-31' });
    const left = persons(1, { prefix: 'q', leftOn: '2017-12-30' });
    const data = { enrolments: [...stayed, ...left], observations: [seen('p-1'), seen('q-1')] };
    expect(outcome(share, data).denominators).toMatchObject({
      enrolled: 2,
      reached: 1,
      measured: 1,
    });
  });

  it('per person belong to the first period that ends on or after their last day', () => {
    const periods = [
      { id: 'y1', from: '2017-01-01', to: '2017-12-31' },
      { id: 'y2', from: '2018-01-01', to: '2018-12-31' },
    ];
    const enrolments = [
      ...persons(1, { prefix: 'a', enrolledOn: '2017-01-01' }),
      ...persons(2, { prefix: 'b', enrolledOn: '2017-01-02' }),
      ...persons(4, { prefix: 'c', enrolledOn: '2018-06-01' }),
    ];
    const terms = termsWith({ metrics: { share }, periods });
    const result = evaluate({ terms, enrolments, observations: [], asOf: '2021-01-01' });
    const cells = result.ok ? result.value.metrics : [];
    expect(cells.map(({ period, denominators: d }) => [period, d.enrolled])).toEqual([
      ['y1', 1],
      ['y2', 2],
    ]);
    expect(result.findings).toMatchObject([
      { code: 'outcomes.window-after-periods', facts: { metric: 'share', persons: 4 } },
    ]);
  });

  it('by calendar count each period from enrolment on, and only the periods asked for', () => {
    const { window: _, ...byCalendar } = share;
    const periods = [
      { id: 'y1', from: '2017-01-01', to: '2017-12-31' },
      { id: 'y2', from: '2018-01-01', to: '2018-12-31', purpose: 'learning' as const },
    ];
    const terms = termsWith({ metrics: { share: byCalendar }, periods });
    const enrolments = [...persons(1), ...persons(1, { prefix: 'q', enrolledOn: '2018-03-01' })];
    const observations = [seen('p-1'), seen('q-1', { date: '2018-03-01' })];
    const result = evaluated(terms, { enrolments, observations });
    expect(result.metrics.map((m) => [m.period, m.denominators.enrolled, m.own?.sum])).toEqual([
      ['y1', 1, '1'],
      ['y2', 2, '1'],
    ]);
    expect(result.facts.metrics.map(({ period }) => period)).toEqual(['y1']);
    const onlySecond = evaluate({
      ...{ terms, enrolments, observations },
      asOf: '2020-01-01',
      periods: ['y2'],
    });
    expect(onlySecond.ok && onlySecond.value.metrics.map(({ period }) => period)).toEqual(['y2']);
  });
});

describe('the own reference period', () => {
  const before = { date: '2016-06-01' };
  const enrolments = persons(3);
  const observations = [
    seen('p-1', { ...before, value: '900000.50' }),
    seen('p-1', { value: '400000.25' }),
    seen('p-2', { ...before, value: '100000' }),
    seen('p-2', { value: '150000' }),
    seen('p-3', { ...before, value: '300000' }),
  ];

  it('is compared for those who were measured in both, exactly', () => {
    const result = outcome(careCost, { enrolments, observations });
    expect(result).toMatchObject({
      denominators: { reached: 3, measured: 2, missing: 1 },
      own: { sum: '550000.25' },
      comparator: { sum: '1000000.5' },
      effect: '450000.25',
    });
  });

  it('stands for a person who counts as not improved', () => {
    const metric: Metric = { ...careCost, missing: 'not improved' };
    expect(outcome(metric, { enrolments, observations })).toMatchObject({
      own: { sum: '850000.25' },
      comparator: { sum: '1300000.5' },
      effect: '450000.25',
    });
  });

  it('that is missing makes the person missing, and is remarked on', () => {
    const noReference = observations.filter(
      ({ person, date }) => person !== 'p-1' || date > '2017',
    );
    const input = { terms: termsWith({ metrics: { care_cost: careCost } }), enrolments };
    const result = evaluate({ ...input, observations: noReference, asOf: '2020-01-01' });
    expect(result.ok && result.value.metrics[0]?.denominators).toMatchObject({
      measured: 1,
      missing: 2,
    });
    expect(result.findings).toMatchObject([
      { code: 'outcomes.reference-missing', facts: { metric: 'care_cost', persons: 1 } },
    ]);
  });
});

describe('the missing', () => {
  const enrolments = persons(10);
  const observations = persons(5).map(({ person }, index) =>
    seen(person, { value: index < 3 ? '1' : '0' }),
  );

  it.each([
    ['excluded', '60', '30'],
    ['failure', '30', '30'],
    ['not improved', '50', '30'],
    ['wait', null, '30'],
  ] as const)('counted as %s give %s %% beside a worst case of %s %%', (missing, effect, worst) => {
    const metric: Metric = {
      ...share,
      missing,
      comparator: { kind: 'published-rate', value: '40' },
    };
    const result = outcome(metric, { enrolments, observations });
    expect(result.effect).toBe(effect);
    expect(result.worstCase).toMatchObject({ policy: 'failure', effect: worst });
  });

  it('are the worst where a low share is good: every one of them happened', () => {
    const metric: Metric = { ...share, better: 'lower' };
    expect(outcome(metric, { enrolments, observations })).toMatchObject({
      effect: '60',
      worstCase: { policy: 'failure', effect: '80' },
    });
  });

  it('have no worst figure in a sum that should be low, and nothing is shown as if it were one', () => {
    const metric: Metric = { ...careCost, missing: 'failure' };
    const data = {
      enrolments: persons(2),
      observations: [
        seen('p-1', { date: '2016-05-01', value: '10' }),
        seen('p-1', { value: '4' }),
        seen('p-2', { date: '2016-05-01', value: '8' }),
      ],
    };
    expect(outcome(metric, data)).toMatchObject({
      effect: null,
      noEffect: 'policy does not apply',
      worstCase: { own: null, effect: null, unbounded: 'own figure' },
    });
  });

  it('of both arms are failures alike when the contract says so, and never in the worst case', () => {
    const metric: Metric = {
      ...share,
      missing: 'failure',
      effect: 'improvement',
      comparator: { kind: 'randomised-control' },
    };
    const control = persons(4, { prefix: 'c', arm: 'comparison' });
    const result = outcome(metric, {
      enrolments: [...enrolments, ...control],
      observations: [...observations, seen('c-1'), seen('c-2', { value: '0' })],
    });
    expect(result).toMatchObject({
      own: { sum: '3', of: '10', level: '30' },
      comparator: { sum: '1', of: '4', level: '25' },
      comparatorDenominators: { reached: 4, measured: 2, missing: 2 },
      effect: '5',
      worstCase: {
        policy: 'failure',
        own: { level: '30' },
        comparator: { level: '75' },
        effect: '-45',
      },
    });
  });

  it('leave no value when fewer than the minimum are measured; zero is not missing', () => {
    const data = { enrolments, observations };
    expect(outcome({ ...share, minimum: '6' }, data)).toMatchObject({
      effect: null,
      noEffect: 'fewer than the minimum',
      explained: { state: 'waiting', value: null },
    });
    expect(outcome({ ...share, minimum: '5' }, data).effect).toBe('60');
  });

  it('make a fact that says so when nobody was measured', () => {
    const terms = termsWith({ metrics: { share } });
    const { facts } = evaluated(terms, { enrolments, observations: [] });
    expect(facts.metrics).toEqual([{ metric: 'share', missing: true, measured: 0 }]);
  });
});

describe('comparators and effects', () => {
  const enrolments = [...persons(4), ...persons(10, { prefix: 'c', arm: 'control_group' })];
  const observations = enrolments.map(({ person }, index) =>
    seen(person, { value: index < 3 || index > 10 ? '1' : '0' }),
  );
  const comparator = { kind: 'matched-group', arm: 'control_group' } as const;

  it.each([
    ['improvement', '%', '45'],
    ['relative improvement', '%', '150'],
    ['relative improvement', 'times', '1.5'],
    ['ratio', '%', '250'],
    ['extra', 'persons', '1.8'],
    ['level', '%', '75'],
  ] as const)('3 of 4 against 3 of 10: %s in %s is %s', (effect, unit, expected) => {
    expect(
      outcome({ ...share, unit, effect, comparator }, { enrolments, observations }).effect,
    ).toBe(expected);
  });

  it('better is positive, whatever the direction', () => {
    const metric: Metric = { ...share, better: 'lower', effect: 'improvement', comparator };
    expect(outcome(metric, { enrolments, observations }).effect).toBe('-45');
  });

  it('a comparator of zero or of nobody gives no effect, never 0', () => {
    const metric: Metric = { ...share, effect: 'relative improvement', comparator };
    const noEvents = observations.filter(({ person }) => person.startsWith('p'));
    expect(outcome(metric, { enrolments, observations: noEvents })).toMatchObject({
      effect: null,
      noEffect: 'no comparator',
    });
    const zero: Metric = { ...metric, comparator: { kind: 'forecast', value: '0' } };
    const data = { enrolments: persons(4), observations: noEvents };
    expect(outcome(zero, data)).toMatchObject({ effect: null, noEffect: 'comparator is zero' });
  });

  it('a historical cohort is compared with every cohort and period', () => {
    const metric: Metric = {
      ...share,
      effect: 'improvement',
      comparator: { kind: 'historical-cohort' },
    };
    const terms = termsWith({
      metrics: { metric },
      cohorts: ['first', 'second'],
      periods: [
        { id: 'y1', from: '2017-01-01', to: '2017-12-31' },
        { id: 'y2', from: '2018-01-01', to: '2018-12-31' },
      ],
    });
    const all = [
      ...persons(1, { cohort: 'first' }),
      ...persons(1, { prefix: 'q', cohort: 'second', enrolledOn: '2017-06-01' }),
      ...persons(2, { prefix: 'h', arm: 'comparison', enrolledOn: '2010-01-01' }),
    ];
    const seenOnes = [
      seen('p-1'),
      seen('q-1'),
      seen('h-1', { date: '2010-02-01' }),
      seen('h-2', { date: '2010-02-01', value: '0' }),
    ];
    const { metrics } = evaluated(terms, { enrolments: all, observations: seenOnes });
    expect(metrics.map((m) => [m.cohort, m.period, m.comparator?.level, m.effect])).toEqual([
      ['first', 'y1', '50', '50'],
      ['second', 'y2', '50', '50'],
    ]);
  });
});

describe('claims on a rate card', () => {
  const terms = termsWith({
    cohorts: ['first'],
    periods: [
      { id: 'q1', from: '2017-01-01', to: '2017-03-31' },
      { id: 'q2', from: '2017-04-01', to: '2017-06-30' },
    ],
    payments: [
      {
        id: 'outcomes',
        parts: [{ id: 'work', rates: [{ outcome: 'job', price: '2 600', claims: '3' }] }],
      },
    ],
  });

  it('are the observations of the outcome’s name, by person, cohort, date and period', () => {
    const enrolments = persons(1, { cohort: 'first', attributes: { region: 'north' } });
    const observations = [
      seen('p-1', { observation: 'job', date: '2017-04-01', value: '2' }),
      seen('p-1', { observation: 'job', date: '2017-03-31' }),
    ];
    const { claims, facts } = evaluated(terms, { enrolments, observations });
    const common = {
      outcome: 'job',
      person: 'p-1',
      cohort: 'first',
      attributes: { region: 'north' },
    };
    expect(claims).toEqual([
      { ...common, date: '2017-03-31', period: 'q1', count: '1' },
      { ...common, date: '2017-04-01', period: 'q2', count: '2' },
    ]);
    expect(facts.claims).toEqual(claims);
  });

  it('before enrolment or outside every period are findings', () => {
    const enrolments = persons(1, { cohort: 'first', enrolledOn: '2017-02-01' });
    const observations = ['2017-01-31', '2017-07-01'].map((date) =>
      seen('p-1', { observation: 'job', date }),
    );
    const result = evaluate({ terms, enrolments, observations, asOf: '2020-01-01' });
    expect(result.ok).toBe(false);
    expect(result.findings.map(({ code }) => code)).toEqual([
      'outcomes.date-outside-window',
      'outcomes.date-outside-window',
    ]);
  });
});
