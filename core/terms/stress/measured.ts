import { type Decimal, decimal, ONE, ZERO } from '../../money/decimal.ts';
import type { TermsContext } from '../check/context.ts';
import { readNumber, readQuantity } from '../quantity.ts';
import { isQuotient } from '../quotient.ts';
import type { Metric } from '../shape/metric.ts';
import type { Terms } from '../shape/terms.ts';

/** Whether values of cohorts and periods add up to the whole, rather than being rates of it. */
export function addsUp(metric: Metric): boolean {
  const { unit, of, measure } = metric;
  const isCounted = measure === undefined || measure.as === 'sum' || measure.as === 'count';
  return of === undefined && isCounted && !isQuotient(metric) && unit !== '%' && unit !== 'points';
}

/** An improvement is better the larger it is, whatever the direction; a level as the metric says. */
export function largerIsBetter({ effect = 'level', better }: Metric): boolean {
  return effect === 'level' || effect === 'ratio' ? better === 'higher' : true;
}

/** What the metric's name is when the intervention changes nothing; unknown where nothing or a target is compared with. */
export function zeroEffect({ effect = 'level', unit, comparator }: Metric): Decimal | undefined {
  if (comparator?.kind === 'fixed-target') return undefined;
  if (effect === 'ratio') return unit === '%' ? decimal('100') : ONE;
  if (effect !== 'level') return ZERO;
  return comparator?.value === undefined ? undefined : readNumber(comparator.value);
}

/** The smallest difference that is looked at: what the metric is rounded to, one of what is counted, or tiny. */
export function tickOf(metric: Metric): Decimal {
  if (metric.round) return readQuantity(metric.round.to).value;
  return metric.unit === '%' || metric.unit === 'points' ? decimal('0.000001') : ONE;
}

/** How many are enrolled, where the terms say so; in each of equal cohorts, if they are asked for. */
export function placesOf(
  { targetGroup, cohorts }: Terms,
  each: 'all' | 'cohort',
): number | undefined {
  if (targetGroup?.places === undefined) return undefined;
  // A number of persons for an estimate, never money.
  const places = readNumber(targetGroup.places).toNumber();
  return each === 'cohort' ? Math.floor(places / (cohorts?.length ?? 1)) : places;
}

/** How many are counted where something stands: all, or those of one of equal cohorts. */
export function placesAt({ terms, sentences }: TermsContext, path: string): number | undefined {
  const isPerCohort = sentences.some(
    (placed) => placed.sentence.per === 'cohort' && path.startsWith(`${placed.path}/`),
  );
  return placesOf(terms, isPerCohort ? 'cohort' : 'all');
}
