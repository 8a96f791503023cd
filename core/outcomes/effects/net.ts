import { Decimal, decimal, ONE, ZERO } from '../../money/decimal.ts';
import { round } from '../../money/rounding.ts';
import { asFactor, isQuantity, readQuantity } from '../../terms/quantity.ts';
import type { Metric } from '../../terms/shape/metric.ts';
import type { MetricOutcome } from '../evaluation.ts';
import type { Plan } from '../plan/plan.ts';
import type { Concluded } from './outcome.ts';

/**
 * What is priced of a metric from which the terms take something off: its effect less the others in the same place,
 * never below zero, less the share that would have happened anyway, rounded by the metric's own rule. Settlement
 * takes it off the same way. Nothing is said here where one of the others has no effect, or is not measured on
 * persons, or where the share is no plain number: settlement alone knows what it is then.
 */
export function withNet(plan: Plan, all: readonly Concluded[]): Concluded[] {
  return all.map((concluded) => {
    const { outcome } = concluded;
    const { less, deadweight } = plan.terms.metrics?.[outcome.metric] ?? {};
    if (less === undefined && deadweight === undefined) return concluded;
    const net = pricedOf(plan, all, outcome);
    return net ? { ...concluded, outcome: { ...outcome, net: net.toFixed() } } : concluded;
  });
}

type At = Pick<MetricOutcome, 'metric' | 'cohort' | 'period'>;

function pricedOf(plan: Plan, all: readonly Concluded[], at: At): Decimal | undefined {
  const metric = plan.terms.metrics?.[at.metric];
  const exact = exactOf(all, at);
  if (metric === undefined || exact === undefined) return undefined;
  const { less = [], round: rule } = metric;
  const others = less.map((name) => pricedOf(plan, all, { ...at, metric: name }));
  const taken = others.filter((each) => each !== undefined);
  const share = shareOf(metric);
  if (taken.length < less.length || share === undefined) return undefined;
  const rest = taken.reduce((whole, each) => whole.minus(each), exact);
  const left = less.length === 0 ? rest : Decimal.max(ZERO, rest);
  const net = left.times(ONE.minus(share));
  return rule ? round(net, { to: readQuantity(rule.to).value.toFixed(), mode: rule.mode }) : net;
}

/** What would have happened anyway. */
function shareOf({ deadweight = '0' }: Metric): Decimal | undefined {
  if (typeof deadweight !== 'string' || !isQuantity(deadweight)) return undefined;
  const quantity = readQuantity(deadweight);
  return quantity.of === undefined ? asFactor(quantity) : undefined;
}

function exactOf(all: readonly Concluded[], { metric, cohort, period }: At): Decimal | undefined {
  const same = all.find(
    ({ outcome }) =>
      outcome.metric === metric && outcome.cohort === cohort && outcome.period === period,
  );
  const { exact, outcome } = same ?? {};
  return exact ?? (typeof outcome?.effect === 'string' ? decimal(outcome.effect) : undefined);
}
