import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { weightedDifference } from '../../../core/statistics/clusters/weighted.ts';
import { isEstimate } from '../../../core/statistics/estimate.ts';
import { logistic } from '../../../core/statistics/matching/logistic.ts';
import { nearestNeighbours } from '../../../core/statistics/matching/nearest.ts';
import {
  personsForMeans,
  personsForShares,
  powerOfShares,
} from '../../../core/statistics/power.ts';
import { wilson } from '../../../core/statistics/proportions/wilson.ts';
import { negativeBinomialRatio } from '../../../core/statistics/rates/negative-binomial.ts';
import { timedRate } from '../../../core/statistics/rates/person-time.ts';
import { quasiPoissonRatio } from '../../../core/statistics/rates/quasi-poisson.ts';
import { type PersonEvents, rateOf } from '../../../core/statistics/rates/rate.ts';
import { medianTime } from '../../../core/statistics/survival/median.ts';
import { expectAgreement, expectAgreements } from './read-reference.ts';

const times = <T>(count: number, each: (at: number) => T) =>
  Array.from({ length: count }, (_, at) => each(at));
const counts = (...events: number[]) => events.map((each) => ({ events: each, exposure: 1 }));

describe('the time by which half have had the event', () => {
  it('is the day on which half have had it, of any even number of persons', () => {
    for (let half = 5; half <= 600; half += 1) {
      const persons = times(2 * half, (at) => ({ time: at + 1, events: 1, censored: 0 }));
      const made = medianTime(persons, 0.95);
      expect(isEstimate(made) && made.estimate).toBe(half);
    }
  });
});

describe('the negative binomial', () => {
  it('is none where counts are less uneven than chance has them, whatever rounding leaves', () => {
    const even = [counts(0, 0, 0, 1), counts(2, 3, 2, 2, 3, 2), counts(1e6, 1e6 + 1, 999_999)];
    for (const arm of even) {
      expect(negativeBinomialRatio(arm, arm, 0.95)).toEqual({
        ratio: { method: 'negative-binomial', none: 'not over-dispersed' },
      });
    }
  });

  it('finds its rates also where times at risk lie twelve powers of ten apart', () => {
    // By forty digits of arithmetic: ratio, theta, standard error.
    const own = [
      { events: 3, exposure: 1e-6 },
      { events: 9, exposure: 1e6 },
      { events: 0, exposure: 2 },
    ];
    const other = [
      { events: 1, exposure: 1e4 },
      { events: 7, exposure: 1e-3 },
    ];
    const { ratio, theta } = negativeBinomialRatio(own, other, 0.95);
    if (!isEstimate(ratio)) throw new Error(ratio.none);
    const theirs = [276.89813277535728, 0.0584163244479007, 3.801047033818593];
    expectAgreements([ratio.estimate, theta, ratio.standardError], theirs, 10);
  });
});

describe('rates that nobody’s events differ from', () => {
  const alike = (count: number, person: PersonEvents) => times(count, () => person);

  it('have no interval of a breadth that only rounding makes', () => {
    const [own, other] = [
      alike(30, { events: 3, exposure: 0.1 }),
      alike(30, { events: 7, exposure: 0.3 }),
    ];
    const made = quasiPoissonRatio(rateOf(own), rateOf(other), 0.95);
    expect(made).toEqual({ method: 'quasi-poisson', none: 'no variation' });
    for (const exposure of [0.1, 0.3, 0.7, 1 / 3]) {
      const [persons, events] = [30, 7];
      const sums = rateOf(alike(persons, { events, exposure }));
      const squares = { squares: persons * 49, exposureSquares: persons * exposure ** 2 };
      const timed = { ...sums, ...squares, products: events * sums.exposure };
      const rate = timedRate({ own: timed, comparison: timed, level: 0.95 });
      expect(rate).toEqual({ method: 'poisson-robust', none: 'no variation' });
    }
  });
});

describe('matching', () => {
  it.each([0.1, 0.3, 1 / 3, 1e6 + 0.1])(
    'names a covariate in which all are %d as constant',
    (same) => {
      for (const persons of [3, 7, 10, 100]) {
        const rows = times(persons, (at) => [at % 3, same]);
        const outcome = times(persons, (at) => (at % 2 === 0 ? 1 : 0));
        expect(logistic({ rows, outcome })).toEqual({ none: 'constant covariate' });
      }
    },
  );

  it('names a covariate that is no number', () => {
    const rows = [[1], [Number.NaN], [3], [2]];
    expect(logistic({ rows, outcome: [0, 1, 1, 0] })).toEqual({ none: 'not a number' });
  });

  it('with reuse gives everybody as many different persons as are asked for: the nearest of all', () => {
    const scores = fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 20 });
    const scored = (name: string) => (each: readonly number[]) =>
      each.map((score, at) => ({
        id: `${name}${String(at).padStart(2, '0')}`,
        score: 100 * score,
      }));
    const most = fc.integer({ min: 1, max: 4 });
    fc.assert(
      fc.property(scores.map(scored('t')), scores.map(scored('c')), most, (own, others, ratio) => {
        const found = nearestNeighbours({
          intervention: own,
          comparison: others,
          ratio,
          reuse: true,
          caliper: 300,
        });
        for (const { id, score } of own) {
          const gap = (one: { score: number }) => Math.abs(one.score - score);
          const near = others
            .filter((one) => gap(one) <= 300)
            .sort((one, other) => gap(one) - gap(other) || (one.id < other.id ? -1 : 1))
            .slice(0, ratio);
          expect(found.find((one) => one.id === id)?.matched).toEqual(near.map((one) => one.id));
        }
      }),
    );
  });
});

describe('small ends and large figures keep their digits', () => {
  it('in Wilson’s interval of a part of one person', () => {
    // (x ÷ n)² ÷ (x ÷ n + z² ÷ n), nearly, of so small a part.
    const made = wilson({ achieved: 1e-9, of: 1e6 }, 0.95);
    expectAgreement(isEstimate(made) ? made.low : 0, 2.6031777149148e-25, 9);
  });

  it('in a weighted difference of figures near a thousand million', () => {
    const arm = (shift: number) =>
      times(40, (at) => ({
        cluster: `${shift}-${at}`,
        figure: 1e9 + shift + (at % 5),
        weight: 0.1 + (at % 2),
      }));
    const far = weightedDifference({ intervention: arm(1), comparison: arm(0.25), level: 0.95 });
    expectAgreement(isEstimate(far) ? far.estimate : 0, 0.75, 12);
  });
});

describe('how many persons are needed', () => {
  it('is nobody’s number where not all the world is enough, and otherwise gives the power back', () => {
    expect(personsForMeans({ power: 1.01, difference: 1, deviation: 1 })).toBeUndefined();
    expect(personsForShares({ power: 0.8, shares: [0.5, 0.5 + 1e-9] })).toBeUndefined();
    const shares = [0.5, 0.50001] as const;
    const each = personsForShares({ power: 0.8, shares }) ?? 0;
    expect(powerOfShares({ each, shares })).toBeCloseTo(0.8, 12);
  });

  it('is of no use where nobody, or everybody, has the outcome in both arms', () => {
    expect(powerOfShares({ each: 10, shares: [0, 0] })).toBe(0);
    expect(powerOfShares({ each: 10, shares: [1, 1] })).toBe(0);
    expect(powerOfShares({ each: 10, shares: [0, 1] })).toBe(1);
  });
});
