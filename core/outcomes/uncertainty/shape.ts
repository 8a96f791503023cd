import type { DecimalText } from '../../money/decimal.ts';
import type { Assumption, Method, NoEstimateReason } from '../../statistics/estimate.ts';

/**
 * How sure an effect is: an interval by a named method. Estimated in floating point, so that no figure of it
 * may decide money; written with few enough digits that every machine writes the same.
 */
export type Uncertainty = {
  /** What the interval is of: the effect that the metric's name means, or something told beside it. */
  readonly of: 'effect' | 'odds ratio' | 'matched difference';
  readonly method: Method;
} & (Interval | { readonly none: NoEstimateReason });

export type Interval = {
  /** In per cent: `95`. */
  readonly level: DecimalText;
  readonly estimate: DecimalText;
  readonly low: DecimalText;
  readonly high: DecimalText;
  readonly assumptions: readonly Assumption[];
  /** Where the terms ask for a test; adjusted where they hold several tests together. */
  readonly p?: DecimalText;
  readonly adjustedP?: DecimalText;
  /** How many clusters the errors are robust to. */
  readonly clusters?: number;
  /** How uneven events are, by the negative binomial: the smaller, the more. */
  readonly theta?: DecimalText;
};

/** A covariate's balance, in standard deviations apart, before and after matching. */
export type CovariateApart = {
  readonly covariate: string;
  readonly before: DecimalText | null;
  readonly after: DecimalText | null;
};

/** A matched or weighted comparison, told beside the effect. */
export type Matched = {
  readonly estimate: Uncertainty;
  readonly matched: number;
  readonly unmatched: number;
  readonly balance: readonly CovariateApart[];
};
