import { Decimal, decimal, ONE, ZERO } from '../money/decimal.ts';
import type { Side } from '../settlement/figures/effect.ts';
import { readNumber } from '../terms/quantity.ts';
import type { MissingPolicy } from './evaluation.ts';
import { worstTime } from './figures.ts';
import type { MetricPlan } from './plan.ts';
import { isCounted, type Sides } from './side.ts';
import type { ArmTally, CellTally } from './tally.ts';
import { medianTime, restrictedMeanTime, type TimeCount, TimeCounts } from './times.ts';

/**
 * Both sides of a time to an event: a median or a restricted mean of the product-limit estimate. Someone who is
 * missing counts as never having the event, or having it at once, whichever is worse; nobody knows when somebody
 * who did not improve would have had it.
 */
export function timeSides(
  plan: MetricPlan,
  { treatment, comparison }: CellTally,
  policy: MissingPolicy,
): Sides | undefined {
  const compared = plan.comparison;
  if (policy === 'not improved' && compared.with !== 'nothing' && treatment.missing > 0) {
    return undefined;
  }
  const own = sideOf(plan, treatment, policy);
  if (compared.with === 'value') {
    return { own, comparator: { sum: readNumber(compared.value), scale: ONE } };
  }
  if (compared.with !== 'group' || comparison.measured === 0) return { own };
  return { own, comparator: sideOf(plan, comparison, policy) };
}

/** The level of one arm; of nobody, where too few had the event or were followed too briefly. */
function sideOf(plan: MetricPlan, arm: ArmTally, policy: MissingPolicy): Side {
  const times = isCounted(policy) ? withMissing(plan, arm.times) : arm.times;
  const level = levelOf(plan, times);
  return level === undefined ? { sum: ZERO, of: ZERO, scale: ONE } : { sum: level, scale: ONE };
}

function levelOf({ measure }: MetricPlan, times: readonly TimeCount[]): Decimal | undefined {
  const counted = times.filter(({ events, censored }) => events + censored > 0);
  if (counted.length === 0) return undefined;
  if (measure.as === 'median time') {
    const median = medianTime(counted);
    return median === undefined ? undefined : new Decimal(median);
  }
  // A limit in whole days; the mean comes back as two whole numbers.
  const mean = restrictedMeanTime(counted, readNumber(measure.upTo ?? '0').toNumber());
  return mean && decimal(mean.days.toString()).div(decimal(mean.of.toString()));
}

/** Times with the missing as the worst: who never had the event where it is wanted, or had it at once. */
export function withMissing({ metric }: MetricPlan, times: readonly TimeCount[]): TimeCount[] {
  const counts = new TimeCounts();
  for (const { day, events, censored, missing } of times) {
    counts.add(day, 'events', events);
    counts.add(day, 'censored', censored);
    const worst = worstTime(metric.better, day);
    counts.add(worst.day, worst.isEvent ? 'events' : 'censored', missing);
  }
  return counts.sorted();
}
