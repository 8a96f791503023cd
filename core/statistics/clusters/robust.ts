import type { Estimated, Method, NoEstimateReason } from '../estimate.ts';
import { symmetric, symmetricInLog } from '../symmetric.ts';
import { type ClusterSums, type Correction, levelOfClusters, totalOf } from './sums.ts';
import { clusterVariance, hasSpread, type Term } from './variance.ts';

/** Two arms whose persons belong to clusters: schools, offices, sites. A cluster may have persons in both. */
export type ClusteredArms = {
  readonly intervention: readonly ClusterSums[];
  readonly comparison: readonly ClusterSums[];
  readonly level: number;
  readonly correction: Correction;
};

const ASSUMED = ['independent-clusters', 'many-clusters'] as const;

/**
 * The difference of two means or shares, with cluster-robust errors and Student's reach with one degree of
 * freedom fewer than there are clusters.
 *
 * @example clusteredDifference({ intervention, comparison, level: 0.95, correction: 'CR1' })
 */
export function clusteredDifference(arms: ClusteredArms): Estimated {
  const { intervention, comparison } = arms;
  const terms = [
    { arm: intervention, times: 1 },
    { arm: comparison, times: -1 },
  ];
  return contrast({ ...arms, method: 'cluster-robust', terms });
}

/**
 * One mean or share with cluster-robust errors. `without` is what it is compared with.
 */
export function clusteredLevel(
  input: Omit<ClusteredArms, 'comparison'> & { readonly without?: number },
): Estimated {
  const terms = [{ arm: input.intervention, times: 1 }];
  return contrast({ ...input, method: 'cluster-robust', terms });
}

/**
 * The ratio of two rates, means or shares with cluster-robust errors of its logarithm; of rates it is the
 * Poisson model's sandwich.
 */
export function clusteredRatio(
  { intervention, comparison, level, correction }: ClusteredArms,
  method: 'poisson-cluster' | 'cluster-robust-ratio' = 'cluster-robust-ratio',
): Estimated {
  const [own, other] = [totalOf(intervention), totalOf(comparison)];
  if (own.weight === 0 || other.weight === 0) return { method, none: 'nobody' };
  if (other.sum <= 0) return { method, none: 'comparator is zero' };
  if (own.sum <= 0) return { method, none: 'no events' };
  const terms = [
    { arm: intervention, times: own.weight / own.sum },
    { arm: comparison, times: -other.weight / other.sum },
  ];
  const { variance, clusters } = clusterVariance(terms, correction);
  if (clusters < 2) return { method, none: 'too few clusters' };
  if (!hasSpread(variance, 1)) return { method, none: 'no variation' };
  return symmetricInLog({
    method,
    assumptions: ASSUMED,
    estimate: levelOfClusters(intervention) / levelOfClusters(comparison),
    standardError: Math.sqrt(variance),
    level,
    degrees: clusters - 1,
  });
}

/** A weighted sum of levels with its cluster-robust interval; or another figure of them, where they weigh by its slopes. */
export function contrast(input: {
  method: Method;
  terms: readonly Term[];
  level: number;
  correction: Correction;
  without?: number;
  estimate?: number;
  assumptions?: readonly Parameters<typeof symmetric>[0]['assumptions'][number][];
}): Estimated {
  const { method, terms, level, correction, without = 0, assumptions = [] } = input;
  const obstacle = obstacleOf(terms);
  if (obstacle) return { method, none: obstacle };
  const { variance, clusters } = clusterVariance(terms, correction);
  if (clusters < 2) return { method, none: 'too few clusters' };
  const levels = terms.map(({ arm, times }) => times * levelOfClusters(arm));
  if (!hasSpread(variance, Math.max(...levels.map(Math.abs)))) {
    return { method, none: 'no variation' };
  }
  return symmetric({
    method,
    assumptions: [...ASSUMED, ...assumptions],
    estimate: input.estimate ?? levels.reduce((sum, each) => sum + each, 0),
    standardError: Math.sqrt(variance),
    level,
    degrees: clusters - 1,
    without,
  });
}

function obstacleOf(terms: readonly Term[]): NoEstimateReason | undefined {
  const totals = terms.map(({ arm }) => totalOf(arm));
  if (totals.some(({ weight }) => !(weight > 0))) return 'nobody';
  const persons = totals.reduce((sum, total) => sum + total.persons, 0);
  return persons <= terms.length ? 'too few persons' : undefined;
}
