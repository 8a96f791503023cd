import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../core/outcomes/evaluate.ts';
import type { Evaluation } from '../../../core/outcomes/evaluation.ts';
import { firstChange } from '../../../core/outcomes/tipping/search.ts';
import { tippingPoints } from '../../../core/outcomes/tipping/tipping-points.ts';
import { turnedFacts } from '../../../core/outcomes/tipping/turned-facts.ts';
import { NO_FACTS } from '../../../core/settlement/facts.ts';
import { settle } from '../../../core/settlement/settle.ts';
import type { MISSING_POLICIES } from '../../../core/terms/shape/metric.ts';
import type { Terms } from '../../../core/terms/shape/terms.ts';
import { persons, seen, termsWith } from './contract.ts';

const AS_OF = '2020-01-01';

type Missing = (typeof MISSING_POLICIES)[number];

function termsOf(payments: Terms['payments'], missing: Missing, isCompared: boolean): Terms {
  return termsWith({
    metrics: {
      in_work: {
        ...{ purpose: 'payment', unit: isCompared ? 'points' : '%', better: 'higher', missing },
        ...(isCompared
          ? { effect: 'improvement', comparator: { kind: 'randomised-control' } }
          : {}),
        measure: { observation: 'event', as: 'share' },
      },
    },
    payments,
  });
}

type Counts = { achieved: number; failed: number; missing: number; others: number };

/** So many achieved, failed and missing in each arm; of the comparison group `others` more have failed. */
function evaluated(terms: Terms, { achieved, failed, missing, others }: Counts): Evaluation {
  const count = achieved + failed + missing;
  const rows = (prefix: string, more: number) =>
    Array.from({ length: achieved + failed + more }, (_, at) =>
      seen(`${prefix}-${at + 1}`, { value: at < achieved ? '1' : '0' }),
    );
  const isCompared = terms.metrics?.['in_work']?.comparator !== undefined;
  const group = { prefix: 'c', arm: 'comparison' } as const;
  const result = evaluate({
    terms,
    enrolments: [...persons(count), ...(isCompared ? persons(count + others, group) : [])],
    observations: [...rows('p', 0), ...(isCompared ? rows('c', others) : [])],
    asOf: AS_OF,
  });
  if (!result.ok) throw new Error(JSON.stringify(result.findings));
  return result.value;
}

/** Each tipping point, and what settling with every number of them says. */
function pointsAndTruth(terms: Terms, { facts, metrics: outcomes }: Evaluation) {
  const inForce = [{ version: 1, hash: 'none', terms }];
  const all = { ...NO_FACTS, ...facts, asOf: AS_OF };
  return tippingPoints({ terms: inForce, facts: all, outcomes }).map((point) => {
    const { turning, missing, of: group = 'treatment' } = point;
    const paid = Array.from({ length: missing + 1 }, (_, number) => {
      const metrics = turnedFacts(all, outcomes, { group, turning, persons: number });
      const settled = settle({ terms: inForce, facts: { ...all, metrics }, settled: [] });
      return settled.ok ? settled.value.entitled : 'refused';
    });
    const first = paid.findIndex((each) => each !== paid[0]);
    const truth = first < 0 ? { persons: null } : { persons: first, becomes: paid[first] };
    return { point, truth };
  });
}

/** 2 000 for a share from one bound to below the other, else 1 000. */
function band(from: string, below: string): Terms['payments'][number] {
  const rows = [
    { below: from, is: '1 000' },
    { from, below, is: '2 000' },
    { from: below, is: '1 000' },
  ];
  return { id: 'band', amount: { by: 'in_work', rows } };
}

describe('a payment that comes back to what it was', () => {
  it('changes with the first who reaches a narrow band', () => {
    const terms = termsOf([band('30 %', '31 %')], 'failure', false);
    const evaluation = evaluated(terms, { achieved: 100, failed: 0, missing: 300, others: 0 });
    const [found] = pointsAndTruth(terms, evaluation);
    const point = found?.point;
    expect(point).toMatchObject({ turning: 'succeeded', missing: 300, persons: 20 });
    expect(point).toMatchObject({ entitled: '1000', becomes: '2000' });
  });

  it('changes where settling with every number of the missing says so', () => {
    const given = fc.record({
      isCompared: fc.boolean(),
      missing: fc.constantFrom<Missing>('failure', 'excluded', 'not improved'),
      bound: fc.integer({ min: 1, max: 70 }),
      width: fc.integer({ min: 1, max: 6 }),
      kind: fc.constantFrom('band', 'gate', 'capped', 'rising', 'both'),
      counts: fc.record({
        achieved: fc.integer({ min: 1, max: 60 }),
        failed: fc.integer({ min: 0, max: 60 }),
        missing: fc.integer({ min: 1, max: 90 }),
        others: fc.integer({ min: 0, max: 40 }),
      }),
    });
    let [turned, same] = [0, 0];
    fc.assert(
      fc.property(given, ({ isCompared, missing, bound, width, kind, counts }) => {
        const unit = isCompared ? 'points' : '%';
        const [from, below] = [`${bound} ${unit}`, `${bound + width} ${unit}`];
        const price = { id: 'part', price: '1 000', each: `1 ${unit}`, of: 'in_work' };
        const bonus = { id: 'bonus', amount: '5 000', when: { in_work: { from, below } } };
        const rise = [
          { below: from, is: '0' },
          { from, below, is: '0', risingTo: '9 000' },
          { from: below, is: '9 000' },
        ];
        const payments: Record<typeof kind, Terms['payments']> = {
          band: [band(from, below)],
          gate: [bonus],
          capped: [{ ...price, atMost: `${bound * 1000}` }, bonus],
          rising: [{ id: 'rise', amount: { by: 'in_work', rows: rise } }],
          both: [{ ...price, atMost: '4 000' }, bonus, band(below, `${bound + width + 2} ${unit}`)],
        };
        const terms = termsOf(payments[kind], missing, isCompared);
        for (const { point, truth } of pointsAndTruth(terms, evaluated(terms, counts))) {
          expect(point).toMatchObject(truth);
          if (point.missing <= 24) continue;
          turned += Number(truth.persons !== null);
          same += Number(truth.persons === null);
        }
      }),
      { numRuns: 25 },
    );
    expect(turned).toBeGreaterThan(3);
    expect(same).toBeGreaterThan(3);
  });
});

describe('the first number at which something differs', () => {
  it('is found in few looks, however narrow what lies between is', () => {
    let looks = 0;
    const found = firstChange((number) => {
      looks += 1;
      const way = number < 123_456 ? 'below' : number < 123_460 ? 'in' : 'above';
      return { value: way === 'in' ? 'b' : 'a', way };
    }, 1_000_000);
    expect(found).toEqual({ at: 123_456, becomes: 'b' });
    expect(looks).toBeLessThan(60);
  });

  it('is that at which a value begins to rise on one way', () => {
    const of = (number: number) => ({ value: String(Math.max(0, number - 777)), way: 'one' });
    expect(firstChange(of, 100_000)).toEqual({ at: 778, becomes: '1' });
  });

  it('is none where nothing differs, and where there is no number', () => {
    expect(firstChange(() => ({ value: 'a', way: '' }), 41)).toBeUndefined();
    expect(firstChange(() => ({ value: 'a', way: '' }), 0)).toBeUndefined();
  });

  it('is looked for at each of few numbers', () => {
    const of = (number: number) => ({ value: number === 13 ? 'b' : 'a', way: 'one' });
    expect(firstChange(of, 20)).toEqual({ at: 13, becomes: 'b' });
  });
});
