import type { MetricOutcome, OtherResult } from '../evaluation.ts';
import { type Plan, rawName } from '../plan/plan.ts';
import type { Concluded } from './outcome.ts';

/**
 * Sets the raw result beside the adjusted one, of the same metric and place. The terms say which of them decides:
 * only that one becomes a fact.
 */
export function withOther(plan: Plan, all: readonly Concluded[]): Concluded[] {
  const rawOf = new Map(all.map((concluded) => [keyOf(concluded.outcome), concluded] as const));
  const isRaw = new Set(plan.metrics.flatMap(({ name, raw }) => (raw ? [name] : [])));
  return all
    .filter(({ outcome }) => !isRaw.has(outcome.metric))
    .map((adjusted) => {
      const { metric } = adjusted.outcome;
      const raw = rawOf.get(keyOf({ ...adjusted.outcome, metric: rawName(metric) }));
      if (!raw) return adjusted;
      return plan.terms.followUp?.decides === 'raw'
        ? beside(named(raw, metric), 'raw', adjusted)
        : beside(adjusted, 'adjusted', raw);
    });
}

function beside(deciding: Concluded, basis: 'raw' | 'adjusted', { outcome }: Concluded): Concluded {
  const { policy, own, comparator, before, effect, noEffect, denominators, withAny } = outcome;
  const { eligible: _, ...counts } = denominators;
  const other: OtherResult = {
    basis: basis === 'raw' ? 'adjusted' : 'raw',
    policy,
    own,
    comparator,
    ...(before === undefined ? {} : { before }),
    effect,
    ...(noEffect === undefined ? {} : { noEffect }),
    denominators: counts,
    ...(withAny === undefined ? {} : { withAny }),
  };
  return { ...deciding, outcome: { ...deciding.outcome, basis, other } };
}

/** A raw result under the metric's own name: it decides, and its explanation is the payment's. */
function named(raw: Concluded, metric: string): Concluded {
  const { outcome, fact } = raw;
  return {
    ...raw,
    outcome: { ...outcome, metric, explained: renamed(outcome.explained, metric) },
    ...(fact === undefined ? {} : { fact: { ...fact, metric } }),
  };
}

type Explanation = MetricOutcome['explained'];

function renamed(node: Explanation, name: string): Explanation {
  return { ...node, name, inputs: node.inputs.map((input) => renamed(input, name)) };
}

function keyOf({ metric, cohort, period }: MetricOutcome): string {
  return `${metric} ${cohort ?? ''} ${period ?? ''}`;
}
