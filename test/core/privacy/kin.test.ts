import { describe, expect, it } from 'vitest';
import { areKin, mayCountTheSame } from '../../../core/privacy/tables/kin.ts';
import type { Metric } from '../../../core/terms/shape/metric.ts';
import { persons, seen } from '../outcomes/contract.ts';
import { type Data, metricOf, shareOf, shownOf, sumsIn } from './shown-of.ts';

const AS_INCOME = { observation: 'income', as: 'mean' } as const;
const income = metricOf(AS_INCOME);
const people = persons(30);

/** Thirty persons with incomes, one of them far from the others'. */
const incomes = people.map(({ person }, at) =>
  seen(person, { observation: 'income', value: String(at === 7 ? 333333 : 20000 + at * 13) }),
);
const shown = (data: Partial<Data> & Pick<Data, 'metrics'>) =>
  shownOf([{ enrolments: people, observations: incomes, ...data }])[0];

describe('two metrics of the same observation that differ by one person', () => {
  const left = people.map((each, at) =>
    at === 7 ? { ...each, leftOn: '2017-08-01', leftReason: 'moved' } : each,
  );

  it.each<[string, Metric]>([
    ['who is excluded in the one', { ...income, leaving: { moved: 'excluded' } }],
    ['who is missing in the one', { ...income, leaving: { moved: 'missing' } }],
    ['who failed in the one', { ...income, leaving: { moved: 'failure' } }],
  ])('do not both show their sums: %s', (_, other) => {
    const metrics = { followed: { ...income, leaving: { moved: 'followed' as const } }, other };
    const sums = Object.values(sumsIn(shown({ metrics, enrolments: left })));
    expect(sums.filter((sum) => sum !== 'withheld')).toHaveLength(1);
  });

  it.each<[string, Metric['measure']]>([
    ['left out', { ...AS_INCOME, outliers: { to: '100000', are: 'excluded' } }],
    ['capped', { ...AS_INCOME, outliers: { to: '100000', are: 'capped' } }],
    ['not counted', { ...AS_INCOME, counts: { to: '100000' } }],
  ])('do not both show their sums: an outlier that is %s', (_, measure) => {
    const sums = sumsIn(shown({ metrics: { all: income, other: metricOf(measure) } }));
    expect(sums).toMatchObject({ other: 'withheld' });
    expect(sums['all']).not.toBe('withheld');
  });

  it('do not both show their sums in two windows: one person had something in the months between', () => {
    const days = (closes: string) =>
      metricOf(
        { observation: 'income', as: 'sum' },
        { window: { counted: 'after enrolment', closes } },
      );
    const later = seen('p-1', { observation: 'income', date: '2017-10-01', value: '77' });
    const metrics = { six: days('6 months'), nine: days('9 months'), twelve: days('12 months') };
    const sums = sumsIn(shown({ metrics, observations: [...incomes, later] }));
    expect(sums).toMatchObject({ six: sums['nine'], twelve: 'withheld' });
  });

  it('show the sum that is paid for, whichever comes first in the terms', () => {
    const capped = metricOf({ ...AS_INCOME, outliers: { to: '100000', are: 'capped' } });
    const sums = sumsIn(shown({ metrics: { capped, paid: { ...income, purpose: 'payment' } } }));
    expect(sums).toMatchObject({ capped: 'withheld' });
    expect(sums['paid']).not.toBe('withheld');
  });

  it('do not show one sum now and the other of a revision before', () => {
    const metrics = {
      paid: { ...income, purpose: 'payment' as const },
      capped: metricOf({ ...AS_INCOME, outliers: { to: '100000', are: 'capped' } }),
    };
    const data = { metrics, enrolments: people, observations: incomes };
    const corrected = incomes.map((each, at) => (at === 3 ? { ...each, value: '21000' } : each));
    const [first, second] = shownOf([data, { ...data, observations: corrected }]);
    expect(sumsIn(first)).toMatchObject({ capped: 'withheld' });
    expect(sumsIn(second)).toEqual({ paid: 'withheld', capped: 'withheld' });
  });

  it('do not both show how many achieved it: one failed by leaving, and is followed in the other', () => {
    const metrics = {
      failed: shareOf('income', { leaving: { moved: 'failure' } }),
      followed: shareOf('income', { leaving: { moved: 'followed' } }),
    };
    const observations = people.map(({ person }, at) =>
      seen(person, { observation: 'income', value: at < 12 ? '1' : '0' }),
    );
    const sums = Object.values(sumsIn(shown({ metrics, enrolments: left, observations })));
    expect(sums.filter((sum) => sum !== 'withheld')).toHaveLength(1);
  });

  it('do not both show a share that is read off a curve', () => {
    const curve = (upTo: string) =>
      metricOf(
        { observation: 'job', as: 'share with event', upTo, counts: { above: '0' } },
        { unit: '%', window: { counted: 'after enrolment', closes: '12 months' } },
      );
    const plain = shareOf('job', { window: { counted: 'after enrolment', closes: '12 months' } });
    const observations = people.map(({ person }, at) =>
      seen(person, {
        ...{ observation: 'job', value: at < 16 ? '1' : '0' },
        date: at < 15 ? '2017-03-01' : '2017-09-01',
      }),
    );
    for (const other of [curve('364'), plain]) {
      const sums = sumsIn(shown({ metrics: { half: curve('180'), other }, observations }));
      expect(Object.values(sums).filter((sum) => sum !== 'withheld')).toHaveLength(1);
    }
  });

  it('do not show a count now that was one from another before', () => {
    const metrics = {
      failed: shareOf('income', { leaving: { moved: 'failure' } }),
      followed: shareOf('income', { leaving: { moved: 'followed' } }),
    };
    const of = (those: number) =>
      people.map(({ person }, at) =>
        seen(person, { observation: 'income', value: at < those ? '1' : '0' }),
      );
    const data = { metrics, enrolments: left };
    const [first, second] = shownOf([
      { ...data, observations: of(12) },
      { ...data, observations: of(13) },
    ]);
    const known = Object.values(sumsIn(first)).filter((sum) => sum !== 'withheld');
    expect(known).toHaveLength(1);
    for (const sum of Object.values(sumsIn(second))) expect([...known, 'withheld']).toContain(sum);
  });

  it('show both where they are of the same figures', () => {
    const total = metricOf({ observation: 'income', as: 'sum' });
    const sums = sumsIn(shown({ metrics: { income, total } }));
    expect(new Set(Object.values(sums))).toEqual(new Set([sums['income']]));
    expect(sums['income']).not.toBe('withheld');
  });
});

describe('a sum of those who also reached another metric', () => {
  const metrics = {
    work: shareOf('work'),
    income: metricOf({ observation: 'income', as: 'sum' }, { requires: 'work' }),
    whole: metricOf({ observation: 'income', as: 'sum' }),
  };
  const withWork = (those: number) =>
    shown({
      metrics,
      observations: [
        ...incomes.map((each, at) => (at === 7 ? { ...each, value: '20091' } : each)),
        ...people.map(({ person }, at) =>
          seen(person, { observation: 'work', value: at < those ? '1' : '0' }),
        ),
      ],
    });

  it.each([1, 4, 26, 29])('is withheld where %i of 30 reached it', (those) => {
    expect(sumsIn(withWork(those))).toMatchObject({ work: 'withheld', income: 'withheld' });
  });

  it('stands beside the sum of all where enough reached it and enough did not', () => {
    expect(Object.values(sumsIn(withWork(16)))).not.toContain('withheld');
  });

  it('is withheld where few can have reached all of several', () => {
    const [half] = shownOf([
      {
        metrics: {
          ...metrics,
          home: shareOf('home'),
          income: { ...metrics.income, requires: ['work', 'home'] },
        },
        enrolments: people,
        observations: [
          ...incomes,
          ...people.flatMap(({ person }, at) => [
            seen(person, { observation: 'work', value: at < 15 ? '1' : '0' }),
            seen(person, { observation: 'home', value: at < 14 ? '0' : '1' }),
          ]),
        ],
      },
    ]);
    expect(sumsIn(half)).toMatchObject({ work: '15', home: '16', income: 'withheld' });
  });
});

describe('that two metrics may be of the same persons', () => {
  const window = (opens: string, closes: string) => ({
    window: { counted: 'after enrolment' as const, opens, closes },
  });
  it.each<[string, Metric, Metric, boolean, boolean]>([
    [
      'outliers',
      income,
      metricOf({ ...AS_INCOME, outliers: { to: '9', are: 'capped' } }),
      true,
      true,
    ],
    ['another observation', income, shareOf('work'), false, false],
    [
      'a combination',
      shareOf('work'),
      metricOf({ combines: { all: ['one', 'more'] }, as: 'share' }),
      true,
      true,
    ],
    [
      'days that are apart',
      shareOf('work', window('0 days', '6 months')),
      shareOf('work', window('6 months', '12 months')),
      false,
      false,
    ],
    [
      'days that overlap',
      shareOf('work', window('0 days', '6 months')),
      shareOf('work', window('5 months', '12 months')),
      true,
      true,
    ],
    [
      'bands that are apart',
      metricOf({ observation: 'work', as: 'share', counts: { below: '5' } }),
      metricOf({ observation: 'work', as: 'share', counts: { from: '5' } }),
      true,
      false,
    ],
    [
      'bands that touch',
      metricOf({ observation: 'work', as: 'share', counts: { to: '5' } }),
      metricOf({ observation: 'work', as: 'share', counts: { from: '5' } }),
      true,
      true,
    ],
  ])('is told of %s', (_, one, other, kin, same) => {
    const terms = { metrics: { one, other, more: shareOf('home') } };
    const names = { one: 'one', other: 'other' };
    expect([areKin(terms, names), mayCountTheSame(terms, names)]).toEqual([kin, same]);
  });
});
