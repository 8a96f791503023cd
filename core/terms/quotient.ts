import type { Metric } from './shape/metric.ts';

/** Whether a metric's figure is one level over another: a relative improvement or a ratio. */
export function isQuotient({ effect }: Pick<Metric, 'effect'>): boolean {
  return effect === 'relative improvement' || effect === 'ratio';
}

/**
 * The unit of a metric's figure. A quotient is in per cent or a plain number, whatever its levels are counted in.
 *
 * @example unitOfEffect({ unit: 'days', effect: 'ratio' }) // → ''
 */
export function unitOfEffect({ unit, effect }: Pick<Metric, 'unit' | 'effect'>): string {
  return isQuotient({ effect }) && unit !== '%' ? '' : unit;
}

/** The unit of the levels that are compared: those of a quotient have one of their own, which the terms do not name. */
export function unitOfLevels({
  unit,
  effect,
}: Pick<Metric, 'unit' | 'effect'>): string | undefined {
  return isQuotient({ effect }) ? undefined : unit;
}
