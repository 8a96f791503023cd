import { Decimal, decimal, ONE, ZERO } from '../../money/decimal.ts';
import type { Side } from '../../settlement/figures/effect.ts';
import { scaleOf } from '../../settlement/figures/sides.ts';
import { readNumber } from '../../terms/quantity.ts';
import type { MissingPolicy } from '../evaluation.ts';
import { worstTime } from '../persons/figures.ts';
import { isShareByTime } from '../persons/seen.ts';
import type { MetricPlan } from '../plan/plan.ts';
import type { ArmTally, CellTally } from '../tallies/tally.ts';
import {
  medianTime,
  restrictedMeanTime,
  shareWithout,
  type TimeCount,
  TimeCounts,
} from '../tallies/times.ts';
import { isCounted, type Sides } from './side.ts';

/**
 * Both sides of a time to an event: a median or a restricted mean of the product-limit estimate, or the share that it
 * leaves. Someone who is missing counts as never having the event, or having it at once, whichever is worse. Someone
 * who did not improve is in the share as the comparator is; when they would have had the event nobody knows.
 */
export function timeSides(
  plan: MetricPlan,
  { treatment, comparison }: CellTally,
  policy: MissingPolicy,
): Sides | undefined {
  const unimproved = areAsCompared(plan, policy);
  if (unimproved && treatment.missing > 0 && !isShareByTime(plan.measure.as)) return undefined;
  const counted = unimproved ? 'excluded' : policy;
  const own = sideOf(plan, treatment, counted);
  const comparator = comparatorOf(plan, comparison, counted);
  if (comparator === undefined) return { own };
  return { own: unimproved ? withUnimproved(own, comparator, treatment) : own, comparator };
}

/** Whether the missing count as the comparator is, rather than as the worst that can be. */
export function areAsCompared({ comparison }: MetricPlan, policy: MissingPolicy): boolean {
  return policy === 'not improved' && comparison.with !== 'nothing';
}

function comparatorOf(plan: MetricPlan, arm: ArmTally, policy: MissingPolicy): Side | undefined {
  const compared = plan.comparison;
  if (compared.with === 'value') return { sum: readNumber(compared.value), scale: ONE };
  if (compared.with !== 'group' || arm.measured === 0) return undefined;
  return sideOf(plan, arm, policy);
}

/** A share with each of the missing in it as the comparator is; of nobody, where either is. */
function withUnimproved(own: Side, comparator: Side, { measured, missing }: ArmTally): Side {
  if (missing === 0 || own.of?.isZero() || comparator.of?.isZero()) return own;
  const sum = own.sum.times(measured).plus(comparator.sum.times(missing));
  return { sum: sum.div(measured + missing), scale: ONE };
}

/** The level of one arm; of nobody, where too few had the event or were followed too briefly. */
function sideOf(plan: MetricPlan, arm: ArmTally, policy: MissingPolicy): Side {
  const times = isCounted(policy) ? withMissing(plan, arm.times) : arm.times;
  const level = levelOf(plan, times);
  return level === undefined ? { sum: ZERO, of: ZERO, scale: ONE } : { sum: level, scale: ONE };
}

function levelOf(
  { metric, measure }: MetricPlan,
  times: readonly TimeCount[],
): Decimal | undefined {
  const counted = times.filter(({ events, censored }) => events + censored > 0);
  if (counted.length === 0) return undefined;
  if (measure.as === 'median time') {
    const median = medianTime(counted);
    return median === undefined ? undefined : new Decimal(median);
  }
  // A limit in whole days; the mean or the share comes back as two whole numbers.
  const upTo = readNumber(measure.upTo ?? '0').toNumber();
  if (measure.as === 'restricted mean time') {
    const mean = restrictedMeanTime(counted, upTo);
    return mean && quotient(mean.days, mean.of);
  }
  const share = shareWithout(counted, upTo);
  if (share === undefined) return undefined;
  const { surviving, of } = share;
  const those = measure.as === 'share with event' ? of - surviving : surviving;
  const scale = scaleOf(metric);
  const decimals = scale.decimalPlaces();
  const per = BigInt(scale.times(new Decimal(10).pow(decimals)).toFixed());
  return quotient(those * per, of * 10n ** BigInt(decimals));
}

/** Divided once, last, of whole numbers: exactly half is exactly a half, however many persons it is of. */
function quotient(one: bigint, other: bigint): Decimal {
  return decimal(one.toString()).div(decimal(other.toString()));
}

/** Times with the missing as the worst: who never had the event where it is wanted, or had it at once. */
export function withMissing(
  { metric, measure }: MetricPlan,
  times: readonly TimeCount[],
): TimeCount[] {
  const counts = new TimeCounts();
  for (const { day, events, censored, missing } of times) {
    counts.add(day, 'events', events);
    counts.add(day, 'censored', censored);
    const worst = worstTime({ better: metric.better, as: measure.as }, day);
    counts.add(worst.day, worst.isEvent ? 'events' : 'censored', missing);
  }
  return counts.sorted();
}
