import { isQuotient, unitOfEffect } from '../../terms/quotient.ts';
import type { Metric } from '../../terms/shape/metric.ts';
import { saidOf } from '../engine/figure.ts';

/** Whether values of several cohorts and periods add up without their numerators and denominators. */
export function isAdditive(metric: Metric): boolean {
  const { unit, of, measure } = metric;
  const isCounted = measure === undefined || measure.as === 'sum' || measure.as === 'count';
  return of === undefined && isCounted && !isQuotient(metric) && unit !== '%' && unit !== 'points';
}

/**
 * Whether sides without a denominator add up: where the metric itself adds up, and where a quotient is one of
 * sums or counts. Rates never do: 34 % and 42 % are not 76 %.
 */
export function addsBareSides(metric: Metric): boolean {
  const { as } = metric.measure ?? {};
  return isAdditive(metric) || (isQuotient(metric) && (as === 'sum' || as === 'count'));
}

/** What the node of a metric says of it. */
export function about(name: string, metric: Metric, where: { cohort?: string; period?: string }) {
  const unit = unitOfEffect(metric);
  return {
    formula: 'metric' as const,
    name,
    ...(unit === '' ? {} : { unit }),
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
