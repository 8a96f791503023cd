import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../core/outcomes/evaluate.ts';
import type { Enrolment, Observation } from '../../../core/outcomes/records.ts';
import { tippingPoints } from '../../../core/outcomes/tipping/tipping-points.ts';
import { NO_FACTS } from '../../../core/settlement/facts.ts';
import { settle } from '../../../core/settlement/settle.ts';
import type { Metric } from '../../../core/terms/shape/metric.ts';
import type { Terms } from '../../../core/terms/shape/terms.ts';
import { persons, seen, termsWith } from './contract.ts';

const AS_OF = '2020-01-01';

const WORK: Metric = {
  purpose: 'payment',
  unit: 'points',
  better: 'higher',
  missing: 'excluded',
  effect: 'improvement',
  comparator: { kind: 'matched-group' },
  measure: { observation: 'event', as: 'share', counts: { from: '1' } },
};

const GATE: Terms['payments'] = [
  { id: 'bonus', amount: '100 000', when: { work: { from: '5 points' } } },
];

type Data = {
  readonly enrolments: readonly Enrolment[];
  readonly observations: readonly Observation[];
};

type Arm = { readonly achieved: number; readonly failed: number; readonly missing: number };

function armOf(prefix: string, { achieved, failed, missing }: Arm, rest: Partial<Enrolment>): Data {
  const enrolments = persons(achieved + failed + missing, { prefix, ...rest });
  const observations = enrolments
    .slice(0, achieved + failed)
    .map(({ person }, at) => seen(person, { value: at < achieved ? '1' : '0' }));
  return { enrolments, observations };
}

function together(...arms: readonly Data[]): Data {
  return {
    enrolments: arms.flatMap(({ enrolments }) => enrolments),
    observations: arms.flatMap(({ observations }) => observations),
  };
}

function compared(own: Arm, other: Arm): Data {
  return together(armOf('p', own, {}), armOf('c', other, { arm: 'comparison' }));
}

function evaluated(terms: Terms, data: Data) {
  const result = evaluate({ terms, ...data, asOf: AS_OF });
  if (!result.ok) throw new Error(JSON.stringify(result.findings));
  return result.value;
}

function inputOf(terms: Terms, data: Data) {
  const { facts, metrics: outcomes } = evaluated(terms, data);
  return {
    terms: [{ version: 1, hash: 'none', terms }],
    facts: { ...NO_FACTS, ...facts, asOf: AS_OF },
    outcomes,
  };
}

function entitled(terms: Terms, data: Data): string {
  const settled = settle({ ...inputOf(terms, data), settled: [] });
  if (!settled.ok) throw new Error(JSON.stringify(settled.findings));
  return settled.value.entitled;
}

/** What would be paid, had each number of those who are missing been observed with the value. */
function paidFor(terms: Terms, data: Data, { who, value }: { who: string[]; value: string }) {
  return Array.from({ length: who.length + 1 }, (_, turned) => {
    const more = who.slice(0, turned).map((person) => seen(person, { value }));
    return entitled(terms, { ...data, observations: [...data.observations, ...more] });
  });
}

describe('the payment would change', () => {
  it('if 1 of the 4 missing in the comparison group had succeeded', () => {
    // 6 of 10 against 3 of 6 are 10 points; against 4 of 7 they are 2.9, and 5 are paid for.
    const terms = termsWith({ metrics: { work: WORK }, payments: GATE });
    const data = compared(
      { achieved: 6, failed: 4, missing: 0 },
      { achieved: 3, failed: 3, missing: 4 },
    );
    const common = { metric: 'work', of: 'comparison', missing: 4, entitled: '100000' };
    expect(tippingPoints(inputOf(terms, data))).toEqual([
      { ...common, turning: 'failed', persons: null },
      { ...common, turning: 'succeeded', persons: 1, becomes: '0' },
    ]);
  });

  it('with all whom one comparison group is for, once', () => {
    const terms = termsWith({ metrics: { work: WORK }, payments: GATE, cohorts: ['a', 'b'] });
    const own = { achieved: 3, failed: 2, missing: 0 };
    const data = together(
      armOf('a', own, { cohort: 'a' }),
      armOf('b', own, { cohort: 'b' }),
      armOf('c', { achieved: 5, failed: 5, missing: 6 }, { arm: 'comparison' }),
    );
    const who = ['c-11', 'c-12', 'c-13', 'c-14', 'c-15', 'c-16'];
    const paid = paidFor(terms, data, { who, value: '1' });
    const persons = paid.findIndex((each) => each !== paid[0]);
    expect(persons).toBeGreaterThan(0);
    const points = tippingPoints(inputOf(terms, data));
    expect(points.filter(({ turning }) => turning === 'succeeded')).toEqual([
      {
        ...{ metric: 'work', of: 'comparison', turning: 'succeeded', missing: 6, persons },
        ...{ entitled: paid[0], becomes: paid[persons] },
      },
    ]);
  });

  it('if one had been measured of a comparison group of whom nobody was', () => {
    const terms = termsWith({ metrics: { work: WORK }, payments: GATE });
    const data = compared(
      { achieved: 6, failed: 4, missing: 0 },
      { achieved: 0, failed: 0, missing: 2 },
    );
    const [failed] = tippingPoints(inputOf(terms, data));
    expect(failed).toMatchObject({ of: 'comparison', turning: 'failed', persons: 1 });
    expect(failed).toMatchObject({ entitled: '0', becomes: '100000' });
  });
});

describe('a tipping point in either group', () => {
  const arm = fc.record({
    achieved: fc.integer({ min: 1, max: 6 }),
    failed: fc.integer({ min: 0, max: 6 }),
    missing: fc.integer({ min: 0, max: 5 }),
  });

  it('is what the evaluation would pay, had so many been observed so', () => {
    const input = fc.record({
      ...{ own: arm, other: arm, gate: fc.integer({ min: -30, max: 60 }) },
      better: fc.constantFrom('higher', 'lower'),
      missing: fc.constantFrom('excluded', 'failure', 'not improved'),
      effect: fc.constantFrom('improvement', 'ratio', 'extra'),
    });
    fc.assert(
      fc.property(input, ({ own, other, gate, better, missing, effect }) => {
        const metric = { ...WORK, better, missing, effect } as Metric;
        const when = { work: { from: `${effect === 'extra' ? gate / 20 : gate} points` } };
        const payments: Terms['payments'] = [{ id: 'bonus', amount: '100 000', when }];
        const terms = termsWith({ metrics: { work: metric }, payments });
        const data = compared(own, other);
        for (const point of tippingPoints(inputOf(terms, data))) {
          const [prefix, { achieved, failed, missing: count }] =
            point.of === 'comparison' ? (['c', other] as const) : (['p', own] as const);
          const who = Array.from(
            { length: count },
            (_, at) => `${prefix}-${achieved + failed + at + 1}`,
          );
          const isOne = (point.turning === 'succeeded') === (better === 'higher');
          const paid = paidFor(terms, data, { who, value: isOne ? '1' : '0' });
          const at = paid.findIndex((each) => each !== paid[0]);
          expect(point.missing).toBe(count);
          expect(point.persons).toBe(at < 0 ? null : at);
          expect(point.entitled).toBe(paid[0]);
          expect(point.becomes).toBe(at < 0 ? undefined : paid[at]);
        }
      }),
      { numRuns: 60 },
    );
  });
});
