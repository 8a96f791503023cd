/** What is known of the figures of some persons. `variance` is the sample's, with n − 1; of one person 0. */
export type Sample = { readonly n: number; readonly mean: number; readonly variance: number };

/**
 * Mean and variance of figures, in two passes so that large figures with small differences keep their digits.
 *
 * @example sampleOf([1, 2, 3, 4]) // → { n: 4, mean: 2.5, variance: 1.666… }
 */
export function sampleOf(figures: readonly number[]): Sample {
  const n = figures.length;
  const mean = figures.reduce((sum, figure) => sum + figure, 0) / n;
  const squares = figures.reduce((sum, figure) => sum + (figure - mean) ** 2, 0);
  const rest = figures.reduce((sum, figure) => sum + (figure - mean), 0);
  return { n, mean, variance: n < 2 ? 0 : (squares - (rest * rest) / n) / (n - 1) };
}
