import { describe, expect, it } from 'vitest';
import { deliveredElsewhere } from '../../../../core/lifecycle/data/elsewhere.ts';
import { unkeptRows } from '../../../../core/outcomes/checks/unkept.ts';
import type { Enrolment, Observation } from '../../../../core/outcomes/records.ts';
import type { Metric } from '../../../../core/terms/shape/metric.ts';
import type { Terms } from '../../../../core/terms/shape/terms.ts';
import { findingWords } from '../../../../core/words/findings.ts';
import { persons, seen, termsWith } from '../contract.ts';

const periods = [
  { id: 'y1', from: '2018-01-01', to: '2018-12-31' },
  { id: 'y2', from: '2019-01-01', to: '2019-12-31' },
];
const enrolledOn = '2017-09-01';
const enrolments = persons(2, { enrolledOn });
/** Over both years, and so of the second. */
const long: Metric = {
  ...{ purpose: 'payment', unit: 'SEK', better: 'lower' },
  window: { counted: 'after enrolment', closes: '18 months' },
  measure: { observation: 'cost', as: 'sum' },
};
const byYear: Metric = {
  ...{
    purpose: 'payment',
    unit: '%',
    better: 'higher',
    measure: { observation: 'passed', as: 'share' },
  },
  comparator: {
    kind: 'own-reference-period',
    reference: { counted: 'before enrolment', closes: '12 months' },
  },
};
const payments: Terms['payments'] = [{ id: 'fees', rates: [{ outcome: 'job', price: '100' }] }];
const terms = termsWith({ metrics: { long, by_year: byYear }, periods, payments });

const unkept = (
  rows: readonly Observation[],
  about: { terms?: Terms; enrolments?: readonly Enrolment[]; periodId?: string; others?: string[] },
) => {
  const { periodId = 'y1', others = ['y2'], ...rest } = about;
  const against = { terms, enrolments, asOf: '2020-06-30', ...rest };
  return [...unkeptRows({ ...against, period: { periodId, others } }, rows)];
};

describe('rows that are delivered for a period', () => {
  const cost = seen('p-1', { observation: 'cost', date: '2018-05-01' });

  it('belong to another where they count only there: deliver them for that one', () => {
    const row = { ...cost, at: { file: 'o.csv', row: 3 } };
    const [found, ...more] = unkept([row], {});
    expect(more).toEqual([]);
    expect(found).toMatchObject({
      severity: 'error',
      at: { file: 'o.csv', row: 3, field: 'date' },
    });
    expect(found && findingWords(found, 'en')).toEqual({
      what: 'On this day cost counts in no window of y1 for this person. It counts in y2.',
      mend: 'Deliver it for y2, when the data of that period are collected.',
    });
    expect(unkept([row], { periodId: 'y2', others: ['y1'] })).toEqual([]);
  });

  it.each<[string, Partial<Metric>]>([
    ['combines', { measure: { combines: { all: ['early', 'late'] }, as: 'share' } }],
    ['requires', { measure: { observation: 'home', as: 'share' }, requires: 'early' }],
  ] as const)(
    'belong to it where a metric of it %s one whose window closed before',
    (_, measured) => {
      const within = (closes: string, observation: string): Metric => ({
        ...{ purpose: 'learning', unit: '%', better: 'higher' },
        window: { counted: 'after enrolment', closes },
        measure: { observation, as: 'share' },
      });
      const both: Metric = { ...within('18 months', 'home'), ...measured };
      if (both.measure?.combines) delete both.window;
      const metrics = { early: within('6 months', 'job'), late: within('18 months', 'home'), both };
      const job = seen('p-1', { observation: 'job', date: '2017-12-01' });
      const about = { terms: termsWith({ metrics, periods }), others: ['y1', 'y2'] };
      expect(unkept([job], { ...about, periodId: 'y1' })).toEqual([]);
      expect(unkept([job], { ...about, periodId: 'y2' })).toEqual([]);
      const home = seen('p-1', { observation: 'home', date: '2017-12-01' });
      expect(unkept([home], { ...about, periodId: 'y1' })).toHaveLength(1);
    },
  );

  it.each([
    { what: 'of its window', observation: 'passed', date: '2018-05-01', belongs: true },
    { what: 'of the other’s window', observation: 'passed', date: '2019-05-01', belongs: false },
    {
      what: 'of the reference period of both',
      observation: 'passed',
      date: '2017-05-01',
      belongs: true,
    },
    { what: 'of its claims', observation: 'job', date: '2018-05-01', belongs: true },
    { what: 'of the other’s claims', observation: 'job', date: '2019-05-01', belongs: false },
    { what: 'of no window at all', observation: 'cost', date: '2016-05-01', belongs: true },
  ])('are taken in for it or not, on a day $what', ({ observation, date, belongs }) => {
    expect(unkept([seen('p-1', { observation, date })], {})).toHaveLength(belongs ? 0 : 1);
  });

  it('are taken in where the other period is frozen: that they come late is told', () => {
    const earlier = seen('p-1', { observation: 'passed', date: '2018-05-01' });
    expect(unkept([earlier], { periodId: 'y2', others: [] })).toEqual([]);
  });

  it('belong to both where a stay goes on over the turn of the year', () => {
    const days = {
      ...long,
      window: { counted: 'in the period' },
      measure: { ...long.measure, perPerson: 'days' },
    };
    const ofStays = termsWith({ metrics: { days: days as Metric }, periods });
    const stay = seen('p-1', { observation: 'cost', date: '2018-12-01', until: '2019-02-01' });
    expect(unkept([stay], { terms: ofStays })).toEqual([]);
    expect(unkept([stay], { terms: ofStays, periodId: 'y2', others: ['y1'] })).toEqual([]);
  });
});

describe('rows of somebody who has left', () => {
  const leaving = { withdrawn: { counts: 'excluded', data: 'none' }, moved: 'missing' } as const;
  const withRule = termsWith({
    metrics: { long, by_year: byYear },
    periods,
    payments,
    followUp: { leaving },
  });
  const left = (leftReason: string, leftOn = '2018-03-01') =>
    enrolments.map((each) => (each.person === 'p-1' ? { ...each, leftOn, leftReason } : each));
  const rows = ['cost', 'job'].map((observation) =>
    seen('p-1', { observation, date: '2019-01-10', at: { file: 'o.csv', row: 2 } }),
  );
  const codes = (people: readonly Enrolment[], said = withRule) =>
    unkept(rows, { terms: said, enrolments: people, periodId: 'y2', others: [] }).map(
      ({ code }) => code,
    );

  it('are not kept where the terms let none of their data be used', () => {
    const refused = 'outcomes.data-not-for-use';
    expect(codes(left('withdrawn'))).toEqual([refused, refused]);
    const [found] = unkept(rows, {
      terms: withRule,
      enrolments: left('withdrawn'),
      periodId: 'y2',
    });
    expect(found && findingWords(found, 'en').what).toBe(
      'The person left on 2018-03-01 (withdrawn), and the terms let none of their data be used.',
    );
  });

  it.each([
    { why: 'who left for another reason', people: left('moved') },
    { why: 'whose leaving is still to come', people: left('withdrawn', '2021-01-01') },
    {
      why: 'who is enrolled again',
      people: [...left('withdrawn'), ...persons(1, { enrolledOn: '2019-01-01' })],
    },
    {
      why: 'of others',
      people: left('withdrawn').map((each) => ({ ...each, person: `${each.person}x` })),
    },
  ])('are taken in of somebody $why', ({ people }) => {
    expect(codes(people)).toEqual([]);
  });

  it('are taken in where one metric that reads them may use them', () => {
    const followed = { ...long, leaving: { withdrawn: 'followed' } } as Metric;
    const said = termsWith({
      metrics: { long: followed, by_year: byYear },
      periods,
      payments,
      followUp: { leaving },
    });
    expect(codes(left('withdrawn'), said)).toEqual(['outcomes.data-not-for-use']);
  });
});

describe('rows that were delivered for other periods', () => {
  const at = (date: string, person = 'p-1') => seen(person, { observation: 'passed', date });
  const told = (own: readonly Observation[], rows: readonly Observation[]) =>
    deliveredElsewhere({
      ...{ terms, enrolments, own, periodId: 'y2' },
      others: [{ periodId: 'y1', rows }],
    });

  it('are told where they count in this one and were not delivered for it', () => {
    const rows = [at('2017-05-01'), at('2017-06-01'), at('2017-05-01', 'p-2'), at('2018-05-01')];
    const [found, ...more] = told([at('2017-06-01')], rows);
    expect(more).toEqual([]);
    expect(found).toMatchObject({
      ...{ code: 'data.delivered-elsewhere', severity: 'warning' },
      facts: { period: 'y2', rows: 2, persons: 2, periods: ['y1'] },
    });
    expect(found && findingWords(found, 'en').what).toBe(
      'Delivered for y1 and not for y2, though counting in it: 2 rows (about 2 persons).',
    );
  });

  it('are told where they say something else than what was delivered for this one', () => {
    const [found] = told([{ ...at('2017-06-01'), value: '0' }], [at('2017-06-01')]);
    expect(found).toMatchObject({ facts: { rows: 1, persons: 1, periods: ['y1'] } });
  });

  it('are not told where they count there alone, or came for this one too', () => {
    expect(told([at('2017-05-01')], [at('2018-05-01'), at('2017-05-01')])).toEqual([]);
  });
});
