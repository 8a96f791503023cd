import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differenceInDifferences } from '../../../core/statistics/clusters/difference-in-differences.ts';
import { clusteredDifference, clusteredLevel } from '../../../core/statistics/clusters/robust.ts';
import { clusterSums } from '../../../core/statistics/clusters/sums.ts';
import { weightedDifference } from '../../../core/statistics/clusters/weighted.ts';
import { type Estimated, isEstimate } from '../../../core/statistics/estimate.ts';
import { ratioOfMeans } from '../../../core/statistics/means/ratio.ts';
import { sampleOf } from '../../../core/statistics/means/sample.ts';
import { student } from '../../../core/statistics/means/student.ts';
import { welch } from '../../../core/statistics/means/welch.ts';
import {
  COMPARED,
  expectAgreement,
  expectAgreements,
  fromR,
  type StudyRow,
  TREATED,
} from './read-reference.ts';

function known(estimated: Estimated) {
  if (!isEstimate(estimated)) throw new Error(estimated.none);
  return estimated;
}

const change = ({ before, after }: StudyRow) => after - before;
const bySite = (rows: readonly StudyRow[], figure: (row: StudyRow) => number) =>
  clusterSums(rows.map((row) => ({ cluster: row.site, figure: figure(row) })));

describe('means agree with R', () => {
  it('by Welch', () => {
    const made = known(welch(sampleOf(TREATED.map(change)), sampleOf(COMPARED.map(change)), 0.95));
    const { estimate, low, high, degrees, p } = made;
    expectAgreements([estimate, low, high, degrees, p], fromR('welch_change_difference'), 10);
  });

  it('by Student, of one arm’s own changes', () => {
    const changes = sampleOf(TREATED.map(change));
    const made = known(student(changes, { level: 0.95, without: -1, paired: true }));
    const { estimate, low, high, degrees, p } = made;
    expectAgreements([estimate, low, high, degrees, p], fromR('one_sample_t'), 11);
  });

  it('in ratios by the delta method', () => {
    const own = sampleOf(TREATED.map(({ after }) => after));
    const comparator = sampleOf(COMPARED.map(({ after }) => after));
    const groups = known(ratioOfMeans({ own, comparator, level: 0.95 }));
    expectAgreements([groups.estimate, groups.standardError], fromR('ratio_of_means_delta'), 11);

    const before = sampleOf(TREATED.map((row) => row.before));
    const product = TREATED.map((row) => (row.after - own.mean) * (row.before - before.mean));
    const covariance = product.reduce((sum, each) => sum + each, 0) / (own.n - 1);
    const same = known(ratioOfMeans({ own, comparator: before, level: 0.95, covariance }));
    expectAgreements([same.estimate, same.standardError], fromR('ratio_paired_delta'), 11);
  });

  it.each([
    { name: 'mean_cluster_CR1_CR0', figure: change },
    { name: 'share_cluster_CR1_CR0', figure: ({ achieved }: StudyRow) => achieved },
  ])('with cluster-robust errors: $name', ({ name, figure }) => {
    const arms = {
      intervention: bySite(TREATED, figure),
      comparison: bySite(COMPARED, figure),
      level: 0.95,
    };
    const small = known(clusteredDifference({ ...arms, correction: 'CR1' }));
    const plain = known(clusteredDifference({ ...arms, correction: 'CR0' }));
    const made = [small.estimate, small.standardError, plain.standardError];
    expectAgreements(made, fromR(name), 10);
  });

  it('in differences of differences', () => {
    const cells = (rows: readonly StudyRow[]) => ({
      before: bySite(rows, ({ before }) => before),
      after: bySite(rows, ({ after }) => after),
    });
    const four = { intervention: cells(TREATED), comparison: cells(COMPARED) };
    const small = known(differenceInDifferences(four, { level: 0.95, correction: 'CR1' }));
    const plain = known(differenceInDifferences(four, { level: 0.95, correction: 'CR0' }));
    expectAgreement(small.estimate, fromR('did_estimate')[0] ?? 0, 10);
    expectAgreement(small.standardError, fromR('did_cluster_se_CR1')[0] ?? 0, 10);
    expectAgreement(plain.standardError, fromR('did_cluster_se_CR0')[0] ?? 0, 10);
    expectAgreements([small.low, small.high], fromR('did_interval_t_clusters'), 10);
    expectAgreement(small.p, fromR('did_p_t_clusters')[0] ?? 0, 10);
  });

  it('with weights, robust by person and by site', () => {
    const weight = ({ treated, age }: StudyRow) => (treated ? 1 : ((age % 7) + 1) / 4);
    const figures = (rows: readonly StudyRow[], cluster: (row: StudyRow) => string) =>
      rows.map((row) => ({ cluster: cluster(row), figure: row.after, weight: weight(row) }));
    const difference = (cluster: (row: StudyRow) => string) =>
      known(
        weightedDifference({
          intervention: figures(TREATED, cluster),
          comparison: figures(COMPARED, cluster),
          level: 0.95,
        }),
      );
    const persons = difference(({ participant }) => participant);
    expectAgreement(persons.estimate, fromR('weighted_difference')[0] ?? 0, 10);
    expectAgreement(persons.standardError, fromR('weighted_HC0_HC1')[1] ?? 0, 10);
    const sites = difference(({ site }) => site);
    expectAgreement(sites.standardError, fromR('weighted_cluster_CR1_CR0')[0] ?? 0, 10);
  });
});

describe('means that say nothing', () => {
  const [nobody, one, same] = [sampleOf([]), sampleOf([3]), sampleOf([3, 3, 3])];

  it('have no estimate, with the reason', () => {
    expect(welch(nobody, same, 0.95)).toMatchObject({ none: 'nobody' });
    expect(welch(one, same, 0.95)).toMatchObject({ none: 'too few persons' });
    expect(welch(same, same, 0.95)).toMatchObject({ none: 'no variation' });
    expect(student(nobody, { level: 0.95 })).toMatchObject({ none: 'nobody' });
    expect(student(one, { level: 0.95 })).toMatchObject({ none: 'too few persons' });
    expect(student(same, { level: 0.95 })).toMatchObject({ none: 'no variation' });
    const zero = sampleOf([-1, 1]);
    expect(ratioOfMeans({ own: same, comparator: zero, level: 0.95 })).toMatchObject({
      none: 'comparator is zero',
    });
  });

  it('have no cluster-robust error of one cluster, of nobody, or where nothing varies', () => {
    const site = (name: string, figures: readonly number[]) =>
      figures.map((figure) => ({ cluster: name, figure }));
    const rule = { level: 0.95, correction: 'CR1' } as const;
    const alone = clusterSums(site('a', [1, 2, 4]));
    const level = (intervention: typeof alone) => clusteredLevel({ intervention, ...rule });
    expect(level(alone)).toMatchObject({ none: 'too few clusters' });
    expect(level([])).toMatchObject({ none: 'nobody' });
    const even = clusterSums([...site('a', [0.1, 0.1]), ...site('b', [0.1, 0.1])]);
    expect(level(even)).toMatchObject({ none: 'no variation' });
  });
});

const figures = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), {
  minLength: 3,
  maxLength: 50,
});

describe('differences of means always', () => {
  it('turn round when the arms change places', () => {
    fc.assert(
      fc.property(figures, figures, (one, other) => {
        const there = welch(sampleOf(one), sampleOf(other), 0.95);
        const back = welch(sampleOf(other), sampleOf(one), 0.95);
        expect(isEstimate(there)).toBe(isEstimate(back));
        if (!isEstimate(there) || !isEstimate(back)) return;
        expect(there.low <= there.estimate && there.estimate <= there.high).toBe(true);
        expect(back.low).toBe(-there.high);
        expect(back.p).toBe(there.p);
      }),
    );
  });

  it('are as wide as Welch’s nearly, where every person is a cluster of their own', () => {
    fc.assert(
      fc.property(figures, figures, (one, other) => {
        const arm = (name: string, values: readonly number[]) =>
          clusterSums(values.map((figure, at) => ({ cluster: `${name}${at}`, figure })));
        const robust = clusteredDifference({
          intervention: arm('t', one),
          comparison: arm('c', other),
          level: 0.95,
          correction: 'CR1',
        });
        const plain = welch(sampleOf(one), sampleOf(other), 0.95);
        if (!isEstimate(robust) || !isEstimate(plain)) return;
        expect(robust.estimate).toBeCloseTo(plain.estimate, 4);
        const ratio = (robust.standardError ?? 0) / (plain.standardError ?? 1);
        expect(0.7 < ratio && ratio < 1.3).toBe(true);
      }),
    );
  });
});
