import { Decimal, decimal, ZERO } from '../money/decimal.ts';
import { round } from '../money/rounding.ts';
import { readQuantity } from '../terms/quantity.ts';
import type { MetricOutcome } from './evaluation.ts';
import type { Concluded } from './outcome.ts';
import type { Plan } from './plan.ts';

/**
 * What is priced of a metric from which the terms take others off: its effect less theirs in the same place,
 * never below zero, rounded by the metric's own rule. Settlement takes them off the same way; where one of them
 * has no effect, or is not measured on persons, nothing is said here.
 */
export function withNet(plan: Plan, all: readonly Concluded[]): Concluded[] {
  return all.map((concluded) => {
    const { outcome, exact } = concluded;
    const metric = plan.terms.metrics?.[outcome.metric];
    const less = metric?.less ?? [];
    if (less.length === 0 || exact === undefined || metric === undefined) return concluded;
    const taken = less.map((name) => effectOf(all, { ...outcome, metric: name }));
    const known = taken.filter((effect) => effect !== undefined);
    if (known.length < less.length) return concluded;
    const left = Decimal.max(
      ZERO,
      known.reduce((rest, each) => rest.minus(each), exact),
    );
    const rule = metric.round;
    const net = rule
      ? round(left, { to: readQuantity(rule.to).value.toFixed(), mode: rule.mode })
      : left;
    return { ...concluded, outcome: { ...outcome, net: net.toFixed() } };
  });
}

function effectOf(
  all: readonly Concluded[],
  { metric, cohort, period }: Pick<MetricOutcome, 'metric' | 'cohort' | 'period'>,
): Decimal | undefined {
  const same = all.find(
    ({ outcome }) =>
      outcome.metric === metric && outcome.cohort === cohort && outcome.period === period,
  );
  const effect = same?.outcome.net ?? same?.outcome.effect ?? undefined;
  return effect === undefined ? undefined : decimal(effect);
}
