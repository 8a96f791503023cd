import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clusteredRatio } from '../../../core/statistics/clusters/robust.ts';
import { clusterSums } from '../../../core/statistics/clusters/sums.ts';
import { type Estimated, isEstimate } from '../../../core/statistics/estimate.ts';
import { negativeBinomialRatio } from '../../../core/statistics/rates/negative-binomial.ts';
import { timedRate } from '../../../core/statistics/rates/person-time.ts';
import {
  dispersion,
  quasiPoissonRate,
  quasiPoissonRatio,
} from '../../../core/statistics/rates/quasi-poisson.ts';
import { rateOf } from '../../../core/statistics/rates/rate.ts';
import {
  COMPARED,
  expectAgreement,
  expectAgreements,
  fromR,
  type StudyRow,
  TREATED,
} from './read-reference.ts';

const events = (rows: readonly StudyRow[]) =>
  rows.map((row) => ({ events: row.events, exposure: row.years }));
const [OWN, OTHER] = [rateOf(events(TREATED)), rateOf(events(COMPARED))];
const [first] = [(name: string) => fromR(name)[0] ?? Number.NaN];

function known(estimated: Estimated) {
  if (!isEstimate(estimated)) throw new Error(estimated.none);
  return estimated;
}

describe('a ratio of rates agrees with R', () => {
  it('under quasi-Poisson, with its dispersion', () => {
    const { estimate, standardError, low, high, p } = known(quasiPoissonRatio(OWN, OTHER, 0.95));
    expectAgreement(estimate, first('rate_ratio_quasipoisson'), 12);
    expectAgreement(standardError, first('rate_ratio_quasipoisson_se_log'), 9);
    expectAgreement(dispersion([OWN, OTHER]), first('dispersion'), 9);
    const converged = [standardError, dispersion([OWN, OTHER])];
    expectAgreements(converged, fromR('quasi_se_log_dispersion'), 11);
    expectAgreements([low, high], fromR('quasi_interval_t'), 11);
    expectAgreement(p, first('quasi_p_t'), 10);
  });

  it('of one arm alone', () => {
    const { estimate, standardError } = known(quasiPoissonRate(OWN, { level: 0.95 }));
    const one = [estimate, standardError, dispersion([OWN])];
    expectAgreements(one, fromR('quasi_one_arm_rate_se'), 11);
  });

  it('with cluster-robust errors', () => {
    const sums = (rows: readonly StudyRow[]) =>
      clusterSums(
        rows.map((row) => ({
          cluster: row.site,
          figure: row.events / row.years,
          weight: row.years,
        })),
      );
    const arms = { intervention: sums(TREATED), comparison: sums(COMPARED), level: 0.95 };
    const plain = known(clusteredRatio({ ...arms, correction: 'CR0' }, 'poisson-cluster'));
    const small = known(clusteredRatio({ ...arms, correction: 'CR1' }, 'poisson-cluster'));
    expectAgreement(plain.standardError, first('rate_ratio_poisson_cluster_se_log_CR0'), 11);
    expectAgreement(small.standardError, first('poisson_cluster_CR1'), 11);
    expect(small.degrees).toBe(11);
  });

  it('robust to uneven events, person by person', () => {
    const timed = (rows: readonly StudyRow[]) => ({
      persons: rows.length,
      events: rows.reduce((sum, row) => sum + row.events, 0),
      exposure: rows.reduce((sum, row) => sum + row.years, 0),
      squares: rows.reduce((sum, row) => sum + row.events ** 2, 0),
      exposureSquares: rows.reduce((sum, row) => sum + row.years ** 2, 0),
      products: rows.reduce((sum, row) => sum + row.events * row.years, 0),
    });
    const [own, comparison] = [timed(TREATED), timed(COMPARED)];
    const both = known(timedRate({ own, comparison, level: 0.95 }));
    expectAgreement(both.estimate, first('rate_ratio_quasipoisson'), 12);
    expectAgreement(both.standardError, first('poisson_HC1'), 10);
    const alone = known(timedRate({ own, level: 0.95 }));
    expectAgreement(alone.standardError, first('poisson_one_HC1'), 10);
    const none = { ...own, events: 0, squares: 0, products: 0 };
    expect(timedRate({ own: none, comparison, level: 0.95 })).toMatchObject({ none: 'no events' });
    expect(timedRate({ own, comparison: none, level: 0.95 })).toMatchObject({
      none: 'comparator is zero',
    });
    const nobody = { ...none, persons: 0, exposure: 0, exposureSquares: 0 };
    expect(timedRate({ own: nobody, level: 0.95 })).toMatchObject({ none: 'nobody' });
  });

  it('under the negative binomial, with theta', () => {
    const { ratio, theta } = negativeBinomialRatio(events(TREATED), events(COMPARED), 0.95);
    const { estimate, standardError } = known(ratio);
    expectAgreement(estimate, first('rate_ratio_negbin'), 9);
    expectAgreement(theta, first('negbin_theta'), 7);
    expectAgreement(standardError, first('negbin_se_log'), 9);
    const [wanted = 0, thetaWanted = 0, seWanted = 0] = fromR(
      'negbin_converged_ratio_theta_se_theta_se',
    );
    expectAgreement(estimate, wanted, 11);
    expectAgreement(theta, thetaWanted, 11);
    expectAgreement(standardError, seWanted, 11);
  });
});

describe('rates that say nothing', () => {
  const person = (count: number) => ({ events: count, exposure: 1 });
  const none = [person(0), person(0), person(0)];
  const some = [person(0), person(4), person(1)];

  it('have no estimate, with the reason', () => {
    expect(quasiPoissonRatio(rateOf(none), rateOf(some), 0.95)).toMatchObject({
      none: 'no events',
    });
    expect(quasiPoissonRatio(rateOf(some), rateOf(none), 0.95)).toMatchObject({
      none: 'comparator is zero',
    });
    expect(quasiPoissonRatio(rateOf([]), rateOf(some), 0.95)).toMatchObject({ none: 'nobody' });
    expect(quasiPoissonRate(rateOf(none), { level: 0.95 })).toMatchObject({ none: 'no events' });
    const even = [person(2), person(2), person(2)];
    expect(quasiPoissonRatio(rateOf(even), rateOf(even), 0.95)).toMatchObject({
      none: 'no variation',
    });
  });

  it('are no negative binomial where they are even, in parts, or nothing', () => {
    const even = Array.from({ length: 40 }, (_, at) => person(3 + (at % 2)));
    const ratio = (own: typeof some, other: typeof some) =>
      negativeBinomialRatio(own, other, 0.95).ratio;
    expect(ratio(even, even)).toMatchObject({ none: 'not over-dispersed' });
    expect(ratio([person(1.5)], some)).toMatchObject({ none: 'not whole counts' });
    expect(ratio(none, some)).toMatchObject({ none: 'no events' });
    expect(ratio(some, none)).toMatchObject({ none: 'comparator is zero' });
    expect(ratio([], some)).toMatchObject({ none: 'nobody' });
  });

  it('have one cluster too few', () => {
    const sums = clusterSums([
      { cluster: 'a', figure: 2 },
      { cluster: 'a', figure: 0 },
    ]);
    const arms = { intervention: sums, comparison: sums, level: 0.95, correction: 'CR1' } as const;
    expect(clusteredRatio(arms)).toMatchObject({ none: 'too few clusters' });
  });
});

const persons = fc.array(
  fc.record({ events: fc.integer({ min: 0, max: 20 }), exposure: fc.constantFrom(0.5, 1, 1.25) }),
  { minLength: 3, maxLength: 40 },
);

describe('rate ratios always', () => {
  it('turn round when the arms change places, and hold their estimate', () => {
    fc.assert(
      fc.property(persons, persons, (one, other) => {
        const there = quasiPoissonRatio(rateOf(one), rateOf(other), 0.9);
        const back = quasiPoissonRatio(rateOf(other), rateOf(one), 0.9);
        expect(isEstimate(there)).toBe(isEstimate(back));
        if (!isEstimate(there) || !isEstimate(back)) return;
        expect(there.low <= there.estimate && there.estimate <= there.high).toBe(true);
        expect(back.estimate * there.estimate).toBeCloseTo(1, 10);
        expect(back.low * there.high).toBeCloseTo(1, 8);
      }),
    );
  });

  it('never depend on the order of persons in the negative binomial, nor answer what is no number', () => {
    fc.assert(
      fc.property(persons, persons, (one, other) => {
        const there = negativeBinomialRatio(one, other, 0.9);
        expect(negativeBinomialRatio([...one].reverse(), [...other].reverse(), 0.9)).toEqual(there);
        if (isEstimate(there.ratio)) expect(Number.isFinite(there.ratio.high)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});
