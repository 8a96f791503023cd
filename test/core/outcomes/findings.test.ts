import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../core/outcomes/evaluate.ts';
import type { Enrolment, Observation } from '../../../core/outcomes/records.ts';
import type { Metric } from '../../../core/terms/shape/metric.ts';
import { findingWords } from '../../../core/words/findings.ts';
import { persons, seen, termsWith } from './contract.ts';

const employed: Metric = {
  purpose: 'payment',
  unit: '%',
  better: 'higher',
  comparator: { kind: 'matched-group', arm: 'control' },
  window: { counted: 'after enrolment', closes: '12 months' },
  measure: { observation: 'employed', as: 'share' },
};
const terms = termsWith({
  cohorts: ['first', 'second'],
  places: '3',
  phases: { intervention: { from: '2017-01-01', to: '2017-12-31' } },
  metrics: { employed },
  payments: [{ id: 'fees', rates: [{ outcome: 'training_begun', price: '100' }] }],
});
const enrolled = persons(2, { cohort: 'first' });
const control = persons(1, { prefix: 'c', arm: 'control', enrolledOn: '2015-01-01' });

function found(enrolments: Enrolment[], observations: Observation[]) {
  const result = evaluate({ terms, enrolments, observations, asOf: '2020-01-01' });
  return { ok: result.ok, findings: result.findings };
}

describe('enrolments under the terms', () => {
  it('of a matched group need no cohort and no place in the intervention', () => {
    expect(found([...enrolled, ...control], [])).toEqual({ ok: true, findings: [] });
  });

  it.each<[string, Enrolment[], object]>([
    ['outcomes.cohort-missing', persons(1), { cohorts: ['first', 'second'] }],
    ['outcomes.cohort-unknown', persons(1, { cohort: 'third' }), { cohorts: ['first', 'second'] }],
    [
      'outcomes.arm-unknown',
      persons(1, { cohort: 'first', arm: 'comparison' }),
      { arms: ['treatment', 'control'] },
    ],
    [
      'outcomes.enrolment-outside-intervention',
      persons(1, { cohort: 'first', enrolledOn: '2018-01-01' }),
      { from: '2017-01-01', to: '2017-12-31' },
    ],
    ['outcomes.places-exceeded', persons(4, { cohort: 'first' }), { places: '3', enrolled: 4 }],
    ['outcomes.person-enrolled-twice', [...enrolled, ...enrolled.slice(1)], {}],
  ])('are met with %s', (code, enrolments, facts) => {
    expect(found(enrolments, [])).toMatchObject({ ok: false, findings: [{ code, facts }] });
  });

  it('say in which row and column they are wrong', () => {
    const at = { file: 'enrolments.csv', row: 7 };
    const [finding] = found(persons(1, { cohort: 'third', at }), []).findings;
    expect(finding?.at).toEqual({ ...at, field: 'cohort' });
  });
});

describe('observations under the terms', () => {
  const all = [...enrolled, ...control];
  const fine = seen('p-1', { observation: 'employed' });

  it.each<[string, Observation[], object]>([
    ['outcomes.not-enrolled', [{ ...fine, person: 'p-9' }], {}],
    [
      'outcomes.observation-unknown',
      [{ ...fine, observation: 'employd' }],
      { nearest: 'employed', known: ['employed', 'training_begun'] },
    ],
    [
      'outcomes.date-outside-window',
      [{ ...fine, date: '2018-01-01' }],
      { observation: 'employed' },
    ],
    [
      'outcomes.date-outside-window',
      [{ ...fine, date: '2016-12-31' }],
      { observation: 'employed' },
    ],
    [
      'outcomes.observation-not-for-arm',
      [{ ...fine, person: 'c-1', observation: 'training_begun', date: '2015-02-01' }],
      { observation: 'training_begun', arm: 'control' },
    ],
    [
      'outcomes.duplicate-observation',
      [fine, { ...fine, value: '0' }],
      { observation: 'employed' },
    ],
  ])('are met with %s', (code, observations, facts) => {
    expect(found(all, observations)).toMatchObject({ ok: false, findings: [{ code, facts }] });
  });

  it('are all judged, not only the first', () => {
    const { findings } = found(all, [
      { ...fine, person: 'p-8', at: { row: 2 } },
      { ...fine, date: '2019-01-01', at: { row: 3 } },
      { ...fine, observation: 'salary', at: { row: 4 } },
    ]);
    expect(findings.map(({ code, at }) => [code, at.row, at.field])).toEqual([
      ['outcomes.not-enrolled', 2, 'person'],
      ['outcomes.date-outside-window', 3, 'date'],
      ['outcomes.observation-unknown', 4, 'observation'],
    ]);
  });

  it('never bring a person into a finding', () => {
    const { findings } = found(all, [
      { ...fine, person: 'p-8' },
      { ...fine, date: '2019-01-01' },
    ]);
    expect(JSON.stringify(findings)).not.toMatch(/p-\d/);
  });

  it('after the day of the evaluation are remarked on and not counted', () => {
    const input = { terms, enrolments: all, observations: [fine], asOf: '2017-05-31' };
    const result = evaluate(input);
    expect(result).toMatchObject({ ok: true, value: { claims: [] } });
    expect(result.findings.map(({ code }) => code)).toContain('outcomes.after-as-of');
  });
});

describe('metrics that persons cannot tell', () => {
  it.each<[string, Partial<Metric>]>([
    ['requires', { requires: ['other'] }],
    ['combined', { measure: { combines: { all: ['other', 'employed'] }, as: 'share' } }],
    ['no reference', { comparator: { kind: 'difference-in-differences' } }],
    ['no reference', { comparator: { kind: 'own-reference-period' } }],
    [
      'historical-cohort by calendar',
      { comparator: { kind: 'historical-cohort' }, window: { counted: 'in the period' } },
    ],
  ])('are left out with a warning: %s', (obstacle, change) => {
    const result = evaluate({
      terms: termsWith({ metrics: { employed: { ...employed, ...change } } }),
      enrolments: persons(1),
      observations: [],
      asOf: '2020-01-01',
    });
    expect(result).toMatchObject({ ok: true, value: { metrics: [], facts: { metrics: [] } } });
    const [finding] = result.findings;
    expect(finding).toMatchObject({ code: 'outcomes.metric-not-computed', severity: 'warning' });
    expect(finding?.facts).toEqual({ metric: 'employed', obstacle });
    expect(finding && findingWords(finding, 'en').what).not.toContain('undefined');
    expect(finding && findingWords(finding, 'sv').what).not.toContain('undefined');
  });

  it('are noted where the terms say nothing of how they are measured', () => {
    const { measure: _, ...delivered } = employed;
    const result = evaluate({
      terms: termsWith({ metrics: { delivered } }),
      enrolments: persons(1),
      observations: [],
      asOf: '2020-01-01',
    });
    expect(result.findings).toMatchObject([
      { code: 'outcomes.metric-delivered', severity: 'note' },
    ]);
  });

  it('warn when a person enrolled late is compared with a whole reference period', () => {
    const cost: Metric = {
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
    const result = evaluate({
      terms: termsWith({
        metrics: { cost },
        periods: [{ id: 'y1', from: '2017-01-01', to: '2017-12-31' }],
      }),
      enrolments: persons(1, { enrolledOn: '2017-06-01' }),
      observations: [
        seen('p-1', { observation: 'cost', date: '2017-02-01', value: '100' }),
        seen('p-1', { observation: 'cost', date: '2017-07-01', value: '40' }),
      ],
      asOf: '2020-01-01',
    });
    expect(result).toMatchObject({
      ok: true,
      value: { metrics: [{ period: 'y1', own: { sum: '40' }, comparator: { sum: '100' } }] },
      findings: [{ code: 'outcomes.partly-exposed', facts: { persons: 1, period: 'y1' } }],
    });
  });
});
