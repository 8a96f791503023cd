import type { Explained } from '../explain/explained.ts';
import type { Decimal } from '../money/decimal.ts';
import type { Whereabouts } from '../settlement/facts.ts';
import { scaleOf } from '../settlement/figures/sides.ts';
import { readQuantity } from '../terms/quantity.ts';
import type { Result, Side } from './evaluation.ts';
import type { MetricPlan } from './plan.ts';

/**
 * A metric's effect with both sides below it, down to numerators and denominators: the same nodes that
 * settlement makes of the facts, so that the evaluator and finance read the same tree.
 */
export function explainOutcome(
  plan: MetricPlan,
  input: { place: Whereabouts; result: Result; exact: Decimal | undefined },
): Explained {
  const { place, result, exact } = input;
  const { round: rule, unit } = plan.metric;
  const metric = metricNode(plan, { place, result, value: exact?.toFixed() ?? null });
  if (!rule || exact === undefined) return metric;
  return {
    formula: 'rounded',
    value: result.effect,
    unit,
    state: 'decided',
    name: plan.name,
    ...place,
    rounding: { to: readQuantity(rule.to).value.toFixed(), mode: rule.mode },
    inputs: [metric],
  };
}

function metricNode(
  { name, metric, comparison }: MetricPlan,
  { place, result, value }: { place: Whereabouts; result: Result; value: string | null },
): Explained {
  const { clause, inferred, unit, comparator } = metric;
  const effect = metric.effect ?? 'level';
  const node = { name, ...place, state: 'decided' as const, inputs: [] };
  const level = (side: 'own' | 'comparator', { level: value, sum, of }: Side): Explained => ({
    ...node,
    formula: 'level',
    value,
    ...(isRelative(effect) ? {} : { unit }),
    facts: {
      side,
      sum,
      scale: scaleOf(metric).toFixed(),
      ...(of === undefined ? {} : { of }),
    },
  });
  const fixed = ({ level: value }: Side): Explained => ({
    ...node,
    formula: 'parameter',
    value,
    ...(isRelative(effect) ? {} : { unit }),
    parameter: { path: `/metrics/${name}/comparator/value`, text: comparator?.value ?? '' },
    facts: { side: 'comparator', kind: comparator?.kind ?? '' },
  });
  const compared = comparison.with === 'value' ? fixed : (side: Side) => level('comparator', side);
  return {
    ...node,
    formula: 'metric',
    value,
    unit,
    state: value === null ? 'waiting' : 'decided',
    ...(clause === undefined ? {} : { clause }),
    ...(inferred === undefined ? {} : { inferred }),
    facts: {
      effect,
      better: metric.better,
      policy: result.policy,
      ...(comparator === undefined ? {} : { kind: comparator.kind }),
    },
    inputs: [
      ...(result.own === null ? [] : [level('own', result.own)]),
      ...(result.comparator === null ? [] : [compared(result.comparator)]),
    ],
  };
}

/** A relative effect is in per cent of levels that are not in per cent themselves. */
function isRelative(effect: string): boolean {
  return effect === 'relative improvement' || effect === 'ratio';
}
