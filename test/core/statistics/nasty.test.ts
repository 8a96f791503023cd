import { describe, expect, it } from 'vitest';
import { bootstrap } from '../../../core/statistics/bootstrap.ts';
import { type Estimated, isEstimate } from '../../../core/statistics/estimate.ts';
import { adjusted } from '../../../core/statistics/multiple-testing.ts';
import {
  personsForMeans,
  personsForShares,
  powerOfMeans,
  powerOfShares,
} from '../../../core/statistics/power.ts';
import { clopperPearson } from '../../../core/statistics/proportions/clopper-pearson.ts';
import { fisherP } from '../../../core/statistics/proportions/fisher.ts';
import { newcombe } from '../../../core/statistics/proportions/newcombe.ts';
import { oddsRatio } from '../../../core/statistics/proportions/odds-ratio.ts';
import { riskRatio } from '../../../core/statistics/proportions/risk-ratio.ts';
import { wilson } from '../../../core/statistics/proportions/wilson.ts';
import { NASTY, PERSONS } from './nasty-persons.ts';
import { oursOf } from './nasty-studies.ts';
import { expectAgreements, fromR } from './read-reference.ts';

const ends = (made: Estimated) => (isEstimate(made) ? [made.low, made.high] : []);
const all = (made: Estimated) => (isEstimate(made) ? [made.estimate, ...ends(made)] : []);

describe('on awkward data R says the same to nine digits', () => {
  const cases = NASTY.flatMap((study) =>
    Object.entries(oursOf(study)).map(([name, own]) => ({ study, name, own })),
  );

  it.each(cases)('$study: $name', ({ study, name, own }) => {
    const theirs = fromR(`${study}_${name}`);
    expect(own).toHaveLength(theirs.length);
    // Of a median without both ends nothing is told: R tells what there is of it.
    const told = theirs.map((value, at) =>
      name === 'medians' &&
      theirs
        .slice(3 * Math.floor(at / 3))
        .slice(0, 3)
        .some(Number.isNaN)
        ? Number.NaN
        : value,
    );
    expect(own.map(Number.isNaN)).toEqual(told.map(Number.isNaN));
    const known = (values: readonly number[]) => values.filter((_, at) => !Number.isNaN(own[at]));
    expectAgreements(known(own), known(told), 9);
  });
});

describe('shares of none, of all, and of a million', () => {
  const tables = [
    [0, 10, 5, 10],
    [10, 10, 3, 9],
    [0, 1, 0, 1],
    [1, 1000000, 3, 1000000],
    [999999, 1000000, 999990, 1000000],
    [1, 3, 0, 2500000],
    [7, 7, 0, 9],
    [500000, 1000000, 501000, 1000000],
    [1, 2, 1999999, 2000000],
    [12, 40, 30, 41],
    [200000, 1000000, 20, 1000],
  ] as const;

  it.each(tables)('%i of %i and %i of %i: as R', (a, n, c, m) => {
    const name = `_${[a, n, c, m].join('_')}`;
    const [one, two] = [
      { achieved: a, of: n },
      { achieved: c, of: m },
    ];
    const both = { intervention: one, comparison: two };
    expectAgreements(
      [one, two].flatMap((count) => ends(wilson(count, 0.95))),
      fromR(`wilson${name}`),
      9,
    );
    expectAgreements(
      [one, two].flatMap((count) => ends(clopperPearson(count, 0.99))),
      fromR(`clopper_pearson_99${name}`),
      9,
    );
    expectAgreements(all(newcombe(both, 0.95)), fromR(`newcombe${name}`), 9);
    // R adds logarithms of factorials: of millions it has fewer digits than nine.
    expectAgreements([fisherP(both)], fromR(`fisher${name}`), n + m > 1e5 ? 7 : 9);
    if (a > 0 && c > 0) {
      expectAgreements(all(riskRatio(both, 0.95)), fromR(`risk_ratio${name}`), 9);
    }
    if (a > 0 && c > 0 && a < n && c < m) {
      expectAgreements(all(oddsRatio(both, 0.95)), fromR(`odds_ratio${name}`), 9);
    }
  });
});

describe('power', () => {
  it('of two means, from two persons in each arm to a hundred thousand, is R’s', () => {
    for (const each of [2, 3, 7, 60, 1000, 100000]) {
      for (const [difference, alpha] of [
        [0.5, 0.05],
        [2, 0.01],
        [0.01, 0.05],
      ] as const) {
        const made = powerOfMeans({ each, difference, deviation: 1, level: 1 - alpha });
        expectAgreements([made], fromR(`power_t_${each}_${difference}_${alpha}`), 9);
      }
    }
  });

  it('of two shares, with none in one arm too, is R’s', () => {
    const cases: readonly [string, number, [number, number]][] = [
      ['2_0_1', 2, [0, 1]],
      ['30_0_0.2', 30, [0, 0.2]],
      ['9_0.5_0.9', 9, [0.5, 0.9]],
      ['100000_0.01_0.011', 100000, [0.01, 0.011]],
      ['1000000_0.5_0.5005', 1000000, [0.5, 0.5005]],
    ];
    for (const [name, each, shares] of cases) {
      expectAgreements([powerOfShares({ each, shares })], fromR(`power_prop_${name}`), 9);
    }
  });

  it('wanted needs as many as R says, also of a difference in a hundred thousand', () => {
    const means = [
      personsForMeans({ power: 0.8, difference: 0.001, deviation: 1 }),
      personsForMeans({ power: 0.99, difference: 9, deviation: 1 }),
      personsForMeans({ power: 0.8, difference: 0.5, deviation: 3, level: 0.999 }),
    ];
    expectAgreements(means, fromR('needed_t'), 9);
    const shares = [
      personsForShares({ power: 0.8, shares: [0.5, 0.50001] }),
      personsForShares({ power: 0.9, shares: [0.001, 0.002] }),
      personsForShares({ power: 0.8, shares: [0, 0.4] }),
    ];
    expectAgreements(shares, fromR('needed_prop'), 9);
  });
});

describe('bootstrap’s ends', () => {
  const DRAWS = { seed: 20261128, count: 999 };
  const after = PERSONS.slice(0, 12).map((person) => person.number('after'));
  const reached = [0, 0, 1, 0, 0, 0, 1, 0, 0, 1, 0, 0];
  const squares = after.map((_, at) => 1e6 + (at + 1) ** 2);
  const mean = (values: readonly number[], units: readonly number[]) =>
    units.reduce((sum, unit) => sum + (values[unit] ?? 0), 0) / units.length;
  const statistics: Record<string, (units: readonly number[]) => number> = {
    median: (units) => {
      const sorted = units.map((unit) => after[unit] ?? 0).sort((one, other) => one - other);
      return ((sorted[5] ?? 0) + (sorted[6] ?? 0)) / 2;
    },
    share: (units) => mean(reached, units),
    ratio: (units) => mean(squares, units) / mean(squares, [...units].reverse().slice(0, 6)),
  };

  it.each(Object.entries(statistics))('are R’s percentiles of the same draws: %s', (name, of) => {
    for (const level of [0.5, 0.9, 0.95, 0.99, 0.999]) {
      const statistic = ([units = new Int32Array()]: readonly Int32Array[]) => of([...units]);
      const made = bootstrap({ sizes: [12], statistic, level, ...DRAWS });
      const error = isEstimate(made) ? made.standardError : Number.NaN;
      expectAgreements([...all(made), error], fromR(`bootstrap_${name}_${level}`), 9);
    }
  });
});

it('tests that tie, none and certainty among them, are held together as R does', () => {
  const p = [1, 0, 0.04, 0.04, 1e-300, 0.04, 0.5, 1, 0.013, 1e-16];
  expectAgreements(adjusted(p, 'bonferroni'), fromR('tied_bonferroni'), 12);
  expectAgreements(adjusted(p, 'holm'), fromR('tied_holm'), 12);
  expectAgreements(adjusted(p, 'benjamini-hochberg'), fromR('tied_BH'), 12);
});
