/** One covariate of one person, and how often the person counts. */
export type Weighted = { readonly value: number; readonly weight: number };

/** How far two arms are apart in a covariate, in standard deviations. */
export type Balance = {
  readonly intervention: number;
  readonly comparison: number;
  /** `null` where nobody differs. */
  readonly standardised: number | null;
};

/**
 * The standardised difference of a covariate between two arms (Austin, Statistics in Medicine 28 (2009)): the
 * difference of the (weighted) means over the standard deviation pooled from both arms before matching, so
 * that before and after are on one scale. Below 0.1 is commonly called balanced.
 *
 * @example balanceOf({ intervention, comparison, deviation: 11.2 }) // → { …, standardised: -0.0429 }
 */
export function balanceOf(input: {
  intervention: readonly Weighted[];
  comparison: readonly Weighted[];
  deviation: number;
}): Balance {
  const intervention = weightedMean(input.intervention);
  const comparison = weightedMean(input.comparison);
  const apart = (intervention - comparison) / input.deviation;
  return { intervention, comparison, standardised: Number.isFinite(apart) ? apart : null };
}

/** The standard deviation of a covariate, pooled from both arms as they were before matching. */
export function pooledDeviation(variances: { intervention: number; comparison: number }): number {
  return Math.sqrt((variances.intervention + variances.comparison) / 2);
}

function weightedMean(values: readonly Weighted[]): number {
  const weights = values.reduce((sum, { weight }) => sum + weight, 0);
  return values.reduce((sum, { value, weight }) => sum + value * weight, 0) / weights;
}
