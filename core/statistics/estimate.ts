/** The ways in which an estimate and its interval are made. Each has its words in both languages. */
export const METHODS = [
  'wilson',
  'clopper-pearson',
  'newcombe',
  'risk-ratio',
  'odds-ratio',
  'quasi-poisson',
  'poisson-cluster',
  'poisson-robust',
  'negative-binomial',
  'student',
  'student-paired',
  'welch',
  'welch-of-changes',
  'ratio-of-means',
  'ratio-paired',
  'cluster-robust',
  'cluster-robust-ratio',
  'difference-in-differences',
  'ratio-of-changes',
  'weighted',
  'propensity-matching',
  'kaplan-meier',
  'survival-difference',
  'survival-ratio',
  'median-time',
  'median-times',
  'restricted-mean',
  'bootstrap',
] as const;
export type Method = (typeof METHODS)[number];

/** What must hold for a method to say what it says. */
export const ASSUMPTIONS = [
  'independent-persons',
  'independent-enrolments',
  'independent-groups',
  'independent-clusters',
  'many-clusters',
  'many-persons',
  'means-near-normal',
  'spread-proportional-to-rate',
  'spread-negative-binomial',
  'no-unmeasured-differences',
  'weights-as-known',
  'score-as-known',
  'parallel-trends',
  'censoring-says-nothing',
  'comparator-as-known',
  'missing-as-counted',
  'measured-only',
  'sample-like-those-served',
] as const;
export type Assumption = (typeof ASSUMPTIONS)[number];

/** Why there is no estimate: never a silent infinity. */
export const NO_ESTIMATE = [
  'nobody',
  'too few persons',
  'too few clusters',
  'no events',
  'all or none',
  'no variation',
  'comparator is zero',
  'not over-dispersed',
  'not whole counts',
  'separation',
  'constant covariate',
  'collinear covariates',
  'no convergence',
  'nobody matched',
  'undefined in resamples',
  'not reached',
  'no formula',
  'persons not at hand',
  'attribute missing',
  'not a number',
] as const;
export type NoEstimateReason = (typeof NO_ESTIMATE)[number];

/** An estimate with the interval that holds it, by a named method under stated assumptions. */
export type Estimate = {
  readonly method: Method;
  readonly assumptions: readonly Assumption[];
  readonly estimate: number;
  /** The interval's ends; infinite for a ratio's far end never: then there is no estimate. */
  readonly low: number;
  readonly high: number;
  /** The confidence level, such as 0.95. */
  readonly level: number;
  /** The standard error, of the logarithm where the method works with logarithms. */
  readonly standardError?: number;
  /** The degrees of freedom of a Student t. */
  readonly degrees?: number;
  /** The probability, two-sided, of such an estimate or one further off if there were no effect. */
  readonly p?: number;
};

export type NoEstimate = { readonly method: Method; readonly none: NoEstimateReason };

export type Estimated = Estimate | NoEstimate;

/** Whether there is an estimate. */
export function isEstimate(estimated: Estimated): estimated is Estimate {
  return !('none' in estimated);
}

/** An estimate whose figures are all finite numbers; else none, with the reason. */
export function estimated(estimate: Estimate): Estimated {
  const { method, low, high, standardError = 0, degrees = 1, p = 1 } = estimate;
  const figures = [estimate.estimate, low, high, standardError, degrees, p];
  return figures.every(Number.isFinite) ? estimate : { method, none: 'not a number' };
}
