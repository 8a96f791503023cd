import type { Explained } from '../explain/explained.ts';
import type { Decimal } from '../money/decimal.ts';
import type { Whereabouts } from '../settlement/facts.ts';
import { readQuantity } from '../terms/quantity.ts';
import type { Result, Side } from './evaluation.ts';
import type { MetricPlan } from './plan.ts';
import { levelFactor } from './sides.ts';

/** A metric's effect with both sides below it, down to numerators and denominators. */
export function explainOutcome(
  plan: MetricPlan,
  input: { place: Whereabouts; result: Result; exact: Decimal | undefined },
): Explained {
  const { name, metric } = plan;
  const { place, result, exact } = input;
  const { clause, inferred, round } = metric;
  return {
    formula: 'metric',
    value: result.effect,
    unit: metric.unit,
    state: result.effect === null ? 'waiting' : 'decided',
    name,
    ...place,
    ...(clause === undefined ? {} : { clause }),
    ...(inferred === undefined ? {} : { inferred }),
    ...(round && { rounding: { to: readQuantity(round.to).value.toFixed(), mode: round.mode } }),
    facts: {
      effect: metric.effect ?? 'level',
      better: metric.better,
      policy: result.policy,
      ...(exact === undefined ? {} : { unrounded: exact.toFixed() }),
    },
    inputs: [
      ...(result.own === null ? [] : [levelNode(plan, place, { side: 'own', ...result.own })]),
      ...(result.comparator === null
        ? []
        : [levelNode(plan, place, { side: 'comparator', ...result.comparator })]),
    ],
  };
}

function levelNode(
  plan: MetricPlan,
  place: Whereabouts,
  { side, sum, of, level }: Side & { side: 'own' | 'comparator' },
): Explained {
  const comparator = side === 'comparator' ? plan.metric.comparator : undefined;
  return {
    formula: 'level',
    value: level,
    state: 'decided',
    name: plan.name,
    ...place,
    ...(comparator?.clause === undefined ? {} : { clause: comparator.clause }),
    ...(comparator?.inferred === undefined ? {} : { inferred: comparator.inferred }),
    facts: {
      side,
      sum,
      ...(of === undefined ? {} : { of, per: levelFactor(plan).toFixed() }),
      ...(comparator === undefined ? {} : { comparator: comparator.kind }),
    },
    inputs: [],
  };
}
