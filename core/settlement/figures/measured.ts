import { readNumber } from '../../terms/quantity.ts';
import type { Metric } from '../../terms/shape/metric.ts';
import type { MetricFact } from '../facts.ts';

/**
 * What pools: everything measured, and beside it those whom nobody measured with what they count as. These alone are
 * no figure.
 */
export function pooledOf(facts: readonly MetricFact[]): readonly MetricFact[] {
  const isMeasured = ({ missing }: MetricFact) => missing === undefined;
  if (!facts.some(isMeasured)) return [];
  return facts.filter((fact) => isMeasured(fact) || fact.own !== undefined);
}

/**
 * Whether a figure waits for a place that was to be measured, was not, and counts as nothing that is known: the others
 * alone would be another figure, unless the terms leave the missing out.
 */
export function areWaitedFor({ missing = 'excluded' }: Metric): boolean {
  return missing !== 'excluded';
}

/** Whether fewer persons were measured than the terms ask for; not where nobody says how many were. */
export function isTooFew(facts: readonly MetricFact[], { minimum }: Metric): boolean {
  if (minimum === undefined || facts.some(({ measured }) => measured === undefined)) return false;
  const persons = facts.reduce((sum, { measured }) => sum + (measured ?? 0), 0);
  return readNumber(minimum).greaterThan(persons);
}
