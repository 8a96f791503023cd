import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Estimated, isEstimate } from '../../../core/statistics/estimate.ts';
import { clopperPearson } from '../../../core/statistics/proportions/clopper-pearson.ts';
import { fisherP } from '../../../core/statistics/proportions/fisher.ts';
import { newcombe } from '../../../core/statistics/proportions/newcombe.ts';
import { oddsRatio } from '../../../core/statistics/proportions/odds-ratio.ts';
import { riskRatio } from '../../../core/statistics/proportions/risk-ratio.ts';
import { wilson } from '../../../core/statistics/proportions/wilson.ts';
import { expectAgreement, expectAgreements, fromR } from './read-reference.ts';

const [x1 = 0, n1 = 0, x0 = 0, n0 = 0] = fromR('counts');
const STUDY = { intervention: { achieved: x1, of: n1 }, comparison: { achieved: x0, of: n0 } };

function figures(estimated: Estimated): number[] {
  if (!isEstimate(estimated)) throw new Error(estimated.none);
  return [estimated.estimate, estimated.low, estimated.high];
}

const ends = (estimated: Estimated) => figures(estimated).slice(1);

describe('a share agrees with R', () => {
  it('in the study', () => {
    expectAgreements(ends(wilson(STUDY.intervention, 0.95)), fromR('wilson_intervention'), 12);
    const exact = clopperPearson(STUDY.intervention, 0.95);
    expectAgreements(ends(exact), fromR('clopper_pearson_intervention'), 12);
  });

  it.each([
    { achieved: 0, of: 10 },
    { achieved: 10, of: 10 },
    { achieved: 1, of: 1_000_000 },
    { achieved: 7, of: 20 },
  ])('with $achieved of $of', (count) => {
    const name = `${count.achieved}_of_${count.of === 1_000_000 ? '1e+06' : count.of}`;
    expectAgreements(ends(clopperPearson(count, 0.95)), fromR(`clopper_pearson_${name}`), 10);
    expectAgreements(ends(wilson(count, 0.95)), fromR(`wilson_${name}`), 10);
    expectAgreements(ends(wilson(count, 0.9)), fromR(`wilson_90_${name}`), 10);
  });
});

describe('two shares agree with R', () => {
  it('in their difference, ratio and odds', () => {
    expectAgreement(figures(newcombe(STUDY, 0.95))[0], fromR('risk_difference')[0] ?? 0, 12);
    expectAgreements(ends(newcombe(STUDY, 0.95)), fromR('newcombe_hybrid_score'), 12);
    expectAgreements(figures(riskRatio(STUDY, 0.95)), fromR('risk_ratio_log_ci'), 12);
    expectAgreements(figures(oddsRatio(STUDY, 0.95)), fromR('odds_ratio_woolf_ci'), 12);
  });

  it.each([
    { counts: [x1, n1, x0, n0], name: 'fisher_p' },
    { counts: [0, 10, 7, 12], name: 'fisher_0_10_7_12' },
    { counts: [900, 1000, 500, 1000], name: 'fisher_900_1000_500_1000' },
    { counts: [50_100, 100_000, 49_900, 100_000], name: 'fisher_50100_100000_49900_100000' },
    { counts: [3, 10, 3, 10], name: 'fisher_3_10_3_10' },
  ])('in $name', ({ counts: [a = 0, m = 0, b = 0, n = 0], name }) => {
    const p = fisherP({
      intervention: { achieved: a, of: m },
      comparison: { achieved: b, of: n },
    });
    // R itself sums logarithms of factorials: with 200,000 persons it has fewer digits than the exact ratios.
    expectAgreement(p, fromR(name)[0] ?? 0, 10);
  });
});

describe('nobody, none and all', () => {
  const nobody = { achieved: 0, of: 0 };
  const none = { achieved: 0, of: 12 };
  const all = { achieved: 12, of: 12 };
  const some = { achieved: 5, of: 12 };

  it('have no estimate where there is none, with the reason', () => {
    expect(wilson(nobody, 0.95)).toEqual({ method: 'wilson', none: 'nobody' });
    expect(clopperPearson(nobody, 0.95)).toMatchObject({ none: 'nobody' });
    const empty = { intervention: some, comparison: nobody };
    for (const method of [newcombe, riskRatio, oddsRatio]) {
      expect(method(empty, 0.95)).toMatchObject({ none: 'nobody' });
    }
    const dry = { intervention: none, comparison: some };
    expect(riskRatio(dry, 0.95)).toMatchObject({ none: 'no events' });
    expect(oddsRatio(dry, 0.95)).toMatchObject({ none: 'all or none' });
    const zero = { intervention: some, comparison: none };
    expect(riskRatio(zero, 0.95)).toMatchObject({ none: 'comparator is zero' });
    expect(riskRatio({ intervention: all, comparison: all }, 0.95)).toMatchObject({
      none: 'no variation',
    });
  });

  it('still have an interval in a share and in a difference', () => {
    expect(ends(wilson(none, 0.95))[0]).toBe(0);
    expect(ends(wilson(all, 0.95))[1]).toBe(1);
    const [difference, low, high] = figures(
      newcombe({ intervention: all, comparison: none }, 0.95),
    );
    expect(difference).toBe(1);
    expect(low).toBeGreaterThan(0.6);
    expect(high).toBe(1);
  });

  it('leave Fisher’s test without anything to tell', () => {
    expect(fisherP({ intervention: none, comparison: none })).toBe(1);
    expect(fisherP({ intervention: nobody, comparison: nobody })).toBe(1);
    expect(fisherP({ intervention: { achieved: 2.5, of: 4 }, comparison: some })).toBeUndefined();
  });
});

const count = fc
  .tuple(fc.integer({ min: 1, max: 5000 }), fc.double({ min: 0, max: 1, noNaN: true }))
  .map(([of, share]) => ({ achieved: Math.round(of * share), of }));
const level = fc.constantFrom(0.8, 0.9, 0.95, 0.99);

describe('intervals always', () => {
  it('hold their estimate, within what a share or a difference can be', () => {
    fc.assert(
      fc.property(count, count, level, (one, other, wanted) => {
        for (const interval of [wilson(one, wanted), clopperPearson(one, wanted)]) {
          const [estimate = 0, low = 0, high = 0] = figures(interval);
          expect(0 <= low && low <= estimate && estimate <= high && high <= 1).toBe(true);
        }
        const both = { intervention: one, comparison: other };
        const [estimate = 0, low = 0, high = 0] = figures(newcombe(both, wanted));
        expect(low <= estimate && estimate <= high).toBe(true);
        expect(-1 - 1e-12 <= low && high <= 1 + 1e-12).toBe(true);
      }),
    );
  });

  it('turn round when the arms change places', () => {
    fc.assert(
      fc.property(count, count, level, (one, other, wanted) => {
        const there = { intervention: one, comparison: other };
        const back = { intervention: other, comparison: one };
        const [a = 0, low = 0, high = 0] = figures(newcombe(there, wanted));
        const [b = 0, lowBack = 0, highBack = 0] = figures(newcombe(back, wanted));
        expect(b).toBeCloseTo(-a, 12);
        expect(lowBack).toBeCloseTo(-high, 12);
        expect(highBack).toBeCloseTo(-low, 12);
        const ratio = riskRatio(there, wanted);
        const inverse = riskRatio(back, wanted);
        expect(isEstimate(ratio)).toBe(isEstimate(inverse));
        if (isEstimate(ratio) && isEstimate(inverse)) {
          expect(inverse.low * ratio.high).toBeCloseTo(1, 9);
        }
        expect(fisherP(there)).toBeCloseTo(fisherP(back) ?? 0, 10);
      }),
    );
  });

  it('are narrower with four times as many, and wider at a higher level', () => {
    fc.assert(
      fc.property(count, (one) => {
        const width = (interval: Estimated) => {
          const [, low = 0, high = 0] = figures(interval);
          return high - low;
        };
        const more = { achieved: 4 * one.achieved, of: 4 * one.of };
        for (const method of [wilson, clopperPearson]) {
          expect(width(method(more, 0.95))).toBeLessThan(width(method(one, 0.95)));
          expect(width(method(one, 0.99))).toBeGreaterThan(width(method(one, 0.95)));
        }
      }),
    );
  });
});
