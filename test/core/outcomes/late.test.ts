import { describe, expect, it } from 'vitest';
import { lateData, lateFindings } from '../../../core/outcomes/late.ts';
import type { Known } from '../../../core/outcomes/late-rows.ts';
import { updatedEnrolments } from '../../../core/outcomes/updated.ts';
import type { Metric } from '../../../core/terms/shape/metric.ts';
import { findingWords } from '../../../core/words/findings.ts';
import type { Language } from '../../../core/words/language.ts';
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
  const late = (since: Partial<Known>) =>
    lateData({
      ...{ terms, periodId: 'y1', was, asOf: '2019-06-30' },
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
