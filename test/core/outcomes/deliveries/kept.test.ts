import { describe, expect, it } from 'vitest';
import { evaluateKept } from '../../../../core/outcomes/deliveries/kept.ts';
import { evaluate } from '../../../../core/outcomes/evaluate.ts';
import type { Enrolment } from '../../../../core/outcomes/records.ts';
import { persons, seen, termsWith } from '../contract.ts';

const terms = termsWith({
  metrics: {
    events: {
      ...{ purpose: 'payment', unit: 'events', better: 'higher' },
      measure: { observation: 'event', as: 'sum' },
    },
  },
  payments: [{ id: 'fees', rates: [{ outcome: 'job', price: '100' }] }],
  followUp: { reEnrolment: 'latest', leaving: { moved: 'missing' } },
});
const asOf = '2018-06-30';

/** The first of three persons leaves, and comes back in the autumn. */
const [first, ...others] = persons(3);
const enrolments = [
  { ...first, leftOn: '2017-07-01', leftReason: 'moved' },
  { ...first, enrolledOn: '2017-09-01' },
  ...others,
] as Enrolment[];
const before = [seen('p-1'), seen('p-1', { observation: 'job' })];
const counting = [seen('p-1', { date: '2017-10-01' }), seen('p-2'), seen('p-3', { value: '0' })];

describe('rows that were taken in', () => {
  it('are not counted where they lie in no window any more, and it is said how many they are', () => {
    const found = evaluateKept({ terms, enrolments, observations: [...before, ...counting], asOf });
    const without = evaluate({ terms, enrolments, observations: counting, asOf });
    if (!found.ok || !without.ok) throw new Error('not evaluated');
    expect(found.value).toEqual(without.value);
    expect(found.value.claims).toEqual([]);
    expect(found.findings.at(-1)).toMatchObject({
      ...{ code: 'outcomes.rows-uncounted', severity: 'warning' },
      facts: { rows: 2, persons: 1 },
    });
  });

  it('are evaluated as ever where all count', () => {
    const all = { terms, enrolments, observations: counting, asOf };
    expect(evaluateKept(all)).toEqual(evaluate(all));
  });

  it('are refused as ever for what else is wrong', () => {
    const observations = [...before, ...counting, seen('p-9')];
    const found = evaluateKept({ terms, enrolments, observations, asOf });
    expect(found.ok).toBe(false);
    expect(found.findings.map(({ code }) => code)).toContain('outcomes.not-enrolled');
  });
});
