import type { Metric } from '../../terms/shape/metric.ts';
import { saidOf } from '../engine/figure.ts';

/** Whether values of several cohorts and periods add up without their numerators and denominators. */
export function isAdditive({ unit, effect, of, measure }: Metric): boolean {
  const isCounted = measure === undefined || measure.as === 'sum' || measure.as === 'count';
  const isRelative = effect === 'relative improvement' || effect === 'ratio';
  return of === undefined && isCounted && !isRelative && unit !== '%' && unit !== 'points';
}

/** What the node of a metric says of it. */
export function about(name: string, metric: Metric, where: { cohort?: string; period?: string }) {
  return {
    formula: 'metric' as const,
    name,
    unit: metric.unit,
    ...saidOf(metric),
    ...place(where),
  };
}

/** The cohort and period that a figure is of. */
export function place({ cohort, period }: { cohort?: string; period?: string }) {
  return {
    ...(cohort === undefined ? {} : { cohort }),
    ...(period === undefined ? {} : { period }),
  };
}
