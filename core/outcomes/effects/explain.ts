import type { Explained } from '../../explain/explained.ts';
import { type Decimal, decimal } from '../../money/decimal.ts';
import type { Whereabouts } from '../../settlement/facts.ts';
import { levelOf } from '../../settlement/figures/effect.ts';
import { changedAs } from '../../settlement/figures/expected.ts';
import { type SideName, scaleOf } from '../../settlement/figures/sides.ts';
import { readQuantity } from '../../terms/quantity.ts';
import { unitOfEffect, unitOfLevels } from '../../terms/quotient.ts';
import type { Metric } from '../../terms/shape/metric.ts';
import type { Result, Side } from '../evaluation.ts';
import type { MetricPlan } from '../plan/plan.ts';

/**
 * A metric's effect with both sides below it, down to numerators and denominators: the same nodes that
 * settlement makes of the facts, so that the evaluator and finance read the same tree.
 */
export function explainOutcome(
  plan: MetricPlan,
  input: { place: Whereabouts; result: Result; exact: Decimal | undefined },
): Explained {
  const { place, result, exact } = input;
  const { round: rule } = plan.metric;
  const metric = metricNode(plan, { place, result, value: exact?.toFixed() ?? null });
  if (!rule || exact === undefined) return metric;
  return {
    formula: 'rounded',
    value: result.effect,
    ...unitIn(plan),
    state: 'decided',
    name: plan.name,
    ...place,
    rounding: { to: readQuantity(rule.to).value.toFixed(), mode: rule.mode },
    inputs: [metric],
  };
}

function metricNode(
  plan: MetricPlan,
  { place, result, value }: { place: Whereabouts; result: Result; value: string | null },
): Explained {
  const { name, metric } = plan;
  const { clause, inferred, comparator } = metric;
  const node = { name, ...place, state: 'decided' as const };
  return {
    ...node,
    formula: 'metric',
    value,
    ...unitIn(plan),
    state: value === null ? 'waiting' : 'decided',
    ...(clause === undefined ? {} : { clause }),
    ...(inferred === undefined ? {} : { inferred }),
    facts: {
      effect: metric.effect ?? 'level',
      better: metric.better,
      policy: result.policy,
      ...(comparator === undefined ? {} : { kind: comparator.kind }),
    },
    inputs: sideNodes(plan, node, result),
  };
}

function unitIn({ metric }: MetricPlan): { unit?: string } {
  const unit = unitOfEffect(metric);
  return unit === '' ? {} : { unit };
}

type Node = Omit<Explained, 'formula' | 'value' | 'inputs'>;

/** The nodes of the sides that a result stands on. */
function sideNodes(
  { name, metric, comparison }: MetricPlan,
  base: Node,
  { own, comparator, before }: Result,
): Explained[] {
  const ofLevels = unitOfLevels(metric);
  const unit = ofLevels === undefined ? {} : { unit: ofLevels };
  const node = { ...base, inputs: [] };
  const level = (side: SideName, { level: value, sum, of }: Side): Explained => ({
    ...node,
    formula: 'level',
    value,
    ...unit,
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
    ...unit,
    parameter: {
      path: `/metrics/${name}/comparator/value`,
      text: metric.comparator?.value ?? '',
    },
    facts: { side: 'comparator', kind: metric.comparator?.kind ?? '' },
  });
  const expected = (earlier: Before, after: Side): Explained => ({
    ...node,
    formula: 'expected',
    value: expectedLevel(metric, earlier, after),
    ...unit,
    inputs: [
      level('own-before', earlier.own),
      level('comparator', after),
      level('comparator-before', earlier.comparator),
    ],
  });
  const compared = (side: Side): Explained => {
    if (before) return expected(before, side);
    return comparison.with === 'value' ? fixed(side) : level('comparator', side);
  };
  return [
    ...(own === null ? [] : [level('own', own)]),
    ...(comparator === null ? [] : [compared(comparator)]),
  ];
}

type Before = NonNullable<Result['before']>;

/** The level that the change in the comparison group leads one to expect. */
export function expectedLevel(
  metric: Metric,
  { own, comparator: from }: Before,
  to: Side,
): string | null {
  const scale = scaleOf(metric);
  const side = ({ sum, of }: Side) => ({
    sum: decimal(sum),
    ...(of === undefined ? {} : { of: decimal(of) }),
    scale,
  });
  const expected = changedAs(side(own), { from: side(from), to: side(to) });
  return (expected && levelOf(expected)?.toFixed()) ?? null;
}
