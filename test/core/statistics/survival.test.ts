import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isEstimate } from '../../../core/statistics/estimate.ts';
import { kaplanMeier, survivalAt } from '../../../core/statistics/survival/kaplan-meier.ts';
import { logRank } from '../../../core/statistics/survival/log-rank.ts';
import { medianTime } from '../../../core/statistics/survival/median.ts';
import {
  restrictedMean,
  restrictedMeanTime,
} from '../../../core/statistics/survival/restricted-mean.ts';
import { survivalDifference, survivalRatio } from '../../../core/statistics/survival/two-shares.ts';
import {
  COMPARED,
  expectAgreement,
  expectAgreements,
  fromR,
  type StudyRow,
  TREATED,
} from './read-reference.ts';

const followed = (rows: readonly StudyRow[]) =>
  rows.map(({ time, status }) => ({ time, events: status, censored: 1 - status }));
const ARMS = { intervention: followed(TREATED), comparison: followed(COMPARED) };

describe('time to event agrees with R', () => {
  it('in the share without the event after a year, with Greenwood’s error', () => {
    const both = [survivalAt(ARMS.comparison, 365), survivalAt(ARMS.intervention, 365)];
    const shares = both.map((each) => each?.share);
    expectAgreements(shares, fromR('km_survival_365_comparison_intervention'), 12);
    expectAgreements(
      both.map((each) => each?.standardError),
      fromR('km_greenwood_se_365'),
      12,
    );
  });

  it('in its interval at three times', () => {
    const made = [ARMS.comparison, ARMS.intervention].flatMap((arm) =>
      [180, 365, 730].flatMap((time) => {
        const estimate = kaplanMeier(arm, { time, level: 0.95 });
        if (!isEstimate(estimate)) throw new Error(estimate.none);
        return [estimate.estimate, estimate.low, estimate.high];
      }),
    );
    expectAgreements(made, fromR('km_loglog_comparison_then_intervention'), 11);
  });

  it('in the median and its interval', () => {
    const made = [ARMS.comparison, ARMS.intervention].flatMap((arm) => {
      const estimate = medianTime(arm, 0.95);
      if (!isEstimate(estimate)) throw new Error(estimate.none);
      return [estimate.estimate, estimate.low, estimate.high];
    });
    expectAgreements(made, fromR('median_lower_upper_comparison_intervention'), 12);
  });

  it('in the mean time up to a year', () => {
    const both = [restrictedMean(ARMS.comparison, 365), restrictedMean(ARMS.intervention, 365)];
    const made = [...both.map((each) => each?.mean), ...both.map((each) => each?.standardError)];
    expectAgreements(made, fromR('restricted_mean_365_comparison_intervention_se'), 10);
    const difference = restrictedMeanTime(
      { own: ARMS.intervention, comparison: ARMS.comparison },
      { upTo: 365, level: 0.95 },
    );
    if (!isEstimate(difference)) throw new Error(difference.none);
    const [comparison, intervention, ...errors] = made;
    expectAgreement(difference.estimate, (intervention ?? 0) - (comparison ?? 0), 10);
    expectAgreement(difference.standardError, Math.hypot(...errors.map((error) => error ?? 0)), 10);
  });

  it('in the log-rank test', () => {
    const test = logRank(ARMS);
    expectAgreement(test?.chiSquare, fromR('logrank_chisq')[0] ?? 0, 10);
    const [, observed = 0, , expected = 0, chiSquare = 0, p = 0] = fromR(
      'logrank_observed_expected_chisq_p',
    );
    const own = [test?.observed, test?.expected, test?.chiSquare, test?.p];
    expectAgreements(own, [observed, expected, chiSquare, p], 10);
  });
});

describe('time to event', () => {
  it('counts who is censored at a time as at risk there', () => {
    const persons = [
      { time: 1, events: 1, censored: 1 },
      { time: 2, events: 1, censored: 0 },
      { time: 3, events: 0, censored: 1 },
    ];
    expect(survivalAt(persons, 2)?.share).toBeCloseTo(0.75 * 0.5, 14);
  });

  it('says why there is no estimate', () => {
    const censored = [{ time: 9, events: 0, censored: 1 }];
    const dead = [{ time: 9, events: 1, censored: 0 }];
    const rule = { time: 9, level: 0.95 };
    expect(kaplanMeier([], rule)).toMatchObject({ none: 'nobody' });
    expect(kaplanMeier(censored, { ...rule, time: 10 })).toMatchObject({ none: 'nobody' });
    expect(kaplanMeier(censored, rule)).toMatchObject({ none: 'no events' });
    expect(kaplanMeier(dead, rule)).toMatchObject({ none: 'all or none' });
    const arms = { intervention: censored, comparison: censored };
    expect(survivalDifference(arms, rule)).toMatchObject({ none: 'no variation' });
    expect(logRank(arms)).toBeUndefined();
    expect(medianTime(censored, 0.95)).toMatchObject({ none: 'not reached' });
    expect(restrictedMean(censored, 10)).toEqual({ mean: 10, standardError: 0 });
    expect(restrictedMean(censored, 11)).toBeUndefined();
    expect(survivalRatio(arms, { ...rule, of: 'with' })).toMatchObject({
      none: 'comparator is zero',
    });
    expect(
      survivalRatio({ intervention: dead, comparison: censored }, { ...rule, of: 'without' }),
    ).toMatchObject({ none: 'all or none' });
    expect(restrictedMeanTime({ own: [] }, { upTo: 1, level: 0.95 })).toMatchObject({
      none: 'nobody',
    });
    expect(logRank({ intervention: [], comparison: dead })).toBeUndefined();
  });

  it('never gains with time, and the test is the same with the arms changed', () => {
    const arm = fc.array(
      fc.record({
        time: fc.integer({ min: 0, max: 30 }),
        events: fc.integer({ min: 0, max: 3 }),
        censored: fc.integer({ min: 1, max: 3 }),
      }),
      {
        minLength: 1,
        maxLength: 40,
      },
    );
    fc.assert(
      fc.property(arm, arm, (intervention, comparison) => {
        const shares = [0, 5, 10, 20, 30]
          .map((time) => survivalAt(intervention, time)?.share)
          .filter((share) => share !== undefined);
        expect(shares).toEqual([...shares].sort((one, other) => other - one));
        const there = logRank({ intervention, comparison });
        const back = logRank({ intervention: comparison, comparison: intervention });
        expect(back?.p ?? -1).toBeCloseTo(there?.p ?? -1, 9);
      }),
    );
  });
});
