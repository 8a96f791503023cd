import { type Decimal, decimal, ONE } from '../../../money/decimal.ts';
import type { MetricFact } from '../../../settlement/facts.ts';
import { scaleOf } from '../../../settlement/figures/sides.ts';
import { readNumber, readRange } from '../../quantity.ts';
import type { Metric } from '../../shape/metric.ts';
import type { Sentence } from '../../shape/sentence.ts';
import type { Terms } from '../../shape/terms.ts';
import { addsUp } from '../measured.ts';

/** The fact of a metric that has a result, in one of the cells; where it belongs is not part of it. */
export type MetricIn = (value: Decimal | 'missing') => MetricFact;

/** The two sides of which a result comes, per cell; sides of rates are per one, so that they pool to the same. */
export function metricIn(
  terms: Terms,
  { name, metric, cells }: { name: string; metric: Metric; cells: number },
): MetricIn {
  const { effect = 'level', comparator } = metric;
  const fixed = comparator?.value === undefined ? undefined : readNumber(comparator.value);
  // A target or forecast that is asked for in each cohort or period is one for each of them.
  const isEach = fixed !== undefined && terms.payments.some(isPer);
  const parts = addsUp(metric) && !isEach ? cells : 1;
  const other = fixed ?? comparatorLevel(metric);
  const scale = scaleOf(metric);
  const side = (level: Decimal) =>
    addsUp(metric) && effect !== 'extra'
      ? { sum: level.div(parts).toFixed() }
      : { sum: level.div(scale).toFixed(), of: '1' };
  const isCompared = effect !== 'level' && fixed === undefined;
  const compared = isCompared ? { comparator: side(other) } : {};
  return (value) =>
    value === 'missing'
      ? { metric: name, missing: true }
      : { metric: name, own: side(ownLevel({ metric, value, other })), ...compared };
}

function isPer({ per, parts = [] }: Sentence): boolean {
  return per !== undefined || parts.some(isPer);
}

/** The own level that gives the result, against a comparator's level. */
function ownLevel(asked: { metric: Metric; value: Decimal; other: Decimal }): Decimal {
  const { metric, value, other } = asked;
  const { effect = 'level', better, unit } = metric;
  const signed = better === 'higher' ? value : value.negated();
  const whole = unit === '%' ? decimal('100') : ONE;
  switch (effect) {
    case 'level':
      return value;
    case 'improvement':
    case 'extra':
      return other.plus(signed);
    case 'relative improvement':
      return other.plus(other.abs().times(signed).div(whole));
    case 'ratio':
      return other.times(value).div(whole);
  }
}

/** A comparator that is only known with the results: a power of ten, so that no digit is lost. */
function comparatorLevel({ range, effect }: Metric): Decimal {
  if (range === undefined || effect === 'relative improvement' || effect === 'ratio') {
    return decimal('100');
  }
  const { low, high } = readRange(range);
  return low.abs().gt(high.abs()) ? low.abs() : high.abs();
}
