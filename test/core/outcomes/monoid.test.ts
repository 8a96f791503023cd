import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concludeOutcomes } from '../../../core/outcomes/effects/conclude.ts';
import { evaluate } from '../../../core/outcomes/evaluate.ts';
import { planOf } from '../../../core/outcomes/plan/plan.ts';
import type { Enrolment, Observation } from '../../../core/outcomes/records.ts';
import { mergePartials, NO_OUTCOME, tallyPersons } from '../../../core/outcomes/tallies/partial.ts';
import { MISSING_POLICIES } from '../../../core/terms/shape/metric.ts';
import { termsWith } from './contract.ts';

const AS_OF = '2019-06-30';
const window = { counted: 'after enrolment', closes: '12 months' } as const;
const reference = { counted: 'before enrolment', closes: '6 months' } as const;

/** Terms that use every way of measuring and comparing at once. */
const terms = (missing: (typeof MISSING_POLICIES)[number]) =>
  termsWith({
    cohorts: ['first', 'second'],
    periods: [
      { id: 'y1', from: '2017-01-01', to: '2017-12-31' },
      { id: 'y2', from: '2018-01-01', to: '2018-12-31' },
    ],
    metrics: {
      score: {
        ...{ purpose: 'payment', unit: 'points', better: 'higher', effect: 'improvement', missing },
        comparator: { kind: 'own-reference-period', reference },
        window,
        measure: { observation: 'score', as: 'mean', duplicates: 'latest' },
      },
      passed: {
        ...{ purpose: 'payment', unit: '%', better: 'higher', effect: 'ratio', missing },
        comparator: { kind: 'matched-group' },
        window,
        measure: {
          observation: 'score',
          as: 'share',
          counts: { from: '50' },
          duplicates: 'latest',
        },
      },
      total: {
        ...{ purpose: 'payment', unit: 'SEK', better: 'lower', effect: 'improvement', missing },
        comparator: { kind: 'forecast', value: '100' },
        measure: { observation: 'score', as: 'sum', duplicates: 'sum' },
      },
    },
    payments: [{ id: 'fees', rates: [{ outcome: 'job', price: '100' }] }],
  });

const NAMES = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];

const enrolment = (person: string): fc.Arbitrary<Enrolment> =>
  fc
    .record({
      month: fc.integer({ min: 1, max: 9 }),
      cohort: fc.constantFrom('first', 'second'),
      arm: fc.constantFrom('treatment', 'treatment', 'comparison'),
      left: fc.option(fc.constantFrom('2017-11-01', '2018-04-01'), { nil: undefined }),
    })
    .map(({ month, cohort, arm, left }) => ({
      person,
      enrolledOn: `2017-0${month}-15`,
      cohort,
      arm,
      ...(left === undefined ? {} : { leftOn: left }),
    }));

/** Observations that lie in the window of everybody who was enrolled in 2017, or in the reference. */
const observation: fc.Arbitrary<Omit<Observation, 'at'>> = fc.record({
  person: fc.constantFrom(...NAMES),
  observation: fc.constant('score'),
  date: fc.constantFrom('2017-09-20', '2017-10-01', '2017-12-01', '2018-01-10'),
  value: fc
    .tuple(fc.integer({ min: 0, max: 99 }), fc.integer({ min: 0, max: 99 }))
    .map(([whole, part]) => `${whole}.${part}`),
});

const data = fc.record({
  missing: fc.constantFrom(...MISSING_POLICIES),
  enrolments: fc.tuple(...NAMES.map(enrolment)),
  observations: fc
    .array(observation, { maxLength: 30 })
    .map((rows) => rows.map((row, index) => ({ ...row, at: { row: index + 2 } }))),
});

describe('the outcome of a group of persons', () => {
  it('never depends on the order of the rows', () => {
    const shuffled = data.chain((input) =>
      fc.record({
        input: fc.constant(input),
        enrolments: fc.shuffledSubarray([...input.enrolments], { minLength: NAMES.length }),
        observations: fc.shuffledSubarray(input.observations, {
          minLength: input.observations.length,
        }),
      }),
    );
    fc.assert(
      fc.property(shuffled, ({ input, enrolments, observations }) => {
        const common = { terms: terms(input.missing), asOf: AS_OF };
        const one = evaluate({ ...common, ...input });
        const other = evaluate({ ...common, enrolments, observations });
        expect(one.ok).toBe(true);
        expect(other).toEqual(one);
      }),
    );
  });

  it('is the merged outcome of its parts, however the persons are divided', () => {
    const divided = fc.record({
      input: data,
      parts: fc.array(fc.nat(2), { minLength: 8, maxLength: 8 }),
    });
    fc.assert(
      fc.property(divided, ({ input, parts }) => {
        const plan = planOf(terms(input.missing));
        const { enrolments, observations } = input;
        const partOf = (person: string) => parts[NAMES.indexOf(person)];
        const tallied = [0, 1, 2].map((part) =>
          tallyPersons(plan, {
            enrolments: enrolments.filter(({ person }) => partOf(person) === part),
            observations: observations.filter(({ person }) => partOf(person) === part),
            asOf: AS_OF,
          }),
        );
        const merged = mergePartials([...tallied, NO_OUTCOME]);
        const backwards = mergePartials([...tallied].reverse());
        const whole = evaluate({ terms: plan.terms, enrolments, observations, asOf: AS_OF });
        expect(backwards).toEqual(merged);
        expect(whole.ok && whole.value).toEqual(
          concludeOutcomes(plan, { partial: merged, asOf: AS_OF }),
        );
      }),
    );
  });

  it('always shows denominators that add up, and a worst case that is no better', () => {
    fc.assert(
      fc.property(data, (input) => {
        const result = evaluate({ terms: terms(input.missing), asOf: AS_OF, ...input });
        for (const outcome of result.ok ? result.value.metrics : []) {
          const { enrolled, reached, measured, missing } = outcome.denominators;
          expect(measured + missing).toBe(reached);
          expect(reached).toBeLessThanOrEqual(enrolled);
          if (outcome.effect === null || outcome.worstCase.effect === null) continue;
          expect(Number(outcome.worstCase.effect)).toBeLessThanOrEqual(Number(outcome.effect));
        }
      }),
    );
  });
});
