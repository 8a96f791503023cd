import { describe, expect, it } from 'vitest';
import { type Estimate, type Estimated, isEstimate } from '../../../core/statistics/estimate.ts';
import { ratioOfChanges } from '../../../core/statistics/means/ratio-of-changes.ts';
import { sampleOf } from '../../../core/statistics/means/sample.ts';
import { type TimedRate, timedRateDifference } from '../../../core/statistics/rates/person-time.ts';
import { restrictedMeanRatio } from '../../../core/statistics/survival/restricted-mean.ts';
import { medianDifference, medianRatio } from '../../../core/statistics/survival/two-medians.ts';
import { survivalDifference, survivalRatio } from '../../../core/statistics/survival/two-shares.ts';
import { COMPARED, expectAgreements, fromR, type StudyRow, TREATED } from './read-reference.ts';

function known(estimated: Estimated) {
  if (!isEstimate(estimated)) throw new Error(estimated.none);
  return estimated;
}

const sum = (rows: readonly StudyRow[], figure: (row: StudyRow) => number) =>
  rows.reduce((all, row) => all + figure(row), 0);

function timed(rows: readonly StudyRow[]): TimedRate {
  return {
    persons: rows.length,
    events: sum(rows, ({ events }) => events),
    exposure: sum(rows, ({ years }) => years),
    squares: sum(rows, ({ events }) => events * events),
    exposureSquares: sum(rows, ({ years }) => years * years),
    products: sum(rows, ({ events, years }) => events * years),
  };
}

const followed = (rows: readonly StudyRow[]) =>
  rows.map(({ time, status }) => ({ time, events: status, censored: 1 - status }));
const ARMS = { intervention: followed(TREATED), comparison: followed(COMPARED) };

function pairs(rows: readonly StudyRow[]) {
  const own = sampleOf(rows.map(({ after }) => after));
  const reference = sampleOf(rows.map(({ before }) => before));
  const product = sum(rows, (row) => (row.after - own.mean) * (row.before - reference.mean));
  return { own, reference, covariance: product / (own.n - 1) };
}

describe('differences and ratios of two groups agree with R', () => {
  it('in rates per time followed', () => {
    const own = timed(TREATED);
    const made = known(timedRateDifference({ own, comparison: timed(COMPARED), level: 0.95 }));
    const { estimate, standardError, low, high, p } = made;
    expectAgreements([estimate, standardError, low, high, p], fromR('rate_difference_HC1'), 9);
  });

  it.each([
    { name: 'median_difference', method: medianDifference },
    { name: 'median_ratio', method: medianRatio },
  ])('in median times: $name', ({ name, method }) => {
    const { estimate, low, high, p } = known(method(ARMS, 0.95));
    expectAgreements([estimate, low, high, p], fromR(name), 10);
  });

  it('in the ratio of mean times up to a year', () => {
    const arms = { own: ARMS.intervention, comparison: ARMS.comparison };
    const made = known(restrictedMeanRatio(arms, { upTo: 365, level: 0.95 }));
    const { estimate, standardError, low, high, p } = made;
    expectAgreements([estimate, standardError, low, high, p], fromR('restricted_mean_ratio'), 9);
  });

  it('in two shares after a year', () => {
    const at = { time: 365, level: 0.95 };
    const all = ({ estimate, standardError, low, high, p }: Estimate) => [
      ...[estimate, standardError, low, high, p],
    ];
    const made = known(survivalDifference(ARMS, at));
    expectAgreements(all(made), fromR('share_difference'), 9);
    for (const of of ['with', 'without'] as const) {
      const ratio = known(survivalRatio(ARMS, { ...at, of }));
      expectAgreements(all(ratio), fromR(`share_ratio_${of}`), 9);
    }
  });

  it('in the ratio to what the other group’s change leads one to expect', () => {
    const arms = { intervention: pairs(TREATED), comparison: pairs(COMPARED) };
    const { estimate, standardError, low, high, p } = known(ratioOfChanges(arms, 0.95));
    expectAgreements([estimate, standardError, low, high, p], fromR('ratio_of_changes'), 9);
  });
});

describe('there is no interval', () => {
  it.each([
    ['where too few had the event', 'not reached', [{ time: 5, events: 0, censored: 9 }]],
    ['where nobody was followed', 'not reached', []],
  ])('of two medians %s', (_, none, comparison) => {
    expect(medianDifference({ ...ARMS, comparison }, 0.95)).toMatchObject({ none });
    expect(medianRatio({ ...ARMS, comparison }, 0.95)).toMatchObject({ none });
  });

  it('of a ratio of medians where half had the event at once', () => {
    const comparison = [
      { time: 0, events: 60, censored: 0 },
      { time: 5, events: 39, censored: 0 },
    ];
    expect(medianRatio({ ...ARMS, comparison }, 0.95)).toMatchObject({ none: 'not a number' });
  });

  it('of rates without any events, or of nobody', () => {
    const own = { ...timed(TREATED), events: 0, squares: 0, products: 0 };
    const nobody = { ...own, persons: 0, exposure: 0 };
    const of = (comparison: TimedRate) => timedRateDifference({ own, comparison, level: 0.95 });
    expect([of(own), of(nobody)]).toMatchObject([{ none: 'no events' }, { none: 'nobody' }]);
  });

  it('of a ratio to nothing', () => {
    const comparison = pairs(COMPARED);
    const nothing = { n: 9, mean: 0, variance: 0 };
    const none = { own: nothing, reference: nothing, covariance: 0 };
    expect(ratioOfChanges({ intervention: none, comparison: none }, 0.95)).toMatchObject({
      none: 'comparator is zero',
    });
    expect(
      ratioOfChanges({ intervention: { ...none, own: { ...nothing, n: 1 } }, comparison }, 0.95),
    ).toMatchObject({ none: 'too few persons' });
  });
});
