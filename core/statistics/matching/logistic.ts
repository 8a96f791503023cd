import type { NoEstimateReason } from '../estimate.ts';
import { solveSymmetric } from './cholesky.ts';

const ROUNDS = 60;
const CONVERGED = 1e-13;

/** A fitted probability this near 0 or 1 while the coefficients still grow: the covariates foretell the arm. */
const CERTAIN = 1e-8;

/** A fitted logistic regression. The first coefficient is the intercept. */
export type Logistic = {
  readonly coefficients: readonly number[];
  readonly standardErrors: readonly number[];
  /** Per row, the logarithm of the fitted odds. */
  readonly logOdds: readonly number[];
};

/**
 * Logistic regression by iteratively reweighted least squares, with an intercept (McCullagh and Nelder,
 * "Generalized Linear Models", 1989, §4.4). Columns are centred and scaled while it works, so that years and
 * kronor can stand beside each other. Answers the reason where there is no finite best fit.
 *
 * @example logistic({ rows: [[38, 1], …], outcome: [1, 0, …] }) // → coefficients [-0.76, …]
 */
export function logistic(input: {
  rows: readonly (readonly number[])[];
  outcome: readonly (0 | 1)[];
}): Logistic | { readonly none: NoEstimateReason } {
  const { rows, outcome } = input;
  const successes = outcome.filter((one) => one === 1).length;
  if (successes === 0 || successes === outcome.length) return { none: 'nobody' };
  if (!rows.every((row) => row.every(Number.isFinite))) return { none: 'not a number' };
  // By the figures themselves: the mean of equal ones is often not quite what they are.
  const isSame = (_: number, column: number) =>
    rows.every((row) => row[column] === rows[0]?.[column]);
  if (rows[0]?.some(isSame)) return { none: 'constant covariate' };
  const scaling = scalingOf(rows);
  if (rows.length <= scaling.length + 1) return { none: 'too few persons' };
  const design = rows.map((row) => [
    1,
    ...scaling.map(({ mean, spread }, column) => ((row[column] ?? 0) - mean) / spread),
  ]);
  const fitted = iterate(design, outcome);
  return 'none' in fitted ? fitted : unscaled(fitted, { design, scaling });
}

type Scaling = { readonly mean: number; readonly spread: number };

function scalingOf(rows: readonly (readonly number[])[]): Scaling[] {
  return (rows[0] ?? []).map((_, column) => {
    const mean = rows.reduce((sum, row) => sum + (row[column] ?? 0), 0) / rows.length;
    const squares = rows.reduce((sum, row) => sum + ((row[column] ?? 0) - mean) ** 2, 0);
    return { mean, spread: Math.sqrt(squares / rows.length) };
  });
}

type Fitted = { readonly beta: readonly number[]; readonly inverse: readonly number[][] };

function iterate(
  design: readonly (readonly number[])[],
  outcome: readonly (0 | 1)[],
): Fitted | { readonly none: NoEstimateReason } {
  let beta = (design[0] ?? []).map(() => 0);
  for (let round = 0; round < ROUNDS; round += 1) {
    const { score, information, nearest } = scoreOf(design, outcome, beta);
    const solved = solveSymmetric(information, score);
    if (!solved) return { none: nearest < CERTAIN ? 'separation' : 'collinear covariates' };
    beta = beta.map((each, column) => each + (solved.solution[column] ?? 0));
    const step = Math.max(...solved.solution.map(Math.abs));
    if (step < CONVERGED * (1 + Math.max(...beta.map(Math.abs)))) {
      return { beta, inverse: solved.inverse };
    }
  }
  const { nearest } = scoreOf(design, outcome, beta);
  return { none: nearest < CERTAIN ? 'separation' : 'no convergence' };
}

/** The slope of the log likelihood, the information matrix, and how near a fitted probability is to 0 or 1. */
function scoreOf(
  design: readonly (readonly number[])[],
  outcome: readonly (0 | 1)[],
  beta: readonly number[],
) {
  const score = beta.map(() => 0);
  const information = beta.map(() => beta.map(() => 0));
  let nearest = 1;
  for (const [index, row] of design.entries()) {
    const eta = linear(row, beta);
    const p = 1 / (1 + Math.exp(-eta));
    const weight = p * (1 - p);
    nearest = Math.min(nearest, weight);
    const residual = (outcome[index] ?? 0) - p;
    for (const [i, x] of row.entries()) {
      score[i] = (score[i] ?? 0) + x * residual;
      const line = information[i] ?? [];
      for (const [j, other] of row.entries()) line[j] = (line[j] ?? 0) + weight * x * other;
    }
  }
  return { score, information, nearest };
}

function linear(row: readonly number[], beta: readonly number[]): number {
  return row.reduce((sum, x, column) => sum + x * (beta[column] ?? 0), 0);
}

/** Back to the covariates' own units. */
function unscaled(
  { beta, inverse }: Fitted,
  about: { design: readonly (readonly number[])[]; scaling: readonly Scaling[] },
): Logistic {
  const { design, scaling } = about;
  const slopes = scaling.map(({ spread }, column) => (beta[column + 1] ?? 0) / spread);
  const shift = scaling.reduce((sum, { mean }, column) => sum + mean * (slopes[column] ?? 0), 0);
  const ofIntercept = [1, ...scaling.map(({ mean, spread }) => -mean / spread)];
  const variance = ofIntercept.reduce(
    (sum, one, i) =>
      sum + ofIntercept.reduce((row, other, j) => row + one * other * (inverse[i]?.[j] ?? 0), 0),
    0,
  );
  return {
    coefficients: [(beta[0] ?? 0) - shift, ...slopes],
    standardErrors: [
      Math.sqrt(variance),
      ...scaling.map(({ spread }, i) => Math.sqrt(inverse[i + 1]?.[i + 1] ?? 0) / spread),
    ],
    logOdds: design.map((row) => linear(row, beta)),
  };
}
