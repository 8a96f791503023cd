import { describe, expect, it } from 'vitest';
import { findingsIn } from './terms-text.ts';

/** A metric that is measured on persons, with more said of it. */
function metrics(m: string, others = ''): Record<string, string> {
  const base = 'purpose: learning, unit: days, better: higher';
  return { metrics: `{ m: { ${base}, ${m} }${others === '' ? '' : `, ${others}`} }` };
}
const other = (name: string, measure = 'measure: { observation: event, as: share }') =>
  `${name}: { purpose: learning, unit: "%", better: higher, ${measure} }`;

type Row = readonly [why: string, fields: Record<string, string>, code: string, path: string];

describe('measures: check finds', () => {
  const rows: readonly Row[] = [
    [
      'a measure of nothing',
      metrics('measure: { as: share }'),
      'terms.measure-of-one',
      '/metrics/m/measure',
    ],
    [
      'a measure that combines in two ways',
      metrics(
        'measure: { combines: { all: [a, b], any: [a, b] }, as: share }',
        `${other('a')}, ${other('b')}`,
      ),
      'terms.measure-of-one',
      '/metrics/m/measure',
    ],
    [
      'person-time in what is no rate',
      metrics('measure: { observation: event, as: share, over: person-years }'),
      'terms.word-misplaced',
      '/metrics/m/measure/over',
    ],
    [
      'the days of a year where time is counted in days',
      metrics('measure: { observation: event, as: rate, over: person-days, daysPerYear: 365 }'),
      'terms.word-misplaced',
      '/metrics/m/measure/daysPerYear',
    ],
    [
      'a mean time that is restricted to no day',
      metrics('measure: { observation: event, as: restricted mean time }'),
      'terms.measure-word-missing',
      '/metrics/m/measure',
    ],
    [
      'a share by the curve of times without the days',
      metrics('measure: { observation: event, as: share without event }'),
      'terms.measure-word-missing',
      '/metrics/m/measure',
    ],
    [
      'a time to an event that is compared with the time before',
      metrics(
        'effect: improvement, comparator: { kind: own-reference-period, reference: { counted: before enrolment, closes: 12 months } }, window: { counted: after enrolment, closes: 12 months }, measure: { observation: event, as: median time }',
      ),
      'terms.time-misfit',
      '/metrics/m/comparator/kind',
    ],
    [
      'a share by the curve of times above an expected number',
      metrics(
        'effect: extra, comparator: { kind: matched-group }, measure: { observation: event, as: share with event, upTo: 365 }',
      ),
      'terms.time-misfit',
      '/metrics/m/effect',
    ],
    [
      'a limit that is no whole number of days',
      metrics('measure: { observation: event, as: restricted mean time, upTo: 30.5 }'),
      'terms.up-to-not-days',
      '/metrics/m/measure/upTo',
    ],
    [
      'a limit of more days than a window can have, also in leap years',
      metrics(
        'window: { counted: after enrolment, closes: 24 months }, measure: { observation: event, as: share with event, upTo: 732 }',
      ),
      'terms.up-to-beyond-window',
      '/metrics/m/measure/upTo',
    ],
    [
      'bounds of figures that are added up and not judged',
      metrics('measure: { observation: event, as: sum, perPerson: days, counts: { from: 10 } }'),
      'terms.word-misplaced',
      '/metrics/m/measure/counts',
    ],
    [
      'outliers without a bound',
      metrics('measure: { observation: event, as: sum, outliers: { are: capped } }'),
      'terms.outliers-unbounded',
      '/metrics/m/measure/outliers',
    ],
    [
      'outliers between bounds that nothing lies between',
      metrics(
        'measure: { observation: event, as: sum, outliers: { from: 10, to: 3, are: capped } }',
      ),
      'terms.bounds-empty',
      '/metrics/m/measure/outliers',
    ],
    [
      'bounds within which nobody can count',
      metrics('measure: { observation: event, as: share, counts: { from: 10, to: 3 } }'),
      'terms.bounds-empty',
      '/metrics/m/measure/counts',
    ],
    [
      'bounds that leave out their own ends',
      metrics('measure: { observation: event, as: rate, counts: { above: 3, below: 3 } }'),
      'terms.bounds-empty',
      '/metrics/m/measure/counts',
    ],
    [
      'outliers among figures that say yes or no',
      metrics('measure: { observation: event, as: share, outliers: { to: 3, are: capped } }'),
      'terms.word-misplaced',
      '/metrics/m/measure/outliers',
    ],
    [
      'outliers among persons who are counted',
      metrics(
        'measure: { observation: event, as: count, perPerson: sum, counts: { from: 5 }, outliers: { to: 9, are: excluded } }',
      ),
      'terms.word-misplaced',
      '/metrics/m/measure/outliers',
    ],
    [
      'a sum per so many persons that is compared with no group',
      metrics('measure: { observation: event, as: sum, per: 100 }'),
      'terms.word-misplaced',
      '/metrics/m/measure/per',
    ],
    [
      'a metric that requires itself',
      metrics('requires: m, measure: { observation: event, as: share }'),
      'terms.circle',
      '/metrics/m/requires',
    ],
    [
      'metrics that require each other',
      metrics(
        'requires: [b, a], measure: { observation: event, as: share }',
        `${other('a', 'requires: m, measure: { observation: event, as: share }')}, ${other('b')}`,
      ),
      'terms.circle',
      '/metrics/m/requires/1',
    ],
    [
      'a combined metric that is not there',
      metrics('measure: { combines: { all: [a, bb] }, as: share }', other('a')),
      'terms.name-unknown',
      '/metrics/m/measure/combines/all/1',
    ],
    [
      'a combined metric that is not measured on persons',
      metrics(
        'measure: { combines: { any: [a, b] }, as: share }',
        `${other('a')}, ${other('b', 'source: a survey')}`,
      ),
      'terms.combined-not-measured',
      '/metrics/m/measure/combines/any/1',
    ],
    [
      'a metric that combines itself through another',
      metrics(
        'measure: { combines: { all: [a, b] }, as: share }',
        `${other('a')}, ${other('b', 'measure: { combines: { any: [a, c] }, as: share }')}, ${other('c', 'measure: { combines: { weighted: { a: 1, b: 2 } }, as: share }')}`,
      ),
      'terms.circle',
      '/metrics/b/measure/combines/any/1',
    ],
    [
      'a window of its own in a metric that has those of others',
      metrics(
        'window: { counted: after enrolment, closes: 3 months }, measure: { combines: { all: [a, b] }, as: share }',
        `${other('a')}, ${other('b')}`,
      ),
      'terms.word-misplaced',
      '/metrics/m/window',
    ],
    [
      'who left counted otherwise than in the metrics that are combined',
      metrics(
        'leaving: { moved: failure }, measure: { combines: { all: [a, b] }, as: share }',
        `${other('a')}, ${other('b')}`,
      ),
      'terms.word-misplaced',
      '/metrics/m/leaving',
    ],
  ];
  it.each(rows)('%s', (_why, fields, code, path) => {
    const found = findingsIn(fields).map((finding) => [finding.code, finding.at.path]);
    expect(found).toContainEqual([code, path]);
  });
});

/** A change since before the intervention. */
const CHANGE =
  'window: { counted: after enrolment, closes: 6 months }, measure: { observation: d, as: AS, perPerson: latest, baseline: { counted: before enrolment, closes: 6 months } }';

describe('measures: check lets pass', () => {
  it.each([
    [
      'bounds that meet in one value',
      'measure: { observation: d, as: share, counts: { from: 3, to: 3 } }',
    ],
    [
      'outliers among events that are counted',
      'measure: { observation: d, as: count, counts: { from: 5 }, outliers: { to: 9, are: capped } }',
    ],
    [
      'a sum per so many persons against a group',
      'effect: improvement, comparator: { kind: matched-group }, measure: { observation: d, as: sum, per: 100 }',
    ],
  ])('%s', (_, m) => {
    const codes = findingsIn(metrics(m)).map(({ code }) => code);
    expect(codes).not.toContain('terms.bounds-empty');
    expect(codes).not.toContain('terms.word-misplaced');
  });
});

describe('follow-up: check finds', () => {
  const rows: readonly Row[] = [
    [
      'that somebody is followed without data',
      { followUp: '{ leaving: { moved: { counts: followed, data: none } } }' },
      'terms.leaving-data',
      '/followUp/leaving/moved',
    ],
    [
      'failures in a sum that should be low',
      {
        followUp: '{ leaving: { death: failure } }',
        metrics:
          '{ m: { purpose: learning, unit: days, better: lower, measure: { observation: d, as: sum } } }',
      },
      'terms.failure-unknown',
      '/followUp/leaving/death',
    ],
    [
      'failures in a change, which can be for the worse without end',
      metrics(`leaving: { moved: failure }, ${CHANGE.replace('AS', 'mean')}`),
      'terms.failure-unknown',
      '/metrics/m/leaving/moved',
    ],
    [
      'that the missing count as failures where there is no worst figure',
      metrics(`missing: failure, ${CHANGE.replace('AS', 'mean')}`),
      'terms.failure-unknown',
      '/metrics/m/missing',
    ],
    [
      'windows that are cut off where time is not counted',
      metrics(
        'window: { counted: after enrolment, closes: 12 months, unfinished: censored }, measure: { observation: d, as: sum }',
      ),
      'terms.word-misplaced',
      '/metrics/m/window/unfinished',
    ],
    [
      'a historical cohort without days of its own',
      metrics(
        'effect: improvement, comparator: { kind: historical-cohort }, measure: { observation: d, as: mean }',
      ),
      'terms.during-missing',
      '/metrics/m/comparator',
    ],
    [
      'days of a comparison group that needs none',
      metrics(
        'effect: improvement, comparator: { kind: matched-group, during: { from: 2019-01-01, to: 2019-12-31 } }, measure: { observation: d, as: mean }',
      ),
      'terms.word-misplaced',
      '/metrics/m/comparator/during',
    ],
    [
      'excluded days that run backwards',
      {
        followUp: '{ excluded: [ { from: 2020-06-01, to: 2020-03-01, agreedBy: [town, fund] } ] }',
      },
      'terms.dates-backwards',
      '/followUp/excluded/0/to',
    ],
    [
      'days that are left out twice',
      {
        followUp:
          '{ excluded: [ { from: 2020-03-01, to: 2020-06-01, agreedBy: [town, fund] }, { from: 2020-06-01, to: 2020-07-01, agreedBy: [town, fund] } ] }',
      },
      'terms.excluded-twice',
      '/followUp/excluded/1',
    ],
    [
      'days that only one of them agreed on',
      { followUp: '{ excluded: [ { from: 2020-03-01, to: 2020-06-01, agreedBy: [fund] } ] }' },
      'terms.exclusion-not-agreed',
      '/followUp/excluded/0',
    ],
    [
      'an agreement with somebody unknown',
      {
        followUp:
          '{ excluded: [ { from: 2020-03-01, to: 2020-06-01, agreedBy: [town, fund, bank] } ] }',
      },
      'terms.party-unknown',
      '/followUp/excluded/0/agreedBy/2',
    ],
  ];
  it.each(rows)('%s', (_why, fields, code, path) => {
    const found = findingsIn(fields).map((finding) => [finding.code, finding.at.path]);
    expect(found).toContainEqual([code, path]);
  });

  it('nothing in a share of those who changed: whoever failed is not in it', () => {
    const fields = metrics(`missing: failure, ${CHANGE.replace('AS', 'share')}`);
    expect(findingsIn(fields).map(({ code }) => code)).not.toContain('terms.failure-unknown');
  });
});
