import { type ClusterSums, type Correction, levelOfClusters, totalOf } from './sums.ts';

/** One arm, and how much its level weighs in what is estimated: 1, −1, or by a slope. */
export type Term = { readonly arm: readonly ClusterSums[]; readonly times: number };

/**
 * The cluster-robust variance of a weighted sum of levels (Liang and Zeger, Biometrika 73 (1986)): each
 * cluster's residuals of all arms are added before they are squared, so that persons of one cluster may be as
 * alike as they like. The sandwich of a model with one parameter per arm, in closed form.
 *
 * @returns also the number of clusters; with fewer than two there is no variance.
 */
export function clusterVariance(
  terms: readonly Term[],
  correction: Correction,
): { readonly variance: number; readonly clusters: number } {
  const influence = new Map<string, number>();
  for (const { arm, times } of terms) {
    const level = levelOfClusters(arm);
    const { weight } = totalOf(arm);
    for (const each of arm) {
      const residual = (times * (each.sum - level * each.weight)) / weight;
      influence.set(each.cluster, (influence.get(each.cluster) ?? 0) + residual);
    }
  }
  const persons = terms.reduce((sum, { arm }) => sum + totalOf(arm).persons, 0);
  const clusters = influence.size;
  const squares = [...influence.values()].reduce((sum, each) => sum + each * each, 0);
  const factor =
    correction === 'CR0'
      ? 1
      : (clusters / (clusters - 1)) * ((persons - 1) / (persons - terms.length));
  return { variance: squares * factor, clusters };
}

/** Whether a residual is anything but what is left when equal numbers are subtracted. */
export function hasSpread(variance: number, scale: number): boolean {
  return Math.sqrt(variance) > 1e-14 * Math.abs(scale);
}
