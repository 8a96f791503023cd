/** A pivot below this share of its own diagonal means that a column is made of the others. */
const DEPENDENT = 1e-11;

/**
 * Solves a small symmetric positive definite system and inverts its matrix, by Cholesky's decomposition.
 * `undefined` where a column is a combination of the others.
 *
 * @example solveSymmetric([[4, 2], [2, 3]], [2, 1]) // → { solution: [0.5, 0], inverse: [[0.375, -0.25], …] }
 */
export function solveSymmetric(
  matrix: readonly (readonly number[])[],
  right: readonly number[],
): { readonly solution: number[]; readonly inverse: number[][] } | undefined {
  const factor = decompose(matrix);
  if (!factor) return undefined;
  const unit = (place: number) => right.map((_, index) => (index === place ? 1 : 0));
  return {
    solution: backward(factor, forward(factor, right)),
    inverse: right.map((_, place) => backward(factor, forward(factor, unit(place)))),
  };
}

function decompose(matrix: readonly (readonly number[])[]): number[][] | undefined {
  const factor: number[][] = [];
  for (const [i, row] of matrix.entries()) {
    const made: number[] = [];
    for (let j = 0; j < i; j += 1) {
      const other = factor[j] ?? [];
      made.push(((row[j] ?? 0) - dot(made, other, j)) / (other[j] ?? 1));
    }
    const diagonal = row[i] ?? 0;
    const pivot = diagonal - dot(made, made, i);
    if (!(pivot > DEPENDENT * diagonal)) return undefined;
    made.push(Math.sqrt(pivot));
    factor.push(made);
  }
  return factor;
}

function dot(one: readonly number[], other: readonly number[], length: number): number {
  let sum = 0;
  for (let k = 0; k < length; k += 1) sum += (one[k] ?? 0) * (other[k] ?? 0);
  return sum;
}

function forward(factor: readonly number[][], right: readonly number[]): number[] {
  const solution: number[] = [];
  for (const [i, row] of factor.entries()) {
    solution.push(((right[i] ?? 0) - dot(row, solution, i)) / (row[i] ?? 1));
  }
  return solution;
}

function backward(factor: readonly number[][], right: readonly number[]): number[] {
  const solution = right.map(() => 0);
  for (let i = factor.length - 1; i >= 0; i -= 1) {
    let rest = right[i] ?? 0;
    for (let k = i + 1; k < factor.length; k += 1) {
      rest -= (factor[k]?.[i] ?? 0) * (solution[k] ?? 0);
    }
    solution[i] = rest / (factor[i]?.[i] ?? 1);
  }
  return solution;
}
