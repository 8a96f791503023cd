import type { Assumption, Method, NoEstimateReason } from '../../statistics/estimate.ts';
import type { MultipleTesting } from '../../statistics/multiple-testing.ts';

/** How an interval was made, what it takes for granted, and why there may be none. */
export type StatisticsWords = {
  readonly method: Readonly<Record<Method, string>>;
  readonly assumption: Readonly<Record<Assumption, string>>;
  readonly noEstimate: Readonly<Record<NoEstimateReason, string>>;
  readonly multipleTesting: Readonly<Record<MultipleTesting, string>>;
};

export const statisticsEn: StatisticsWords = {
  method: {
    wilson: 'Wilson’s score interval of a share',
    'clopper-pearson': 'the exact interval of a share (Clopper and Pearson)',
    newcombe: 'the difference of two shares with Newcombe’s score interval',
    'risk-ratio': 'the ratio of two shares, symmetric in the logarithm',
    'odds-ratio': 'the ratio of two odds with Woolf’s interval',
    'quasi-poisson': 'rates of events, wider for uneven events (quasi-Poisson)',
    'poisson-cluster': 'the ratio of two rates, robust to clusters',
    'poisson-robust': 'rates per time followed, robust to uneven events',
    'negative-binomial': 'rates of events under the negative binomial',
    student: 'a mean with Student’s interval',
    'student-paired': 'the mean of each person’s own change, with Student’s interval',
    welch: 'the difference of two means (Welch)',
    'welch-of-changes': 'the difference of the two groups’ own changes (Welch)',
    'ratio-of-means': 'the ratio of two means by the delta method',
    'ratio-paired': 'the ratio of the same persons’ two means by the delta method',
    'cluster-robust': 'levels and their difference, robust to clusters',
    'cluster-robust-ratio': 'a ratio of levels, robust to clusters',
    'difference-in-differences': 'the difference of two changes, robust to clusters',
    'ratio-of-changes':
      'the ratio to what the comparison group’s change leads one to expect, by the delta method',
    weighted: 'a weighted comparison with robust errors',
    'propensity-matching': 'persons matched on how likely they were to take part',
    'kaplan-meier':
      'the share by Kaplan and Meier, with Greenwood’s error on the scale of log(−log)',
    'survival-difference':
      'the difference of two shares by Kaplan and Meier, with Greenwood’s errors',
    'survival-ratio': 'the ratio of two shares by Kaplan and Meier, symmetric in the logarithm',
    'median-time': 'the median time with the interval of Brookmeyer and Crowley',
    'median-times': 'two median times, their own intervals put together (Zou and Donner)',
    'restricted-mean': 'the mean time up to a limit, by Kaplan and Meier',
    bootstrap: 'drawing persons anew many times (percentile bootstrap)',
  },
  assumption: {
    'independent-persons': 'one person’s outcome tells nothing of another’s',
    'independent-enrolments':
      'what came of one enrolment tells nothing of another, not even of the same person’s',
    'independent-groups': 'nobody is in both groups',
    'independent-clusters': 'one cluster’s outcomes tell nothing of another’s',
    'many-clusters': 'there are many clusters: with fewer than about 30 the interval is too narrow',
    'many-persons': 'there are many persons: with few the interval is rough',
    'means-near-normal': 'means vary as the normal distribution does, as they do with many persons',
    'spread-proportional-to-rate': 'events are as much more uneven than chance in both groups',
    'spread-negative-binomial': 'persons’ own rates are spread as the gamma distribution is',
    'no-unmeasured-differences': 'the groups differ in nothing that was not measured and matters',
    'weights-as-known': 'the weights are taken as certain',
    'score-as-known': 'the score that persons were matched on is taken as certain',
    'parallel-trends': 'without the intervention both groups would have changed alike',
    'censoring-says-nothing': 'those not followed to the end are as the others are',
    'comparator-as-known': 'the figure compared with is taken as certain',
    'missing-as-counted': 'the missing are as the terms count them',
    'measured-only': 'the interval is of those measured, without the missing',
    'sample-like-those-served': 'those measured are as those whom the intervention is for',
  },
  noEstimate: {
    nobody: 'there is nobody to compute it of',
    'too few persons': 'there are too few persons',
    'too few clusters': 'there are fewer than two clusters',
    'no events': 'there were no events',
    'all or none': 'all or none reached it in a group',
    'no variation': 'all figures are alike, so that chance cannot be judged',
    'comparator is zero': 'the comparison is zero',
    'not over-dispersed':
      'events are no more uneven than by chance: the negative binomial does not fit',
    'not whole counts': 'events are not whole numbers',
    separation: 'the covariates tell exactly who took part',
    'constant covariate': 'a covariate is the same for everybody',
    'collinear covariates': 'a covariate follows from the others',
    'no convergence': 'the computation found no best fit',
    'nobody matched': 'nobody was near enough to be matched',
    'undefined in resamples': 'it has no value in some of the persons drawn anew',
    'not reached': 'too few had the event while they were followed',
    'no formula': 'Utfall has no formula for it',
    'persons not at hand': 'it needs persons together, and only sums are at hand',
    'attribute missing': 'the attribute that the terms name is missing for somebody',
    'not a number': 'it has no finite value',
  },
  multipleTesting: {
    bonferroni: 'Bonferroni',
    holm: 'Holm',
    'benjamini-hochberg': 'Benjamini and Hochberg',
  },
};
