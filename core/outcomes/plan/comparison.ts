import type { Metric } from '../../terms/shape/metric.ts';

/** The arm of a comparison group that the terms do not name. */
const DEFAULT_COMPARISON = 'comparison';

/** What a metric is compared with, as far as persons are concerned. */
export type Comparison =
  | { readonly with: 'nothing' }
  | { readonly with: 'value'; readonly value: string }
  | { readonly with: 'reference' }
  | { readonly with: 'group'; readonly arm: string; readonly everyPeriod: boolean }
  | { readonly with: 'differences'; readonly arm: string };

/** Reads out of a metric what its persons are compared with. */
export function comparisonOf({ comparator }: Metric): Comparison {
  const arm = comparator?.arm ?? DEFAULT_COMPARISON;
  switch (comparator?.kind) {
    case undefined:
      return { with: 'nothing' };
    case 'own-reference-period':
      return { with: 'reference' };
    case 'difference-in-differences':
      return { with: 'differences', arm };
    case 'matched-group':
    case 'randomised-control':
      return { with: 'group', arm, everyPeriod: false };
    case 'historical-cohort':
      return { with: 'group', arm, everyPeriod: true };
    case 'fixed-target':
    case 'forecast':
    case 'published-rate':
    case 'assumed-rate':
      return comparator.value === undefined
        ? { with: 'nothing' }
        : { with: 'value', value: comparator.value };
  }
}
