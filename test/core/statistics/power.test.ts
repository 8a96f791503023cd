import { describe, expect, it } from 'vitest';
import { adjusted, CORRECTIONS } from '../../../core/statistics/multiple-testing.ts';
import {
  personsForMeans,
  personsForShares,
  powerOfEffect,
  powerOfMeans,
  powerOfShares,
} from '../../../core/statistics/power.ts';
import { expectAgreement, expectAgreements, fromR } from './read-reference.ts';

describe('power agrees with R', () => {
  it('of two shares', () => {
    const study = powerOfShares({ each: 200, shares: [0.35, 0.5] });
    expectAgreement(study, fromR('power_two_proportions_n200_p.35_.50')[0] ?? 0, 11);
    const made = [
      powerOfShares({ each: 50, shares: [0.5, 0.75] }),
      powerOfShares({ each: 1000, shares: [0.1, 0.11] }),
    ];
    expectAgreements(made, fromR('power_prop').slice(0, 2), 11);
  });

  it('of two means', () => {
    const made = [
      powerOfMeans({ each: 20, difference: 1, deviation: 1 }),
      powerOfMeans({ each: 150, difference: 0.2, deviation: 1 }),
    ];
    expectAgreements(made, fromR('power_t').slice(0, 2), 11);
  });

  it('in how many are needed', () => {
    // R seeks them to a ten-thousandth only, unless told to seek nearer.
    const n = personsForShares({ power: 0.8, shares: [0.35, 0.5] });
    expect(n).toBeCloseTo(fromR('n_for_power_.8_p.35_.50')[0] ?? 0, 3);
    const means = [
      personsForMeans({ power: 0.9, difference: 1, deviation: 1 }),
      personsForMeans({ power: 0.8, difference: 2, deviation: 9 }),
    ];
    expectAgreements(means, fromR('power_t').slice(2), 9);
  });
});

describe('power', () => {
  it('of as many as are needed is the power wanted', () => {
    const shares = [0.2, 0.3] as const;
    const each = personsForShares({ power: 0.8, shares }) ?? 0;
    expect(powerOfShares({ each, shares })).toBeCloseTo(0.8, 12);
  });

  it('is never enough for no difference at all', () => {
    expect(personsForShares({ power: 0.8, shares: [0.2, 0.2] })).toBeUndefined();
    expect(personsForMeans({ power: 0.8, difference: 0, deviation: 1 })).toBeUndefined();
  });

  it('of an effect two standard errors away is about a half', () => {
    expect(powerOfEffect({ effect: -1.959963984540054, standardError: 1 })).toBeCloseTo(0.5, 12);
  });
});

describe('several tests', () => {
  const P = [
    0.001, 0.008, 0.039, 0.041, 0.042, 0.06, 0.074, 0.205, 0.212, 0.216, 0.222, 0.251, 0.269, 0.275,
    0.34, 0.341, 0.384, 0.569, 0.594, 0.696, 0.762, 0.94, 0.942, 0.975, 0.986,
  ];

  it.each([
    { by: 'bonferroni', name: 'adjusted_bonferroni' },
    { by: 'holm', name: 'adjusted_holm' },
    { by: 'benjamini-hochberg', name: 'adjusted_BH' },
  ] as const)('are held together as R does: $by', ({ by, name }) => {
    expectAgreements(adjusted(P, by), fromR(name), 12);
  });

  it('keep their places in whatever order they come', () => {
    for (const by of CORRECTIONS) {
      const turned = adjusted([...P].reverse(), by).reverse();
      expect(turned).toEqual(adjusted(P, by));
      expect(adjusted([0.03], by)).toEqual([0.03]);
      expect(adjusted([], by)).toEqual([]);
    }
  });
});
