import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../core/outcomes/evaluate.ts';
import type { MetricOutcome } from '../../../core/outcomes/evaluation.ts';
import type { Enrolment, Observation } from '../../../core/outcomes/records.ts';
import type { Measure, Metric, Period } from '../../../core/terms/shape/metric.ts';
import { persons, seen, termsWith } from './contract.ts';

type Data = {
  enrolments: Enrolment[];
  observations: Observation[];
  asOf?: string;
  periods?: Period[];
};

function outcomes(
  metrics: Record<string, Metric>,
  { periods = [], ...data }: Data,
): readonly MetricOutcome[] {
  const result = evaluate({ terms: termsWith({ metrics, periods }), asOf: '2020-01-01', ...data });
  if (!result.ok) throw new Error(JSON.stringify(result.findings));
  return result.value.metrics;
}

function outcome(metric: Metric, data: Data): MetricOutcome {
  const [only] = outcomes({ metric }, data);
  if (!only) throw new Error('expected an outcome');
  return only;
}

const yearAfter = { counted: 'after enrolment', closes: '12 months' } as const;
const yearBefore = { counted: 'before enrolment', closes: '12 months' } as const;
const metric = (measure: Measure, rest: Partial<Metric> = {}): Metric => ({
  ...{ purpose: 'payment', unit: 'points', better: 'higher', window: yearAfter },
  measure,
  ...rest,
});

describe('a person’s figure', () => {
  const enrolments = persons(3);
  const observations = [
    seen('p-1', { date: '2017-02-01', value: '4.5' }),
    seen('p-1', { date: '2017-09-01', value: '1.5' }),
    seen('p-1', { date: '2017-05-01', value: '9' }),
    seen('p-2', { date: '2017-03-01', value: '2' }),
  ];
  const measured = { observation: 'event', as: 'mean' } as const;

  it.each([
    ['sum', '17', '8.5'],
    ['mean', '7', '3.5'],
    ['count', '4', '2'],
    ['first', '6.5', '3.25'],
    ['latest', '3.5', '1.75'],
    ['lowest', '3.5', '1.75'],
    ['highest', '11', '5.5'],
  ] as const)(
    'is the %s of the values: %s of two persons, %s on average',
    (perPerson, sum, level) => {
      const result = outcome(metric({ ...measured, perPerson }), { enrolments, observations });
      expect(result.own).toEqual({ sum, of: '2', level });
      expect(result.denominators).toMatchObject({ reached: 3, measured: 2, missing: 1 });
    },
  );

  it('is judged by the bounds where persons are counted', () => {
    const achieved = { observation: 'event', perPerson: 'highest', counts: { from: '9' } } as const;
    const data = { enrolments, observations };
    const share = outcome(metric({ ...achieved, as: 'share' }, { unit: '%' }), data);
    expect(share.own).toEqual({ sum: '1', of: '2', level: '50' });
    expect(outcome(metric({ ...achieved, as: 'count' }), data).own?.sum).toBe('1');
  });
});

describe('days of stay', () => {
  const days = { observation: 'jail', perPerson: 'days' } as const;
  const stay = (person: string, date: string, until?: string, value = '1') =>
    seen(person, { observation: 'jail', date, value, ...(until === undefined ? {} : { until }) });
  const enrolments = persons(3);
  const observations = [
    stay('p-1', '2017-02-01', '2017-02-10'),
    stay('p-1', '2017-02-05', '2017-02-12'),
    stay('p-1', '2017-02-13'),
    stay('p-1', '2016-12-20', '2017-01-03'),
    stay('p-1', '2017-12-30', '2018-01-20'),
    stay('p-2', '2017-06-01', undefined, '0'),
  ];

  it('count each day once, inside the window, first and last day included', () => {
    // 1 to 13 February, 1 to 3 January, and 30 and 31 December: 13 + 3 + 2.
    const result = outcome(metric({ ...days, as: 'sum' }, { unit: 'days', better: 'lower' }), {
      enrolments,
      observations,
    });
    expect(result).toMatchObject({ own: { sum: '18' }, denominators: { measured: 2, missing: 1 } });
  });

  it('never depend on the order of the rows', () => {
    const measure = metric({ ...days, as: 'mean' });
    const backwards = { enrolments, observations: observations.toReversed() };
    expect(outcome(measure, backwards)).toEqual(outcome(measure, { enrolments, observations }));
  });

  it('are refused where the metric counts no days', () => {
    const sum = metric({ observation: 'jail', as: 'sum' });
    const terms = termsWith({ metrics: { sum } });
    const result = evaluate({ terms, enrolments, observations, asOf: '2020-01-01' });
    expect(new Set(result.findings.map(({ code }) => code))).toEqual(
      new Set(['outcomes.not-a-stay']),
    );
  });
});

describe('change since a person’s own baseline', () => {
  const enrolments = persons(3);
  const observations = [
    seen('p-1', { date: '2016-06-01', value: '30' }),
    seen('p-1', { date: '2017-06-01', value: '42.5' }),
    seen('p-2', { date: '2016-06-01', value: '50' }),
    seen('p-2', { date: '2017-06-01', value: '44' }),
    seen('p-3', { date: '2017-06-01', value: '60' }),
  ];
  const change = { observation: 'event', perPerson: 'latest', baseline: yearBefore } as const;
  const data = { enrolments, observations };

  it('is averaged over those who were measured on both days', () => {
    const result = outcome(metric({ ...change, as: 'mean' }), data);
    expect(result).toMatchObject({
      own: { sum: '6.5', of: '2', level: '3.25' },
      denominators: { reached: 3, measured: 2, missing: 1 },
    });
  });

  it('can be asked to be large enough, and nobody knows the worst change', () => {
    const large = outcome(metric({ ...change, as: 'share', counts: { from: '5' } }), data);
    expect(large.own).toMatchObject({ sum: '1', of: '2' });
    const failed = outcome(metric({ ...change, as: 'mean' }, { missing: 'failure' }), data);
    expect(failed.noEffect).toBe('policy does not apply');
    const unimproved = outcome(
      metric({ ...change, as: 'mean' }, { missing: 'not improved' }),
      data,
    );
    expect(unimproved.own).toMatchObject({ sum: '6.5', of: '3' });
  });
});

describe('outliers', () => {
  const enrolments = persons(4);
  const observations = ['10', '20', '30', '900'].map((value, at) => seen(`p-${at + 1}`, { value }));

  it.each([
    ['capped', '160', '4', 4],
    ['excluded', '60', '3', 3],
  ] as const)('are %s, and the result without the rule stands beside', (are, sum, of, reached) => {
    const measure = { observation: 'event', as: 'mean', outliers: { to: '100', are } } as const;
    const result = outcome(metric(measure), { enrolments, observations });
    expect(result).toMatchObject({
      basis: 'adjusted',
      own: { sum, of },
      denominators: { enrolled: 4, reached, measured: reached, missing: 0 },
      followed: { outliers: 1 },
      other: { basis: 'raw', own: { sum: '960', of: '4' }, denominators: { reached: 4 } },
    });
  });

  it('are nothing unless the terms say so', () => {
    const plain = outcome(metric({ observation: 'event', as: 'mean' }), {
      enrolments,
      observations,
    });
    expect(plain).not.toHaveProperty('other');
    expect(plain.own?.sum).toBe('960');
  });
});

describe('metrics that combine others of the same person', () => {
  const of = (observation: string): Metric =>
    metric({ observation, as: 'share' }, { unit: '%', purpose: 'learning' });
  const enrolments = persons(4);
  const row = (person: string, observation: string, value: string) =>
    seen(person, { observation, value });
  const observations = [
    ...[row('p-1', 'job', '1'), row('p-1', 'home', '1')],
    ...[row('p-2', 'job', '1'), row('p-2', 'home', '0')],
    ...[row('p-3', 'job', '0')],
    ...[row('p-4', 'job', '1')],
  ];
  const parts = { job: of('job'), home: of('home') };
  const combined = (measure: Measure, rest: Partial<Metric> = {}) =>
    outcomes(
      { both: metric(measure, { unit: '%', ...rest }), ...parts },
      { enrolments, observations },
    );

  it.each([
    // p-3 has no job, whatever is known of the home; of p-4 it is not known.
    ['all', '1', '3', 1],
    // p-4 has a job, whatever is known of the home; of p-3 it is not known.
    ['any', '3', '3', 1],
  ] as const)('%s of them: %s of %s, and %d missing', (way, sum, measured, missing) => {
    const [both] = combined({ combines: { [way]: ['job', 'home'] }, as: 'share' });
    expect(both).toMatchObject({
      own: { sum, of: measured },
      denominators: { reached: 4, missing },
    });
  });

  it('with weights, of those whose figures are all known', () => {
    const weighted = { job: '0.25', home: '1.5' };
    const [both] = combined({ combines: { weighted }, as: 'mean' }, { unit: 'points' });
    expect(both?.own).toEqual({ sum: '2', of: '2', level: '1' });
  });

  it('may stand before or after them in the terms, and combine combinations', () => {
    const metrics = {
      ...parts,
      both: metric({ combines: { all: ['job', 'home'] }, as: 'share' }, { unit: '%' }),
      either: metric({ combines: { any: ['both', 'job'] }, as: 'share' }, { unit: '%' }),
    };
    const found = outcomes(metrics, { enrolments, observations });
    expect(found.map(({ metric: name, own }) => [name, own?.sum])).toEqual([
      ['job', '3'],
      ['home', '1'],
      ['both', '1'],
      ['either', '3'],
    ]);
  });

  it('count nobody twice in a period, though one is counted in each and the other once', () => {
    const metrics = {
      job: { ...of('job'), window: { counted: 'in the period' } as const },
      home: {
        ...of('home'),
        window: { counted: 'after enrolment', closes: '12 months' } as const,
      },
      both: metric({ combines: { all: ['job', 'home'] }, as: 'share' }, { unit: '%' }),
    };
    const periods = ['2017', '2018'].map((year) => ({
      ...{ id: `y${year}`, from: `${year}-01-01`, to: `${year}-12-31` },
    }));
    // Of p-1 the twelve months close in the first year, of p-2 in the second.
    const days = { 'p-1': '2017-01-01', 'p-2': '2017-03-01' };
    const found = outcomes(metrics, {
      enrolments: Object.entries(days).map(([person, enrolledOn]) => ({
        ...{ person, enrolledOn, arm: 'treatment' },
      })),
      observations: Object.keys(days).flatMap((person) => [
        seen(person, { observation: 'job', date: '2017-06-01' }),
        seen(person, { observation: 'job', date: '2018-06-01' }),
        seen(person, { observation: 'home', date: '2017-06-01' }),
      ]),
      periods,
    }).filter((each) => each.metric === 'both');
    expect(found.map(({ period, own }) => [period, own?.sum, own?.of])).toEqual([
      ['y2017', '1', '1'],
      ['y2018', '1', '1'],
    ]);
  });

  it('can require that the same person has also reached another', () => {
    const metrics = { ...parts, kept: { ...of('job'), requires: 'home' } };
    const kept = outcomes(metrics, { enrolments, observations }).at(-1);
    expect(kept).toMatchObject({
      own: { sum: '1', of: '3' },
      denominators: { reached: 4, measured: 3, missing: 1 },
    });
  });

  it('are required of the comparison group too, though nothing else compares it', () => {
    const comparator = { kind: 'randomised-control' } as const;
    const kept: Metric = { ...of('job'), effect: 'improvement', comparator, requires: ['home'] };
    const control = persons(2, { prefix: 'c', arm: 'comparison' });
    const data = {
      enrolments: [...enrolments, ...control],
      observations: [
        ...observations,
        ...[row('c-1', 'job', '1'), row('c-1', 'home', '1')],
        ...[row('c-2', 'job', '1'), row('c-2', 'home', '0')],
      ],
    };
    const [job, , result] = outcomes({ ...parts, kept }, data);
    expect(result?.comparator).toMatchObject({ sum: '1', of: '2' });
    expect(job).not.toHaveProperty('comparatorDenominators');
  });
});

describe('what is taken off a metric', () => {
  it('is shown beside its effect as settlement takes it off', () => {
    const count = (observation: string, rest: Partial<Metric> = {}): Metric =>
      metric({ observation, as: 'count' }, { unit: 'jobs', ...rest });
    const metrics = { jobs: count('job', { less: ['subsidised'] }), subsidised: count('subsidy') };
    const enrolments = persons(5);
    const observations = [
      ...enrolments.map(({ person }) => seen(person, { observation: 'job' })),
      ...enrolments.slice(0, 2).map(({ person }) => seen(person, { observation: 'subsidy' })),
    ];
    const [jobs] = outcomes(metrics, { enrolments, observations });
    expect(jobs).toMatchObject({ effect: '5', net: '3' });
    const priced = (jobs: Partial<Metric>, subsidised: Partial<Metric> = {}) =>
      outcomes(
        { jobs: count('job', jobs), subsidised: count('subsidy', subsidised) },
        { enrolments, observations },
      )[0]?.net;
    const less = ['subsidised'];
    expect(priced({ less, deadweight: '25 %' })).toBe('2.25');
    expect(priced({ deadweight: '20 %' })).toBe('4');
    // Of what is taken off, too, some would have happened anyway.
    expect(priced({ less }, { deadweight: '50 %' })).toBe('4');
    // A share that hangs on the cohort is settlement's to look up.
    expect(priced({ deadweight: { by: 'cohort', values: { others: '0 %' } } })).toBeUndefined();
  });
});

describe('difference in differences', () => {
  const did = metric(
    { observation: 'event', as: 'mean' },
    {
      ...{ better: 'lower', effect: 'improvement' },
      comparator: { kind: 'difference-in-differences', reference: yearBefore },
    },
  );
  const enrolments = [...persons(2), ...persons(3, { prefix: 'c', arm: 'comparison' })];
  const [before, after] = ['2016-06-01', '2017-06-01'];
  const observations = [
    ...[seen('p-1', { date: before, value: '10' }), seen('p-1', { date: after, value: '5' })],
    ...[seen('p-2', { date: before, value: '8' }), seen('p-2', { date: after, value: '7' })],
    ...[seen('c-1', { date: before, value: '9' }), seen('c-1', { date: after, value: '8' })],
    ...[seen('c-2', { date: before, value: '9' }), seen('c-2', { date: after, value: '8' })],
    seen('c-3', { date: after, value: '1' }),
  ];

  it('is the change of those who were measured twice less that of the comparison group', () => {
    const result = outcome(did, { enrolments, observations });
    // Own from 9 to 6; the comparison from 9 to 8, so that 8 was to be expected.
    expect(result).toMatchObject({
      own: { sum: '12', of: '2', level: '6' },
      comparator: { sum: '16', of: '2', level: '8' },
      before: { own: { level: '9' }, comparator: { level: '9' } },
      effect: '2',
      comparatorDenominators: { reached: 3, measured: 2, missing: 1 },
    });
    expect(result.explained.inputs[1]).toMatchObject({ formula: 'expected', value: '8' });
  });

  it('gives the missing the change of the comparison group where they are not improved', () => {
    const more = [...enrolments, ...persons(1, { prefix: 'm' })];
    const rows = [...observations, seen('m-1', { date: before, value: '12' })];
    const missing: Metric = { ...did, missing: 'not improved' };
    const result = outcome(missing, { enrolments: more, observations: rows });
    // 5 + 7 + (12 − 1) over three, against 10 + 8 + 12 over three less 1.
    expect(result).toMatchObject({ own: { sum: '23', of: '3' } });
    expect(Number(result.effect)).toBeCloseTo(4 / 3, 12);
  });
});

describe('a historical cohort by calendar', () => {
  it('is compared over the days that the terms give it', () => {
    const rate: Metric = metric(
      { observation: 'event', as: 'rate', over: 'person-days' },
      {
        ...{ better: 'lower', effect: 'relative improvement', unit: '%' },
        window: { counted: 'in the period' },
        comparator: {
          kind: 'historical-cohort',
          during: { from: '2012-01-01', to: '2012-12-31' },
        },
      },
    );
    const history = persons(2, { prefix: 'h', arm: 'comparison', enrolledOn: '2012-07-01' });
    const periods = [{ id: 'y1', from: '2017-01-01', to: '2017-12-31' }];
    const terms = termsWith({ metrics: { rate }, periods });
    const observations = [
      seen('p-1', { value: '1' }),
      seen('h-1', { date: '2012-08-01', value: '2' }),
      seen('h-2', { date: '2012-08-01', value: '0' }),
    ];
    const result = evaluate({
      ...{ terms, enrolments: [...persons(1), ...history], observations },
      asOf: '2020-01-01',
    });
    expect(result.ok && result.value.metrics[0]).toMatchObject({
      period: 'y1',
      own: { sum: '1', of: '365' },
      comparator: { sum: '2', of: String(2 * 184) },
    });
  });
});
