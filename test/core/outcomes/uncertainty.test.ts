import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../core/calendar/date.ts';
import { evaluate } from '../../../core/outcomes/evaluate.ts';
import type { MetricOutcome } from '../../../core/outcomes/evaluation.ts';
import type { Enrolment, Observation } from '../../../core/outcomes/records.ts';
import type { Uncertainty } from '../../../core/outcomes/uncertainty/shape.ts';
import type { Metric } from '../../../core/terms/shape/metric.ts';
import type { Terms } from '../../../core/terms/shape/terms.ts';
import { expectAgreement, fromR, STUDY } from '../statistics/read-reference.ts';
import { persons, seen, termsWith } from './contract.ts';

const AS_OF = '2020-01-01';

const ENROLMENTS: readonly Enrolment[] = STUDY.map((row) => ({
  person: row.participant,
  enrolledOn: '2017-01-01',
  arm: row.treated ? 'treatment' : 'comparison',
  attributes: {
    site: row.site,
    age: String(row.age),
    woman: String(row.woman),
    prior: String(row.prior),
    weight: String(row.treated ? 1 : ((row.age % 7) + 1) / 4),
  },
}));

const OBSERVATIONS: readonly Observation[] = STUDY.flatMap((row) => [
  seen(row.participant, { observation: 'achieved', value: String(row.achieved) }),
  seen(row.participant, { observation: 'events', value: String(row.events) }),
  seen(row.participant, { observation: 'score', value: String(row.after) }),
  seen(row.participant, { observation: 'score', value: String(row.before), date: '2016-06-01' }),
]);

const GROUP: Metric['comparator'] = { kind: 'randomised-control' };
const COMMON = { purpose: 'learning', unit: 'points', better: 'higher' } as const;
const SHARE: Metric = {
  ...COMMON,
  effect: 'improvement',
  comparator: GROUP,
  measure: { observation: 'achieved', as: 'share' },
};
const RATE: Metric = {
  ...COMMON,
  unit: '%',
  better: 'lower',
  effect: 'relative improvement',
  comparator: GROUP,
  measure: { observation: 'events', as: 'rate' },
};
const MEAN: Metric = {
  ...COMMON,
  effect: 'improvement',
  comparator: GROUP,
  measure: { observation: 'score', as: 'mean' },
};

function outcomeOf(
  terms: Terms,
  enrolments: readonly Enrolment[] = ENROLMENTS,
  observations: readonly Observation[] = OBSERVATIONS,
): MetricOutcome {
  const result = evaluate({ terms, enrolments, observations, asOf: AS_OF });
  if (!result.ok) throw new Error(JSON.stringify(result.findings));
  const [outcome] = result.value.metrics;
  if (!outcome) throw new Error('no outcome');
  return outcome;
}

/** Of the study's persons and observations, those that the metric is about. */
function uncertaintyOf(metric: Metric) {
  const { kind } = metric.comparator ?? {};
  const isPaired = kind === 'own-reference-period';
  const enrolments = ENROLMENTS.filter(
    ({ arm }) => arm === 'treatment' || kind === 'randomised-control',
  );
  const known = new Set(enrolments.map(({ person }) => person));
  const observations = OBSERVATIONS.filter(
    ({ observation, person, date }) =>
      observation === metric.measure?.observation &&
      known.has(person) &&
      (isPaired || date > '2017'),
  );
  return outcomeOf(termsWith({ metrics: { metric } }), enrolments, observations);
}

function interval(uncertainty: Uncertainty | undefined) {
  if (!uncertainty || 'none' in uncertainty) throw new Error(uncertainty?.none ?? 'left out');
  const { estimate, low, high } = uncertainty;
  return { ...uncertainty, estimate: Number(estimate), low: Number(low), high: Number(high) };
}

describe('an effect comes with its interval, as R has it', () => {
  it('of two shares, in points', () => {
    const { uncertainty, effect } = uncertaintyOf(SHARE);
    const { method, low, high, estimate, level } = interval(uncertainty);
    const [lowR = 0, highR = 0] = fromR('newcombe_hybrid_score');
    expect({ method, level }).toEqual({ method: 'newcombe', level: '95' });
    expectAgreement(low, 100 * lowR, 9);
    expectAgreement(high, 100 * highR, 9);
    expect(estimate).toBeCloseTo(Number(effect), 6);
  });

  it('of two shares in per cent of the comparison, with Fisher’s test where it is asked for', () => {
    const metric: Metric = {
      ...SHARE,
      unit: '%',
      effect: 'relative improvement',
      uncertainty: { test: 'two-sided' },
    };
    const { method, low, high, p } = interval(uncertaintyOf(metric).uncertainty);
    const [, lowR = 0, highR = 0] = fromR('risk_ratio_log_ci');
    expect(method).toBe('risk-ratio');
    expectAgreement(low, 100 * (lowR - 1), 8);
    expectAgreement(high, 100 * (highR - 1), 8);
    expect(Number(p)).toBeCloseTo(fromR('fisher_p')[0] ?? 0, 8);
  });

  it('of two rates, where fewer is better', () => {
    const { uncertainty, effect } = uncertaintyOf(RATE);
    const { method, low, high } = interval(uncertainty);
    expect(method).toBe('quasi-poisson');
    expect(low < Number(effect) && Number(effect) < high).toBe(true);
    expect(interval(uncertainty).p).toBeUndefined();
  });

  it('of the same persons’ change', () => {
    const metric: Metric = {
      ...MEAN,
      comparator: {
        kind: 'own-reference-period',
        reference: { counted: 'before enrolment', closes: '12 months' },
      },
    };
    const { method, low, high } = interval(uncertaintyOf(metric).uncertainty);
    const [, lowR = 0, highR = 0] = fromR('one_sample_t');
    expect(method).toBe('student-paired');
    expectAgreement(low, lowR, 9);
    expectAgreement(high, highR, 9);
  });

  it('robust to sites, where the terms say that persons of one may be alike', () => {
    const metric: Metric = { ...SHARE, uncertainty: { clusters: 'site' } };
    const made = interval(uncertaintyOf(metric).uncertainty);
    const [estimate = 0, error = 0] = fromR('share_cluster_CR1_CR0');
    // Student's reach with 11 degrees of freedom.
    expect(made).toMatchObject({ method: 'cluster-robust', clusters: 12 });
    expect(made.high).toBeCloseTo(100 * (estimate + 2.2009851600916 * error), 6);
  });

  it('of rates under the negative binomial', () => {
    const metric: Metric = { ...RATE, uncertainty: { method: 'negative-binomial' } };
    const made = interval(uncertaintyOf(metric).uncertainty);
    expect(made.method).toBe('negative-binomial');
    expect(Number(made.theta)).toBeGreaterThan(1);
  });

  it('of a share against a figure that is taken for certain', () => {
    const metric: Metric = { ...SHARE, comparator: { kind: 'fixed-target', value: '40' } };
    const made = interval(uncertaintyOf(metric).uncertainty);
    const [lowR = 0, highR = 0] = fromR('wilson_intervention');
    expect(made.assumptions).toContain('comparator-as-known');
    expectAgreement(made.low, 100 * lowR - 40, 8);
    expectAgreement(made.high, 100 * highR - 40, 8);
  });

  it('of odds, told beside the effect', () => {
    const metric: Metric = { ...SHARE, uncertainty: { method: 'odds-ratio' } };
    const made = interval(uncertaintyOf(metric).uncertainty);
    expect(made.of).toBe('odds ratio');
    expectAgreement(made.estimate, fromR('odds_ratio_woolf_ci')[0] ?? 0, 9);
  });
});

describe('time to an event and time followed', () => {
  const timed = (measure: Metric['measure'], effect: Metric['effect']): Metric => ({
    purpose: 'learning',
    unit: effect === 'relative improvement' ? '%' : 'days',
    better: 'lower',
    effect,
    comparator: { kind: 'randomised-control' },
    window: { counted: 'after enrolment', closes: '2 years' },
    measure,
  });
  // The day of the study's event, or a row that says that nothing happened.
  const rows = STUDY.map(({ participant, time, status }) =>
    status === 1
      ? seen(participant, { date: addDays('2017-01-01', Math.min(time, 729)) })
      : seen(participant, { date: '2018-12-31', value: '0' }),
  );

  it('have the interval of the mean time, and the effect in it', () => {
    const metric = timed(
      { observation: 'event', as: 'restricted mean time', upTo: '365' },
      'improvement',
    );
    const made = outcomeOf(termsWith({ metrics: { metric } }), ENROLMENTS, rows);
    const [comparison = 0, intervention = 0, ...errors] = fromR(
      'restricted_mean_365_comparison_intervention_se',
    );
    const { method, estimate, low } = interval(made.uncertainty);
    expect(method).toBe('restricted-mean');
    expect(estimate).toBeCloseTo(Number(made.effect), 5);
    expect(estimate).toBeCloseTo(comparison - intervention, 5);
    const error = Math.hypot(...errors);
    expect(low).toBeCloseTo(comparison - intervention - 1.959963984540054 * error, 4);
  });

  it.each([
    { effect: 'improvement', name: 'median_difference', turned: (figure: number) => -figure },
    {
      effect: 'relative improvement',
      name: 'median_ratio',
      turned: (figure: number) => 100 - 100 * figure,
    },
  ] as const)('have the $effect of a median against a group', ({ effect, name, turned }) => {
    const measure = { observation: 'event', as: 'median time' } as const;
    const metric: Metric = { ...timed(measure, effect), uncertainty: { test: 'two-sided' } };
    const made = outcomeOf(termsWith({ metrics: { metric } }), ENROLMENTS, rows);
    const { method, estimate, low, high, p } = interval(made.uncertainty);
    const [estimateR = 0, lowR = 0, highR = 0, pR = 0] = fromR(name);
    expect(method).toBe('median-times');
    expect(estimate).toBeCloseTo(Number(made.effect), 5);
    // Fewer days are better: the ends change places.
    const theirs = [estimateR, highR, lowR].map(turned);
    for (const [at, own] of [estimate, low, high].entries()) {
      expectAgreement(own, theirs[at] ?? 0, 8);
    }
    expect(p).toBeCloseTo(pR, 3);
  });

  it('are no number of days where they are a ratio', () => {
    const measure = { observation: 'event', as: 'restricted mean time', upTo: '365' } as const;
    const inDays = timed(measure, 'ratio');
    const ratio = outcomeOf(termsWith({ metrics: { metric: inDays } }), ENROLMENTS, rows);
    expect([ratio.unit, ratio.explained.unit]).toEqual(['', undefined]);
    const inPercent = { ...inDays, unit: '%' };
    const percent = outcomeOf(termsWith({ metrics: { metric: inPercent } }), ENROLMENTS, rows);
    expect([percent.unit, percent.explained.unit]).toEqual(['%', '%']);
    expect(Number(percent.effect)).toBeCloseTo(100 * Number(ratio.effect), 5);
  });

  it('have the ratio of mean times', () => {
    const measure = { observation: 'event', as: 'restricted mean time', upTo: '365' } as const;
    const metric = timed(measure, 'relative improvement');
    const made = outcomeOf(termsWith({ metrics: { metric } }), ENROLMENTS, rows);
    const { estimate, low, high } = interval(made.uncertainty);
    const [ratio = 0, , lowR = 0, highR = 0] = fromR('restricted_mean_ratio');
    expect(estimate).toBeCloseTo(Number(made.effect), 5);
    for (const [own, theirs] of [
      [estimate, ratio],
      [low, highR],
      [high, lowR],
    ] as const) {
      expectAgreement(own, 100 - 100 * theirs, 7);
    }
  });

  it.each([
    ['improvement', 1],
    ['extra', 0],
  ] as const)('have the difference of rates over time followed: %s', (effect, isLevel) => {
    const measure = { observation: 'events', as: 'rate', over: 'person-years' } as const;
    const metric = timed(measure, effect);
    const observations = OBSERVATIONS.filter(({ observation }) => observation === 'events');
    const made = outcomeOf(termsWith({ metrics: { metric } }), ENROLMENTS, observations);
    const { method, estimate, low, high } = interval(made.uncertainty);
    expect(method).toBe('poisson-robust');
    expect(estimate).toBeCloseTo(Number(made.effect), 5 * isLevel + 3);
    expect(low < estimate && estimate < high).toBe(true);
  });

  it('have a median with its interval alone', () => {
    const measure = { observation: 'event', as: 'median time' } as const;
    const { comparator: _, ...alone } = timed(measure, 'level');
    const own = ENROLMENTS.filter(({ arm }) => arm === 'treatment');
    const known = new Set(own.map(({ person }) => person));
    const ofOwn = rows.filter(({ person }) => known.has(person));
    const made = outcomeOf(termsWith({ metrics: { alone } }), own, ofOwn);
    expect(interval(made.uncertainty).method).toBe('median-time');
  });

  it('have a ratio of rates that is robust to uneven events', () => {
    const metric = timed(
      { observation: 'events', as: 'rate', over: 'person-years' },
      'relative improvement',
    );
    const observations = OBSERVATIONS.filter(({ observation }) => observation === 'events');
    const made = outcomeOf(termsWith({ metrics: { metric } }), ENROLMENTS, observations);
    const { method, estimate, low, high } = interval(made.uncertainty);
    expect(method).toBe('poisson-robust');
    expect(estimate).toBeCloseTo(Number(made.effect), 5);
    expect(low < estimate && estimate < high).toBe(true);
  });
});

describe('a difference in differences', () => {
  const metric: Metric = {
    ...MEAN,
    comparator: {
      kind: 'difference-in-differences',
      reference: { counted: 'before enrolment', closes: '12 months' },
    },
  };
  const scores = OBSERVATIONS.filter(({ observation }) => observation === 'score');

  it('has Welch’s interval of persons’ changes', () => {
    const made = outcomeOf(termsWith({ metrics: { metric } }), ENROLMENTS, scores);
    const [estimateR = 0, lowR = 0, highR = 0] = fromR('welch_change_difference');
    const { method, estimate, low, high } = interval(made.uncertainty);
    expect(method).toBe('welch-of-changes');
    expect(estimate).toBeCloseTo(Number(made.effect), 6);
    expectAgreement(estimate, estimateR, 8);
    expectAgreement(low, lowR, 8);
    expectAgreement(high, highR, 8);
  });

  it('has the ratio to what the other group’s change leads one to expect', () => {
    const ratio: Metric = { ...metric, unit: '%', effect: 'relative improvement' };
    const made = outcomeOf(termsWith({ metrics: { ratio } }), ENROLMENTS, scores);
    const { method, estimate, low, high } = interval(made.uncertainty);
    const [ratioR = 0, , lowR = 0, highR = 0] = fromR('ratio_of_changes');
    expect(method).toBe('ratio-of-changes');
    expect(estimate).toBeCloseTo(Number(made.effect), 5);
    expectAgreement(estimate, 100 * ratioR - 100, 8);
    expectAgreement(low, 100 * lowR - 100, 8);
    expectAgreement(high, 100 * highR - 100, 8);
  });

  it('is robust to sites where the terms name them', () => {
    const bySite: Metric = { ...metric, uncertainty: { clusters: 'site' } };
    const made = outcomeOf(termsWith({ metrics: { by_site: bySite } }), ENROLMENTS, scores);
    const [lowR = 0, highR = 0] = fromR('did_interval_t_clusters');
    const { method, low, high } = interval(made.uncertainty);
    expect(method).toBe('difference-in-differences');
    expectAgreement(low, lowR, 8);
    expectAgreement(high, highR, 8);
  });
});

describe('persons drawn anew', () => {
  it('give the same interval whatever the order of the rows, and another with another seed', () => {
    const metric: Metric = { ...MEAN, uncertainty: { method: 'bootstrap', resamples: '200' } };
    const observations = OBSERVATIONS.filter(
      ({ observation, date }) => observation === 'score' && date > '2017',
    );
    const terms = termsWith({ metrics: { metric } });
    const once = outcomeOf(terms, ENROLMENTS, observations).uncertainty;
    const shuffled = fc.sample(fc.shuffledSubarray([...observations], { minLength: 602 }), 1)[0];
    expect(outcomeOf(terms, [...ENROLMENTS].reverse(), shuffled).uncertainty).toEqual(once);
    const seed = { ...metric, uncertainty: { ...metric.uncertainty, seed: '2' } };
    const again = outcomeOf(termsWith({ metrics: { metric: seed } }), ENROLMENTS, observations);
    expect(again.uncertainty).not.toEqual(once);
    const { low, high, estimate } = interval(once);
    expect(low < estimate && estimate < high).toBe(true);
  });
});

describe('a matched comparison', () => {
  it('stands beside the effect with its balance', () => {
    const metric: Metric = { ...MEAN, matching: { on: ['age', 'woman', 'prior'], caliper: '0.2' } };
    const { matched, effect } = uncertaintyOf(metric);
    const made = interval(matched?.estimate);
    expect(made.of).toBe('matched difference');
    expect(matched?.matched).toBeGreaterThan(170);
    const prior = matched?.balance.find(({ covariate }) => covariate === 'prior');
    expectAgreement(Number(prior?.before), fromR('standardised_difference_age_prior')[1] ?? 0, 8);
    expect(Math.abs(Number(prior?.after))).toBeLessThan(0.1);
    expect(effect).not.toBe(matched && interval(matched.estimate).estimate);
  });

  it('takes words for groups', () => {
    const metric: Metric = { ...MEAN, matching: { on: ['site'] } };
    expect(uncertaintyOf(metric).matched?.balance).toHaveLength(11);
  });

  it('takes weights from an attribute', () => {
    const metric: Metric = { ...MEAN, matching: { weight: 'weight' } };
    const made = interval(uncertaintyOf(metric).matched?.estimate);
    expectAgreement(made.estimate, fromR('weighted_difference')[0] ?? 0, 8);
  });

  it('says that an attribute is missing', () => {
    const metric: Metric = { ...MEAN, matching: { on: ['shoe_size'] } };
    expect(uncertaintyOf(metric).matched?.estimate).toMatchObject({ none: 'attribute missing' });
    const weights: Metric = { ...MEAN, matching: { weight: 'shoe_size' } };
    expect(uncertaintyOf(weights).matched?.estimate).toMatchObject({ none: 'attribute missing' });
    const clusters: Metric = { ...MEAN, uncertainty: { clusters: 'shoe_size' } };
    expect(uncertaintyOf(clusters).uncertainty).toMatchObject({ none: 'attribute missing' });
  });
});

describe('several tests', () => {
  it('are held together where the terms say so', () => {
    const metric: Metric = { ...SHARE, uncertainty: { test: 'two-sided' } };
    const terms = {
      ...termsWith({ metrics: { one: metric, two: metric } }),
      verification: { verifier: 'payer', multipleTesting: 'bonferroni' as const },
    };
    const observations = OBSERVATIONS.filter(({ observation }) => observation === 'achieved');
    const made = interval(outcomeOf(terms, ENROLMENTS, observations).uncertainty);
    expect(Number(made.adjustedP)).toBeCloseTo(2 * Number(made.p), 8);
  });
});

describe('those who are missing', () => {
  const metric: Metric = { ...SHARE, comparator: { kind: 'fixed-target', value: '0' } };
  const some = [seen('p-1'), seen('p-2'), seen('p-3', { value: '0' })];

  it('count in the interval as in the effect', () => {
    const failure: Metric = {
      ...metric,
      missing: 'failure',
      measure: { observation: 'event', as: 'share' },
    };
    const made = outcomeOf(termsWith({ metrics: { failure } }), persons(10), some);
    expect(interval(made.uncertainty).estimate).toBe(20);
    expect(interval(made.uncertainty).assumptions).toContain('missing-as-counted');
    const excluded: Metric = { ...failure, missing: 'excluded' };
    const without = outcomeOf(termsWith({ metrics: { excluded } }), persons(10), some);
    expect(interval(without.uncertainty).estimate).toBeCloseTo(66.6666667, 6);
    expect(interval(without.uncertainty).assumptions).toContain('measured-only');
  });

  it('leave no interval where nobody was measured', () => {
    const made = outcomeOf(termsWith({ metrics: { metric } }), persons(2), []);
    expect(made.uncertainty).toBeUndefined();
  });
});

describe('an interval always holds the effect that is paid on', () => {
  const measures = fc.constantFrom('share', 'mean', 'rate', 'sum', 'count');
  const effects = fc.constantFrom<NonNullable<Metric['effect']>>(
    'level',
    'improvement',
    'relative improvement',
    'ratio',
  );
  const kinds = fc.constantFrom<NonNullable<Metric['comparator']>['kind']>(
    'randomised-control',
    'own-reference-period',
    'fixed-target',
  );
  const policies = fc.constantFrom('excluded', 'failure', 'not improved');
  const values = fc.array(fc.option(fc.integer({ min: 0, max: 9 })), {
    minLength: 2,
    maxLength: 25,
  });

  it('whatever the measure, the comparator, the direction and the rule for the missing', () => {
    const metrics = fc.record({
      as: measures,
      effect: effects,
      kind: kinds,
      missing: policies,
      better: fc.constantFrom('higher', 'lower'),
    });
    fc.assert(
      fc.property(
        metrics,
        values,
        values,
        values,
        ({ as, effect, kind, missing, better }, ...all) => {
          const metric = {
            purpose: 'learning',
            unit: effect === 'relative improvement' || effect === 'ratio' ? '%' : 'points',
            better,
            effect,
            missing,
            comparator: {
              kind,
              ...(kind === 'fixed-target' ? { value: '3' } : {}),
              ...(kind === 'own-reference-period'
                ? { reference: { counted: 'before enrolment', closes: '12 months' } }
                : {}),
            },
            measure: { observation: 'event', as },
          } as Metric;
          const [own = [], group = [], before = []] = all;
          const rows = (prefix: string, figures: readonly (number | null)[], date: string) =>
            figures.flatMap((value, at) =>
              value === null ? [] : [seen(`${prefix}-${at + 1}`, { value: String(value), date })],
            );
          const hasGroup = kind === 'randomised-control';
          const enrolments = [
            ...persons(own.length),
            ...(hasGroup ? persons(group.length, { arm: 'comparison', prefix: 'c' }) : []),
          ];
          const outcome = outcomeOf(termsWith({ metrics: { metric } }), enrolments, [
            ...rows('p', own, '2017-06-01'),
            ...(hasGroup ? rows('c', group, '2017-06-01') : []),
            ...(kind === 'own-reference-period'
              ? rows('p', before.slice(0, own.length), '2016-06-01')
              : []),
          ]);
          const { uncertainty, effect: paid } = outcome;
          if (!uncertainty || 'none' in uncertainty || paid === null) return;
          const { low, high, estimate, assumptions } = interval(uncertainty);
          expect([low, high, estimate].every(Number.isFinite)).toBe(true);
          expect(low <= estimate && estimate <= high).toBe(true);
          const isPaired = kind === 'own-reference-period';
          if (isPaired && assumptions.includes('measured-only')) return;
          const allowed = 1e-7 * Math.max(1, Math.abs(Number(paid)));
          expect(Math.abs(estimate - Number(paid)), JSON.stringify(outcome)).toBeLessThan(allowed);
        },
      ),
      { numRuns: 400 },
    );
  });
});
