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
  const { mode, below, above } = weightsOf(margins);
  const seen = a < mode ? (below[mode - a - 1] ?? 0) : a > mode ? (above[a - mode - 1] ?? 0) : 1;
  const isAsRare = (weight: number) => weight <= seen * AS_PROBABLE;
  const all = sumOf(below) + sumOf(above) + 1;
  const rare = sumOf(below.filter(isAsRare)) + sumOf(above.filter(isAsRare));
  return Math.min(1, (rare + (isAsRare(1) ? 1 : 0)) / all);
}

type Margins = { readonly row: number; readonly other: number; readonly column: number };

/**
 * The weight of each table with these margins, from the most probable one outwards; that one has weight 1. Of a million
 * persons only some ten thousand tables have any: so far out that a number cannot say it, none is kept.
 */
function weightsOf({ row, other, column }: Margins) {
  const least = Math.max(0, column - other);
  const most = Math.min(row, column);
  const likely = Math.floor(((row + 1) * (column + 1)) / (row + other + 2));
  const mode = Math.min(most, Math.max(least, likely));
  const above: number[] = [];
  for (let x = mode, weight = 1; x < most; x += 1) {
    weight *= ((row - x) * (column - x)) / ((x + 1) * (other - column + x + 1));
    if (weight === 0) break;
    above.push(weight);
  }
  const below: number[] = [];
  for (let x = mode, weight = 1; x > least; x -= 1) {
    weight *= (x * (other - column + x)) / ((row - x + 1) * (column - x + 1));
    if (weight === 0) break;
    below.push(weight);
  }
  return { mode, below, above };
}

/** From the last and smallest on, so that small ones are not lost beside large ones. */
function sumOf(falling: readonly number[]): number {
  return falling.reduceRight((sum, weight) => sum + weight, 0);
}
