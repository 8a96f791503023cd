import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../core/outcomes/evaluate.ts';
import type { MetricOutcome } from '../../../core/outcomes/evaluation.ts';
import type { Enrolment, Observation } from '../../../core/outcomes/records.ts';
import type { Metric } from '../../../core/terms/shape/metric.ts';
import type { Terms } from '../../../core/terms/shape/terms.ts';
import { persons, seen, termsWith } from './contract.ts';

type Data = { enrolments: Enrolment[]; observations: Observation[]; asOf?: string };

function evaluated(terms: Terms, data: Data) {
  const result = evaluate({ terms, asOf: '2020-01-01', ...data });
  if (!result.ok) throw new Error(JSON.stringify(result.findings));
  return { ...result.value, findings: result.findings };
}

function outcome(terms: Terms, data: Data): MetricOutcome {
  const [only, ...others] = evaluated(terms, data).metrics;
  if (!only || others.length > 0) throw new Error('expected one outcome');
  return only;
}

const yearAfter = { counted: 'after enrolment', closes: '12 months' } as const;
const share: Metric = {
  purpose: 'payment',
  unit: '%',
  better: 'higher',
  missing: 'failure',
  window: yearAfter,
  measure: { observation: 'event', as: 'share' },
};
const rate: Metric = {
  purpose: 'payment',
  unit: 'events',
  better: 'lower',
  window: yearAfter,
  measure: { observation: 'event', as: 'rate', over: 'person-years', daysPerYear: '365' },
};

describe('whoever left before the window’s last day', () => {
  // p-1 and p-2 stay, with and without the outcome; p-3 leaves in May, having reached it in March.
  const left = persons(1, { prefix: 'l', leftOn: '2017-05-31', leftReason: 'moved' });
  const enrolments = [...persons(2), ...left];
  const observations = [
    seen('p-1'),
    seen('p-2', { value: '0' }),
    seen('l-1', { date: '2017-03-01' }),
  ];

  it.each([
    ['followed', { enrolled: 3, reached: 3, measured: 3, missing: 0 }, '2', '3'],
    ['censored', { enrolled: 3, reached: 3, measured: 3, missing: 0 }, '2', '3'],
    ['missing', { enrolled: 3, reached: 3, measured: 2, missing: 1 }, '1', '3'],
    ['failure', { enrolled: 3, reached: 3, measured: 3, missing: 0 }, '1', '3'],
    ['excluded', { enrolled: 3, reached: 2, measured: 2, missing: 0 }, '1', '2'],
  ] as const)('is %s as the terms say', (moved, denominators, sum, of) => {
    const terms = termsWith({ metrics: { share }, followUp: { leaving: { moved } } });
    const result = outcome(terms, { enrolments, observations });
    expect(result.denominators).toMatchObject(denominators);
    expect(result.own).toMatchObject({ sum, of });
    expect(result.followed?.left).toEqual([{ reason: 'moved', counts: moved, persons: 1 }]);
  });

  it('is not reached, and nothing is said of why, where the terms have no rule', () => {
    const result = outcome(termsWith({ metrics: { share } }), { enrolments, observations });
    expect(result.denominators).toMatchObject({ enrolled: 3, reached: 2 });
    expect(result).not.toHaveProperty('followed');
  });

  it('is what the metric says before what the contract says, and `other` for what is not named', () => {
    const metrics = { share: { ...share, leaving: { moved: 'failure' } } } as const;
    const followUp = { leaving: { moved: 'excluded', other: 'missing' } } as const;
    const terms = termsWith({ metrics, followUp });
    const others = persons(1, { prefix: 'o', leftOn: '2017-05-31', leftReason: 'prison' });
    const data = { enrolments: [...enrolments, ...others], observations };
    expect(outcome(terms, data).followed?.left).toEqual([
      { reason: 'moved', counts: 'failure', persons: 1 },
      { reason: 'prison', counts: 'missing', persons: 1 },
    ]);
  });

  it('gives a reason that the terms know, or the file is refused', () => {
    const terms = termsWith({ metrics: { share }, followUp: { leaving: { moved: 'missing' } } });
    const unknown = persons(1, { leftOn: '2017-05-31', leftReason: 'movd' });
    const silent = persons(1, { leftOn: '2017-05-31' });
    for (const [people, code] of [
      [unknown, 'outcomes.leaving-reason-unknown'],
      [silent, 'outcomes.leaving-reason-missing'],
    ] as const) {
      const result = evaluate({ terms, enrolments: people, observations: [], asOf: '2020-01-01' });
      expect(result.findings).toMatchObject([{ code, at: { field: 'left_reason' } }]);
    }
  });

  it('gives a day with its reason, or the file is refused: they would be followed as if they had stayed', () => {
    const half = persons(1, { leftReason: 'moved' });
    for (const followUp of [{ leaving: { moved: 'missing' } }, {}] as const) {
      const terms = termsWith({ metrics: { share }, followUp });
      const result = evaluate({ terms, enrolments: half, observations: [], asOf: '2020-01-01' });
      const day = { code: 'outcomes.leaving-day-missing', at: { field: 'left_on' } };
      expect(result.findings).toMatchObject([day]);
    }
  });

  it('is followed for exactly as long as the person was: from enrolment to the day of leaving', () => {
    const terms = termsWith({ metrics: { rate }, followUp: { leaving: { moved: 'censored' } } });
    const after = [...observations, seen('l-1', { date: '2017-08-01' })];
    const result = outcome(terms, { enrolments, observations: after });
    // 365 days of two persons, and 151 days from 1 January to 31 May; the event in August is not counted.
    expect(result.own).toMatchObject({ sum: '2', of: '881' });
    expect(result.followed).toMatchObject({ exposureDays: 881 });
    expect(result.own?.level).toBe('0.8286038592508513053348467650397275822928');
  });

  it('counts in no later period once nothing of it is followed, and the denominators add up', () => {
    const periods = [
      { id: 'y1', from: '2017-01-01', to: '2017-12-31' },
      { id: 'y2', from: '2018-01-01', to: '2018-12-31' },
    ];
    const metrics = { rate: { ...rate, window: { counted: 'in the period' } } } as const;
    const terms = termsWith({ metrics, periods, followUp: { leaving: { moved: 'censored' } } });
    const more = [...observations, seen('p-1', { date: '2018-02-01', value: '0' })];
    const { metrics: outcomes } = evaluated(terms, { enrolments, observations: more });
    expect(outcomes.map(({ denominators: d }) => [d.enrolled, d.reached, d.measured])).toEqual([
      [3, 3, 3],
      [3, 2, 1],
    ]);
    expect(outcomes[1]?.followed?.left).toMatchObject([{ reason: 'moved', persons: 1 }]);
  });
});

describe('withdrawn consent', () => {
  const payments: Terms['payments'] = [{ id: 'fees', rates: [{ outcome: 'job', price: '100' }] }];
  const enrolments = persons(2, { leftOn: '2017-05-31', leftReason: 'consent_withdrawn' });
  const observations = [
    seen('p-1', { observation: 'job', date: '2017-03-01' }),
    seen('p-1', { observation: 'job', date: '2017-09-01' }),
  ];

  it.each([
    ['all', 2, []],
    ['until then', 1, [1]],
    ['none', 0, [2]],
  ] as const)('lets data be used as the terms say: %s leaves %d claims', (data, claims, unused) => {
    const rule = { counts: data === 'all' ? 'followed' : 'excluded', data } as const;
    const terms = termsWith({ payments, followUp: { leaving: { consent_withdrawn: rule } } });
    const result = evaluated(terms, { enrolments, observations });
    expect(result.claims).toHaveLength(claims);
    expect(result.enrolledCount).toBe(2);
    const found = result.findings.filter(({ code }) => code === 'outcomes.unused-claims');
    expect(found.map(({ facts }) => facts['rows'])).toEqual(unused);
  });
});

describe('a person who changed group', () => {
  const comparator = { kind: 'randomised-control' } as const;
  const metrics = { share: { ...share, effect: 'improvement', comparator } } as const;
  const crossed = { transferredOn: '2017-04-01', transferredTo: 'treatment' };
  const enrolments = [
    ...persons(2),
    ...persons(2, { prefix: 'c', arm: 'comparison' }),
    ...persons(1, { prefix: 'x', arm: 'comparison', ...crossed }),
  ];
  const observations = enrolments.map(({ person }) => seen(person, { value: '1' }));

  it.each([
    [undefined, '2', '3'],
    ['as assigned', '2', '3'],
    ['as treated', '3', '2'],
  ] as const)('counts %s: %s treated and %s compared', (transfer, own, other) => {
    const terms = termsWith({ metrics, ...(transfer ? { followUp: { transfer } } : {}) });
    const result = outcome(terms, { enrolments, observations });
    expect([result.own?.of, result.comparator?.of]).toEqual([own, other]);
    const { findings } = evaluated(terms, { enrolments, observations });
    expect(findings).toContainEqual({
      code: 'outcomes.transferred',
      severity: 'note',
      at: {},
      facts: {
        ...{ from: 'comparison', to: 'treatment', persons: 1 },
        rule: transfer ?? 'as assigned',
      },
    });
  });

  it.each([
    [{ transferredTo: 'treatment' }, 'outcomes.transfer-half'],
    [
      { transferredOn: '2016-01-01', transferredTo: 'treatment' },
      'outcomes.transfer-before-enrolment',
    ],
    [{ transferredOn: '2018-01-01', transferredTo: 'placebo' }, 'outcomes.arm-unknown'],
  ])('with %j is refused: %s', (half, code) => {
    const people = persons(1, { arm: 'comparison', ...half });
    const terms = termsWith({ metrics });
    const result = evaluate({ terms, enrolments: people, observations: [], asOf: '2020-01-01' });
    expect(result.ok).toBe(false);
    expect(result.findings.map((finding) => finding.code)).toContain(code);
  });
});

describe('a person who came back', () => {
  const first = persons(1, { leftOn: '2017-05-31', leftReason: 'dropped_out' });
  const second = persons(1, { enrolledOn: '2017-09-01' });
  const enrolments = [...second, ...first];
  const observations = [
    seen('p-1', { date: '2017-03-01', value: '0' }),
    seen('p-1', { date: '2017-11-01', value: '1' }),
  ];
  const leaving = { dropped_out: 'followed' } as const;

  it.each([
    [undefined, 1, '1', '1'],
    ['first', 1, '1', '1'],
    ['latest', 1, '1', '1'],
    ['each', 2, '1', '2'],
  ] as const)('counts %s', (reEnrolment, enrolled, sum, of) => {
    const followUp = { leaving, ...(reEnrolment ? { reEnrolment } : {}) };
    const rows = reEnrolment === 'latest' ? observations.slice(1) : observations;
    const data = { enrolments, observations: rows };
    const result = evaluated(termsWith({ metrics: { share }, followUp }), data);
    expect(result.metrics[0]).toMatchObject({ denominators: { enrolled }, own: { sum, of } });
    expect(result.enrolledCount).toBe(1);
    expect(result.findings).toMatchObject([
      { code: 'outcomes.re-enrolled', facts: { persons: 1, rule: reEnrolment ?? 'first' } },
    ]);
  });

  it('has an event once, in the enrolment that the day belongs to, and is followed until the next', () => {
    const followUp = { leaving, reEnrolment: 'each' } as const;
    const terms = termsWith({ metrics: { rate }, followUp });
    const result = outcome(terms, { enrolments, observations });
    // From 1 January to 31 August, and the year from 1 September.
    expect(result.own).toMatchObject({ sum: '1', of: String(243 + 365) });
  });

  it('claims once for each claim, whatever is followed', () => {
    const payments: Terms['payments'] = [{ id: 'fees', rates: [{ outcome: 'job', price: '100' }] }];
    const jobs = [
      seen('p-1', { observation: 'job', date: '2017-03-01' }),
      seen('p-1', { observation: 'job', date: '2017-11-01' }),
    ];
    for (const reEnrolment of ['first', 'each'] as const) {
      const terms = termsWith({ payments, followUp: { reEnrolment } });
      const { claims } = evaluated(terms, { enrolments, observations: jobs });
      expect(claims.map(({ person, date }) => [person, date])).toEqual([
        ['p-1', '2017-03-01'],
        ['p-1', '2017-11-01'],
      ]);
    }
  });

  it('has left before, or the file is refused', () => {
    const people = [...persons(1), ...second];
    const input = { terms: termsWith({ metrics: { share } }), observations: [] };
    const result = evaluate({ ...input, enrolments: people, asOf: '2020-01-01' });
    expect(result.findings).toMatchObject([
      { code: 'outcomes.episodes-overlap', facts: { since: '2017-01-01' } },
    ]);
  });
});

describe('days that are excluded by agreement', () => {
  const excluded = [{ from: '2017-03-01', to: '2017-03-31', agreedBy: ['payer'] }];
  const enrolments = persons(2);
  const observations = [
    seen('p-1', { date: '2017-03-15', value: '5' }),
    seen('p-1', { date: '2017-06-01', value: '2' }),
    seen('p-2', { date: '2017-06-01', value: '0' }),
  ];

  it('count in neither events nor time, and the raw result stands beside', () => {
    const terms = termsWith({ metrics: { rate }, followUp: { excluded } });
    const result = outcome(terms, { enrolments, observations });
    expect(result).toMatchObject({
      basis: 'adjusted',
      own: { sum: '2', of: String(2 * (365 - 31)) },
      other: { basis: 'raw', own: { sum: '7', of: String(2 * 365) } },
    });
    expect(evaluated(terms, { enrolments, observations }).facts.metrics).toMatchObject([
      { metric: 'rate', own: { sum: '2' } },
    ]);
  });

  it('still show that a person was followed who was seen on no other day', () => {
    const terms = termsWith({ metrics: { rate }, followUp: { excluded } });
    const rows = [...observations.slice(0, 1), ...observations.slice(2)];
    const result = outcome(terms, { enrolments, observations: rows });
    expect(result).toMatchObject({ own: { sum: '0' }, denominators: { measured: 2, missing: 0 } });
    const latest = { observation: 'event', as: 'mean', perPerson: 'latest' } as const;
    const valued = termsWith({
      metrics: { rate: { ...rate, measure: latest } },
      followUp: { excluded },
    });
    const known = outcome(valued, { enrolments, observations: rows });
    expect(known.denominators).toMatchObject({ measured: 1, missing: 1 });
  });

  it('are shown beside where the terms let the raw result decide', () => {
    const terms = termsWith({ metrics: { rate }, followUp: { excluded, decides: 'raw' } });
    const { metrics, facts } = evaluated(terms, { enrolments, observations });
    expect(metrics).toMatchObject([
      { metric: 'rate', basis: 'raw', own: { sum: '7' }, other: { basis: 'adjusted' } },
    ]);
    expect(facts.metrics).toMatchObject([{ metric: 'rate', own: { sum: '7' } }]);
    expect(JSON.stringify(metrics[0]?.explained)).not.toContain('.raw');
  });

  it('leave out whoever has no other days', () => {
    const all = [{ from: '2017-01-01', to: '2017-12-31', agreedBy: ['payer'] }];
    const terms = termsWith({ metrics: { rate }, followUp: { excluded: all } });
    const later = persons(1, { prefix: 'q', enrolledOn: '2018-01-01' });
    const rows = [...observations, seen('q-1', { date: '2018-02-01', value: '0' })];
    const data = { enrolments: [...enrolments, ...later], observations: rows };
    const result = outcome(terms, data);
    expect(result.denominators).toMatchObject({ enrolled: 3, reached: 1, measured: 1 });
    expect(result.followed?.left).toEqual([
      { reason: 'agreed_days', counts: 'excluded', persons: 2 },
    ]);
    expect(result.other?.denominators).toMatchObject({ enrolled: 3, reached: 3 });
  });
});

describe('windows that are still open', () => {
  const enrolments = [...persons(1), ...persons(1, { prefix: 'q', enrolledOn: '2017-10-01' })];
  const observations = [seen('p-1', { value: '2' }), seen('q-1', { date: '2017-11-01' })];
  const data = { enrolments, observations, asOf: '2018-01-31' };

  it('are waited for, or counted until the day of the evaluation less the register’s lag', () => {
    const open = outcome(termsWith({ metrics: { rate } }), data);
    expect(open).toMatchObject({ complete: false, denominators: { reached: 1 } });
    const window = { ...yearAfter, unfinished: 'censored', lag: '1 months' } as const;
    const cut = outcome(termsWith({ metrics: { rate: { ...rate, window } } }), data);
    // 365 days, and from 1 October to 31 December: what the register knows on 31 January.
    expect(cut).toMatchObject({ complete: true, own: { sum: '3', of: String(365 + 92) } });
  });
});
