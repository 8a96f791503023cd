/** What the persons of one arm in one cluster add up to. `weight` is persons, time at risk, or weights. */
export type ClusterSums = {
  readonly cluster: string;
  readonly persons: number;
  readonly sum: number;
  readonly weight: number;
};

/** How small the number of clusters is corrected for: not at all, or by G ÷ (G − 1) × (n − 1) ÷ (n − k). */
export type Correction = 'CR0' | 'CR1';

/** One person's figure (or events), with what it is divided by, and where it belongs. */
export type ClusteredFigure = {
  readonly cluster: string;
  readonly figure: number;
  readonly weight?: number;
};

/** Adds up persons by cluster, sorted by cluster; with a weight, the figure counts as often. */
export function clusterSums(figures: readonly ClusteredFigure[]): ClusterSums[] {
  const sums = new Map<string, ClusterSums>();
  for (const { cluster, figure, weight = 1 } of figures) {
    const known = sums.get(cluster) ?? { cluster, persons: 0, sum: 0, weight: 0 };
    sums.set(cluster, {
      cluster,
      persons: known.persons + 1,
      sum: known.sum + figure * weight,
      weight: known.weight + weight,
    });
  }
  return [...sums.values()].sort((one, other) => (one.cluster < other.cluster ? -1 : 1));
}

/** Figure over weight, of all clusters. */
export function levelOfClusters(arm: readonly ClusterSums[]): number {
  const { sum, weight } = totalOf(arm);
  return sum / weight;
}

/** All clusters together. */
export function totalOf(arm: readonly ClusterSums[]): Omit<ClusterSums, 'cluster'> {
  return arm.reduce(
    (total, each) => ({
      persons: total.persons + each.persons,
      sum: total.sum + each.sum,
      weight: total.weight + each.weight,
    }),
    { persons: 0, sum: 0, weight: 0 },
  );
}
