import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../../core/outcomes/evaluate.ts';
import {
  addTimes,
  medianTime,
  restrictedMeanTime,
  shareWithout,
  survivalOf,
  type TimeCount,
} from '../../../../core/outcomes/tallies/times.ts';
import type { Metric } from '../../../../core/terms/shape/metric.ts';
import { persons, seen, termsWith } from '../contract.ts';

/** Weeks of remission of 21 children with leukaemia on 6-mercaptopurine (Freireich and others 1963). */
const REMISSION: TimeCount[] = (
  [
    [6, 3, 1],
    [7, 1, 0],
    [9, 0, 1],
    [10, 1, 1],
    [11, 0, 1],
    [13, 1, 0],
    [16, 1, 0],
    [17, 0, 1],
    [19, 0, 1],
    [20, 0, 1],
    [22, 1, 0],
    [23, 1, 0],
    [25, 0, 1],
    [32, 0, 2],
    [34, 0, 1],
    [35, 0, 1],
  ] as const
).reduce<TimeCount[]>(
  (sum, [week, events, censored]) =>
    addTimes(sum, [
      { day: week, events, censored: 0, missing: 0 },
      // At risk in the week in which they were last seen.
      { day: week + 1, events: 0, censored, missing: 0 },
    ]),
  [],
);

describe('the product-limit estimate', () => {
  it('of a published trial is as published: 0.857 after 6 weeks, 0.448 after 23', () => {
    const of = (surviving: bigint, all: bigint) => (Number(surviving) / Number(all)).toFixed(3);
    const steps = survivalOf(REMISSION).map((step) => [step.day, of(step.surviving, step.of)]);
    const after23 = shareWithout(REMISSION, 24);
    expect(after23 && of(after23.surviving, after23.of)).toBe('0.448');
    expect(steps).toEqual([
      [6, '0.857'],
      [7, '0.807'],
      [10, '0.753'],
      [13, '0.690'],
      [16, '0.627'],
      [22, '0.538'],
      [23, '0.448'],
    ]);
    expect(medianTime(REMISSION)).toBe(23);
  });

  it('counts whoever was last followed on the day before an event no longer', () => {
    const event = { day: 10, events: 1, censored: 0, missing: 0 };
    const followed = (days: number) => ({ day: days, events: 0, censored: 1, missing: 0 });
    // Followed on days 0 to 9, and to 10: the one is gone on day 10, the other is not.
    expect(survivalOf([followed(10), event].sort((one, other) => one.day - other.day))).toEqual([
      { day: 10, surviving: 0n, of: 1n },
    ]);
    expect(survivalOf([event, followed(11)])).toEqual([{ day: 10, surviving: 1n, of: 2n }]);
    // On the same number of days, added up.
    expect(survivalOf([{ ...event, censored: 1 }])).toEqual([{ day: 10, surviving: 0n, of: 1n }]);
  });

  it('leaves a share without the event in the first days, where somebody was followed so long', () => {
    const times = [
      { day: 2, events: 1, censored: 0, missing: 0 },
      { day: 10, events: 0, censored: 3, missing: 0 },
    ];
    expect(shareWithout(times, 2)).toEqual({ surviving: 1n, of: 1n });
    expect(shareWithout(times, 3)).toMatchObject({ surviving: 3n, of: 4n });
    expect(shareWithout(times, 10)).toMatchObject({ surviving: 3n, of: 4n });
    expect(shareWithout(times, 11)).toBeUndefined();
    const all = [{ day: 2, events: 4, censored: 0, missing: 0 }];
    expect(shareWithout(all, 700)).toMatchObject({ surviving: 0n, of: 4n });
  });

  it('has a restricted mean that is the area under it', () => {
    const mean = restrictedMeanTime(REMISSION, 35);
    expect(mean && Number(mean.days) / Number(mean.of)).toBeCloseTo(23.2874, 4);
  });

  it('has no median where more than half never had the event, and no mean beyond what was followed', () => {
    const few = [{ day: 3, events: 1, censored: 0, missing: 0 }];
    const rest = { day: 9, events: 0, censored: 4, missing: 0 };
    expect(medianTime([...few, rest])).toBeUndefined();
    expect(restrictedMeanTime([...few, rest], 10)).toBeUndefined();
    expect(restrictedMeanTime(few, 10)).toEqual({ days: 3n, of: 1n });
  });

  it('never errs by a rounding: 1 of 3 and then 1 of 4 leave exactly half', () => {
    const times = [
      { day: 1, events: 4, censored: 0, missing: 0 },
      { day: 2, events: 1, censored: 4, missing: 0 },
      { day: 9, events: 0, censored: 3, missing: 0 },
    ];
    // 8 of 12, then 3 of 4.
    expect(medianTime(times)).toBe(2);
  });

  it('of everybody followed to the end is the plain share, and the mean of their days', () => {
    const days = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(days, (all) => {
        const times = all
          .map((day) => [{ day, events: 1, censored: 0, missing: 0 }])
          .reduce<TimeCount[]>((sum, next) => addTimes(sum, next), []);
        const mean = restrictedMeanTime(times, 31);
        const total = all.reduce((sum, day) => sum + day, 0);
        expect(mean && mean.days * BigInt(all.length)).toBe(mean && BigInt(total) * mean.of);
      }),
    );
  });
});

describe('time to an event, of persons', () => {
  const toJob: Metric = {
    purpose: 'payment',
    unit: 'days',
    better: 'lower',
    window: { counted: 'after enrolment', closes: '12 months' },
    measure: { observation: 'job', as: 'median time' },
  };
  const enrolments = persons(5);
  const job = (person: string, date: string, value = '1') =>
    seen(person, { observation: 'job', date, value });
  const observations = [
    job('p-1', '2017-01-11'),
    job('p-1', '2017-03-01'),
    job('p-2', '2017-02-10'),
    job('p-3', '2017-04-11'),
    job('p-4', '2017-05-01', '0'),
  ];
  const outcome = (metric: Metric) => {
    const terms = termsWith({ metrics: { to_job: metric } });
    const result = evaluate({ terms, enrolments, observations, asOf: '2020-01-01' });
    if (!result.ok) throw new Error(JSON.stringify(result.findings));
    return result.value;
  };

  it('counts the first event, whoever has none as followed without it, and the missing as never', () => {
    // Days 10, 40 and 100; one is followed for 365; one is missing.
    const { metrics, facts } = outcome(toJob);
    expect(metrics[0]).toMatchObject({
      own: { sum: '40', level: '40' },
      effect: '40',
      denominators: { reached: 5, measured: 4, missing: 1 },
      worstCase: { policy: 'failure', effect: '100' },
      followed: { exposureDays: 4 * 365 },
    });
    expect(facts.metrics[0]).toMatchObject({ own: { sum: '40' } });
  });

  it('restricted to a hundred days is 62.5 on average', () => {
    const measure = { observation: 'job', as: 'restricted mean time', upTo: '100' } as const;
    expect(outcome({ ...toJob, measure }).metrics[0]?.effect).toBe('62.5');
  });

  it('has no value while more than half wait, and says so', () => {
    const observed = { observation: 'job', as: 'median time', counts: { from: '2' } } as const;
    expect(outcome({ ...toJob, measure: observed }).metrics[0]).toMatchObject({
      effect: null,
      noEffect: 'median not reached',
    });
    const measure = { observation: 'job', as: 'restricted mean time', upTo: '366' } as const;
    expect(outcome({ ...toJob, measure }).metrics[0]?.noEffect).toBe('followed too briefly');
  });
});
