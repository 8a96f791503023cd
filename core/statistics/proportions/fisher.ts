import { fourfold } from './odds-ratio.ts';
import type { TwoCounts } from './two-counts.ts';

/** Tables whose probabilities differ by less than this count as equally probable, as R's fisher.test has it. */
const AS_PROBABLE = 1 + 1e-7;

/**
 * Fisher's exact test of two shares: the probability, given all four margins, of a table no more probable than
 * the one seen. The weights are products of exact ratios from the most probable table outwards, so that no
 * logarithm of a factorial loses digits. `undefined` where counts are not whole.
 *
 * @example fisherP({ intervention: { achieved: 95, of: 181 }, comparison: { achieved: 158, of: 421 } }) // → 0.000841…
 */
export function fisherP(counts: TwoCounts): number | undefined {
  const cells = fourfold(counts);
  if (cells.some((cell) => !Number.isInteger(cell) || cell < 0)) return undefined;
  const [a, b, c, d] = cells;
  const margins = { row: a + b, other: c + d, column: a + c };
  const weights = weightsOf(margins);
  const first = Math.max(0, margins.column - margins.other);
  const seen = (weights[a - first] ?? 0) * AS_PROBABLE;
  const total = sumOf(weights);
  return total === 0 ? 1 : Math.min(1, sumOf(weights.filter((weight) => weight <= seen)) / total);
}

type Margins = { readonly row: number; readonly other: number; readonly column: number };

/** The weight of each table with these margins, by its first cell; the most probable has weight 1. */
function weightsOf({ row, other, column }: Margins): number[] {
  const first = Math.max(0, column - other);
  const last = Math.min(row, column);
  const mode = Math.floor(((row + 1) * (column + 1)) / (row + other + 2));
  const middle = Math.min(last, Math.max(first, mode));
  const weights = new Array<number>(last - first + 1).fill(0);
  weights[middle - first] = 1;
  for (let x = middle, weight = 1; x < last && weight > 0; x += 1) {
    weight *= ((row - x) * (column - x)) / ((x + 1) * (other - column + x + 1));
    weights[x + 1 - first] = weight;
  }
  for (let x = middle, weight = 1; x > first && weight > 0; x -= 1) {
    weight *= (x * (other - column + x)) / ((row - x + 1) * (column - x + 1));
    weights[x - 1 - first] = weight;
  }
  return weights;
}

/** From the smallest up, so that small ones are not lost beside large ones. */
function sumOf(weights: readonly number[]): number {
  return [...weights].sort((one, other) => one - other).reduce((sum, weight) => sum + weight, 0);
}
