import { describe, expect, it } from 'vitest';
import { lateData, lateFindings } from '../../../../core/outcomes/deliveries/late.ts';
import type { Known } from '../../../../core/outcomes/deliveries/late-rows.ts';
import { areUnchanged, updatedEnrolments } from '../../../../core/outcomes/deliveries/updated.ts';
import type { Metric } from '../../../../core/terms/shape/metric.ts';
import type { Terms } from '../../../../core/terms/shape/terms.ts';
import { findingWords } from '../../../../core/words/findings.ts';
import type { Language } from '../../../../core/words/language.ts';
import { persons, seen, termsWith } from '../contract.ts';

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

describe('data that come after a period was frozen', () => {
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
  /** As it was frozen, under these terms. */
  const frozenUnder = (signed: Terms) => ({ ...was, terms: signed, asOf: '2018-01-01' });
  const late = (since: Partial<Known>) =>
    lateData({
      ...{ terms, periodId: 'y1', was: frozenUnder(terms), asOf: '2019-06-30' },
      between: { enrolments, deliveries: [] },
      since: { enrolments, observations: [], ...since },
    });

  it('are counted, and told with the effect as it was and as it would be', () => {
    const rows = [seen('p-3', { value: '1' }), seen('p-4', { date: '2017-07-01', value: '0' })];
    const found = late({ observations: rows });
    expect(found?.data).toEqual({
      persons: 2,
      rows: { changed: 1, added: 1 },
      enrolments: 0,
      metrics: [{ metric: 'share', unit: '%', was: '50', is: '75' }],
    });
    expect(found?.differing.rows).toEqual(['p-3 event 2017-06-01  1', 'p-4 event 2017-07-01  0']);
  });

  it('are late also where they change no effect', () => {
    const again = seen('p-3', { date: '2017-07-01', value: '0' });
    expect(late({ observations: [again] })?.data).toMatchObject({ persons: 1, metrics: [] });
  });

  it('are not told before they are so: who changes group later counts where they are', () => {
    const compared: Metric = {
      ...share,
      effect: 'improvement',
      comparator: { kind: 'matched-group', arm: 'comparison' },
    };
    const treated = termsWith({
      ...{ metrics: { compared }, periods, followUp: { transfer: 'as treated' } },
    });
    const changing = (transferredOn: string) =>
      lateData({
        ...{ terms: treated, periodId: 'y1', was: frozenUnder(treated), asOf: '2019-06-30' },
        between: { enrolments, deliveries: [] },
        since: {
          enrolments: enrolments.map((one, at) =>
            at === 0 ? { ...one, transferredOn, transferredTo: 'comparison' } : one,
          ),
          observations: [],
        },
      });
    expect(changing('2019-06-30')?.data.enrolments).toBe(1);
    expect(changing('2019-07-01')).toBeUndefined();
  });

  it('are told with the effect where rows count no more: of who came back, and under amended terms', () => {
    const returning = termsWith({
      ...{ metrics: { share }, periods },
      followUp: { reEnrolment: 'latest', leaving: { moved: 'missing' } },
    });
    const [one, ...others] = enrolments;
    const back = [
      { ...one, leftOn: '2017-07-01', leftReason: 'moved' },
      { ...one, enrolledOn: '2017-09-01' },
      ...others,
    ] as typeof enrolments;
    const between = { enrolments, deliveries: [] };
    const about = { periodId: 'y1', asOf: '2019-06-30', between };
    const returned = lateData({
      ...{ ...about, terms: returning, was: frozenUnder(returning) },
      since: { enrolments: back, observations: [] },
    });
    expect(returned?.data).toMatchObject({
      metrics: [{ metric: 'share', was: '50', is: '33.33333333333333333333333333333333333333' }],
    });

    const amended = termsWith({
      ...{
        metrics: {
          share: { ...share, window: { counted: 'after enrolment', closes: '3 months' } },
        },
      },
      periods,
    });
    const since = { enrolments, observations: [seen('p-3', { date: '2017-02-01', value: '1' })] };
    expect(
      lateData({ ...about, terms: amended, was: frozenUnder(terms), since })?.data,
    ).toMatchObject({
      metrics: [{ metric: 'share', was: '50', is: '100' }],
    });
  });

  it('are told where the period needs a window that closed in an earlier one', () => {
    const within = (closes: string, observation: string): Metric => ({
      ...{ purpose: 'learning', unit: '%', better: 'higher' },
      window: { counted: 'after enrolment', closes },
      measure: { observation, as: 'share' },
    });
    const combined = termsWith({
      metrics: {
        ...{ early: within('6 months', 'job'), late: within('18 months', 'home') },
        both: {
          ...{ purpose: 'payment', unit: '%', better: 'higher' },
          measure: { combines: { all: ['early', 'late'] }, as: 'share' },
        },
      },
      periods,
    });
    const rows = enrolments.flatMap(({ person }) => [
      seen(person, { observation: 'job', date: '2017-03-01', value: '0' }),
      seen(person, { observation: 'home', date: '2018-03-01' }),
    ]);
    const job = seen('p-1', { observation: 'job', date: '2017-04-01' });
    const found = lateData({
      ...{ terms: combined, periodId: 'y2', asOf: '2019-06-30' },
      was: { ...frozenUnder(combined), observations: rows, asOf: '2019-01-01' },
      between: { enrolments, deliveries: [] },
      since: { enrolments, observations: [job] },
    });
    expect(found?.data).toMatchObject({
      rows: { changed: 0, added: 1 },
      metrics: [{ metric: 'both', was: '0', is: '25' }],
    });
  });

  it('are told where they end claims, though no metric follows the persons', () => {
    const paid = termsWith({
      periods,
      followUp: {
        leaving: { death: 'censored', consent_withdrawn: { counts: 'excluded', data: 'none' } },
      },
      payments: [{ id: 'fees', rates: [{ outcome: 'job', price: '100' }] }],
    });
    const claims = enrolments.map(({ person }) =>
      seen(person, { observation: 'job', date: '2017-08-01', value: '1' }),
    );
    const leaving = (leftOn: string, leftReason: string) =>
      lateData({
        ...{ terms: paid, periodId: 'y1', asOf: '2019-06-30' },
        was: { ...frozenUnder(paid), observations: claims },
        between: { enrolments, deliveries: [] },
        since: {
          enrolments: enrolments.map((one, at) =>
            at === 0 ? { ...one, leftOn, leftReason } : one,
          ),
          observations: [],
        },
      })?.data;
    const told = { persons: 1, enrolments: 1, claims: { was: 4, is: 3 } };
    expect(leaving('2017-03-01', 'death')).toMatchObject(told);
    expect(leaving('2018-03-01', 'consent_withdrawn')).toMatchObject(told);
    expect(leaving('2018-03-01', 'death')).toBeUndefined();
  });

  it('are told with the effect also where persons are not enrolled any more', () => {
    expect(late({ enrolments: enrolments.slice(0, 2) })?.data).toMatchObject({
      ...{ persons: 2, enrolments: 2, rows: { changed: 0, added: 0 } },
      metrics: [{ metric: 'share', was: '50', is: '100' }],
    });
  });

  it('are told as claims, and as persons who turn out to have left', () => {
    const claims = [seen('p-1', { observation: 'job', date: '2017-08-01' })];
    expect(late({ observations: claims })?.data).toMatchObject({
      ...{ rows: { changed: 0, added: 1 }, claims: { was: 0, is: 1 } },
    });
    const [first, ...rest] = enrolments;
    const left = { ...first, person: 'p-1', enrolledOn: '2017-01-01', arm: 'treatment' };
    const since = [{ ...left, leftOn: '2017-03-01', leftReason: 'moved' }, ...rest];
    expect(late({ enrolments: since })).toMatchObject({
      data: {
        ...{ persons: 1, rows: { changed: 0, added: 0 }, enrolments: 1 },
        metrics: [{ was: '50', is: '33.33333333333333333333333333333333333333' }],
      },
      differing: { rows: [], persons: ['p-1'] },
    });
  });

  it.each([
    ['the same is said again', { observations }],
    ['the same number is written otherwise', { observations: [seen('p-1', { value: '1.0' })] }],
    ['they are of another period', { observations: [seen('p-3', { date: '2018-06-01' })] }],
    [
      'somebody left after the period',
      {
        enrolments: enrolments.map((each) => ({
          ...each,
          ...{ leftOn: '2018-03-01', leftReason: 'moved' },
        })),
      },
    ],
  ])('are none where %s', (_, since) => {
    expect(late(since)).toBeUndefined();
  });

  it('are told in words with how many they are, and what they would change', () => {
    const claims = [seen('p-1', { observation: 'job', date: '2017-08-01' })];
    const found = late({ observations: [...claims, seen('p-3', { value: '1' })] });
    if (!found) throw new Error('nothing came late');
    const told = lateFindings(found.data, { period: 'y1', revision: 1 });
    const said = (language: Language) =>
      told.map((finding) => findingWords(finding, language).what);
    expect(said('en')).toEqual([
      'Too late for y1, whose data are frozen (revision 1): 1 row with another value, 1 row that is new (about 2 persons).',
      'It would change share in y1 (revision 1) from 50 to 75\u00a0%.',
      'It would give y1 (revision 1) another number of claims: 1 instead of 0.',
    ]);
    expect(said('sv')[0]).toBe(
      'För sent för y1, vars data är låsta (revision 1): 1 rad med ett annat värde, 1 rad som är ny (det gäller 2 personer).',
    );
  });
});

describe('what comes late beside what came late before', () => {
  const enrolments = persons(3);
  const cost: Metric = {
    ...{ purpose: 'payment', unit: 'SEK', better: 'lower' },
    measure: { observation: 'event', as: 'sum' },
  };
  const rows = [
    seen('p-1', { value: '100' }),
    seen('p-1', { date: '2017-07-01', value: '200' }),
    seen('p-2', { value: '5' }),
    seen('p-3', { value: '0' }),
  ];
  const late = (
    measure: Partial<NonNullable<Metric['measure']>>,
    came: {
      readonly was?: Known['observations'];
      readonly before?: readonly Known['observations'][];
      readonly now?: Known['observations'];
      readonly told?: Known['enrolments'];
      readonly enrolled?: Known['enrolments'];
      /** Delivered for the period itself, which is corrected. */
      readonly isCorrection?: boolean;
    },
  ) => {
    const { was = rows, before = [], now = [], told = enrolments, enrolled = told } = came;
    const { isCorrection = false } = came;
    const deliveries = before.map((each) => ({ rows: each, isCorrection }));
    const metrics = { cost: { ...cost, measure: { ...cost.measure, ...measure } } } as Record<
      string,
      Metric
    >;
    const terms = termsWith({ metrics, periods, followUp: { leaving: { moved: 'excluded' } } });
    return lateData({
      ...{ terms, periodId: 'y1', asOf: '2019-06-30' },
      was: { enrolments, observations: was, terms, asOf: '2018-01-01' },
      between: { enrolments: told, deliveries },
      since: { enrolments: enrolled, observations: now, isCorrection },
    })?.data;
  };
  const effect = (is: string, was = '305') => [{ metric: 'cost', unit: 'SEK', was, is }];
  const third = seen('p-1', { value: '300' });

  it('tells once that somebody left, and reckons with it from then on', () => {
    const [first, ...others] = enrolments;
    const moved = { ...first, leftOn: '2017-03-01', leftReason: 'moved' } as (typeof enrolments)[0];
    const told = [moved, ...others];
    expect(late({}, { enrolled: told })).toMatchObject({ enrolments: 1, metrics: effect('5') });
    expect(late({}, { told })).toBeUndefined();
    expect(late({}, { told, now: [seen('p-3', { date: '2018-06-01' })] })).toBeUndefined();
    const now = [seen('p-2', { value: '7' })];
    expect(late({}, { told, now })).toMatchObject({ enrolments: 0, metrics: effect('7') });
  });

  it('takes what is delivered for a correction in place of the day, also where the terms add up', () => {
    const measure = { duplicates: 'sum' } as const;
    const was = [...rows, seen('p-1', { value: '50' })];
    const now = [seen('p-1', { value: '80' }), seen('p-1', { value: '50' })];
    const corrected = late(measure, { was, now, isCorrection: true });
    // 100 and 50 of the first are 80 and 50; the others have 200 and 5.
    expect(corrected).toMatchObject({
      rows: { changed: 2, added: 0 },
      metrics: effect('335', '355'),
    });
    expect(late(measure, { was, now })).toMatchObject({ metrics: effect('435', '355') });
    expect(late(measure, { was, before: [now], now, isCorrection: true })).toBeUndefined();
  });

  it('tells a row once, and that it is as it was when it comes back', () => {
    const before = [[seen('p-2', { value: '900' })]];
    expect(late({}, { before, now: before[0] ?? [] })).toBeUndefined();
    const back = late({}, { before, now: [seen('p-2', { value: '5' })] });
    expect(back).toMatchObject({ rows: { changed: 1, added: 0 }, metrics: [] });
  });

  it.each([
    { rule: 'sum', was: [...rows, seen('p-1', { value: '50' })], counts: [0, 1], is: '655' },
    { rule: 'latest', was: rows, counts: [1, 0], is: '505' },
    { rule: undefined, was: rows, counts: [1, 0], is: '505' },
  ] as const)('reckons with another row of a day as the terms do: $rule', (by) => {
    const [changed, added] = by.counts;
    const measure = by.rule === undefined ? {} : { duplicates: by.rule };
    const frozen = by.rule === 'sum' ? '355' : '305';
    expect(late(measure, { was: by.was, now: [third] })).toMatchObject({
      rows: { changed, added },
      metrics: effect(by.is, frozen),
    });
  });

  it('is silent about one of several rows of a day that are added up, and were known', () => {
    const was = [...rows, third];
    expect(late({ duplicates: 'sum' }, { was, now: [third] })).toBeUndefined();
  });

  it('takes the later delivery for the latest, wherever the row stands in its file', () => {
    const was = rows.map((row, at) => ({ ...row, at: { file: 'first', row: 100 + at } }));
    const now = [{ ...third, at: { file: 'second', row: 2 } }];
    expect(late({ duplicates: 'latest' }, { was, now })?.metrics).toEqual(effect('505'));
  });

  it.each([
    { what: 'first day', date: '2017-11-01', until: '2017-12-31', is: '61' },
    { what: 'last day', date: '2017-05-01', until: '2017-05-10', is: '10' },
  ])('knows a stay again by one of its days, and reckons with its corrected $what', (by) => {
    const stay = seen('p-1', { date: '2017-05-01', until: '2017-12-31' });
    const was = [stay, seen('p-2', { value: '0' }), seen('p-3', { value: '0' })];
    const { date, until } = by;
    expect(late({ perPerson: 'days' }, { was, now: [seen('p-1', { date, until })] })).toMatchObject(
      { rows: { changed: 1, added: 0 }, metrics: effect(by.is, '245') },
    );
  });

  it('counts a stay beside others as new, and not its days after the period', () => {
    const was = [
      seen('p-1', { date: '2017-05-01', until: '2017-05-10' }),
      seen('p-1', { date: '2017-12-01', until: '9999-12-31' }),
    ];
    const other = seen('p-1', { date: '2017-05-05', until: '2017-05-20' });
    expect(late({ perPerson: 'days' }, { was, now: [other] })).toMatchObject({
      rows: { changed: 0, added: 1 },
      metrics: effect('51', '41'),
    });
    const ended = seen('p-1', { date: '2017-12-01', until: '2018-03-31' });
    expect(late({ perPerson: 'days' }, { was, now: [ended] })).toBeUndefined();
  });
});

describe('what is told of persons after they were enrolled', () => {
  const earlier = persons(2, { cohort: 'first' });

  it('is when and why they left, without saying again what they were enrolled as', () => {
    const rows = persons(1, { leftOn: '2017-05-31', leftReason: 'moved' });
    expect(updatedEnrolments(earlier, rows)).toEqual({
      enrolments: [{ ...earlier[0], leftOn: '2017-05-31', leftReason: 'moved' }, earlier[1]],
      ...{ newcomers: 0, known: 0, silent: 0, findings: [] },
    });
  });

  it('is an enrolment of its own on another day, and counted as new', () => {
    const rows = persons(1, { enrolledOn: '2018-01-01' });
    const { enrolments, newcomers } = updatedEnrolments(earlier, rows);
    expect([enrolments.length, newcomers]).toEqual([3, 1]);
  });

  it('is nothing where a list says the same again, and a leaving that it leaves out stays', () => {
    const left = { leftOn: '2017-05-31', leftReason: 'moved' };
    const known = [...persons(1, { cohort: 'first', ...left }), ...earlier.slice(1)];
    expect(updatedEnrolments(known, earlier)).toEqual({
      ...{ enrolments: known, newcomers: 0, known: 2, silent: 1, findings: [] },
    });
    const moved = persons(1, { transferredOn: '2017-04-01', transferredTo: 'comparison' });
    expect(updatedEnrolments(moved, persons(1))).toMatchObject({ known: 1, silent: 1 });
  });

  it('is said still unless something else was said of the same enrolment since', () => {
    const left = persons(1, { leftOn: '2017-05-31', leftReason: 'moved' });
    const later = persons(1, { leftOn: '2017-06-30', leftReason: 'moved' });
    expect(areUnchanged(left, [...persons(1), ...earlier.slice(1)])).toBe(true);
    expect(areUnchanged(left, later)).toBe(false);
    expect(areUnchanged(left, persons(1, { enrolledOn: '2018-01-01' }))).toBe(true);
    expect(areUnchanged(persons(1), left)).toBe(false);
  });

  it.each([
    ['another group', persons(1, { arm: 'comparison' }), 'outcomes.enrolment-changed'],
    ['another cohort', persons(1, { cohort: 'second' }), 'outcomes.enrolment-changed'],
  ])('is refused where it says %s', (_, rows, code) => {
    expect(updatedEnrolments(earlier, rows).findings).toMatchObject([{ code, severity: 'error' }]);
  });
});
