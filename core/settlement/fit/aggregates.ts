import type { Finding } from '../../findings.ts';
import { decimal } from '../../money/decimal.ts';
import type { Facts, MetricFact } from '../facts.ts';
import { levelOf } from '../figures/effect.ts';
import { scaleOf } from '../figures/sides.ts';
import { settlementFinding } from '../finding.ts';
import type { Known } from './known.ts';

/**
 * What cannot be seen in figures that somebody added up before they came here, each said once per metric. What
 * Utfall computes from persons says on how many, and is left alone.
 */
export function aggregateWarnings({ metrics }: Facts, known: Known): Finding[] {
  const said = new Set<string>();
  return metrics.flatMap((fact, at) => {
    if (fact.measured !== undefined || fact.missing || said.has(fact.metric)) return [];
    const path = `/facts/metrics/${at}`;
    const found = [...requiresTaken(fact, { path, known }), ...shareOrMean(fact, { path, known })];
    if (found.length > 0) said.add(fact.metric);
    return found;
  });
}

type Here = { readonly path: string; readonly known: Known };

/** Two tests on the same person cannot be told from the counts of each. */
function requiresTaken({ metric: name }: MetricFact, { path, known }: Here): Finding[] {
  const { requires } = known.metrics.get(name) ?? {};
  if (requires === undefined) return [];
  const facts = { name, requires: [requires].flat() };
  return [settlementFinding('settlement.requires-taken', { path, facts, severity: 'note' })];
}

/** In points, a numerator and its denominator are a share of persons or a mean: 56 of 80 is 70 or 0.7. */
function shareOrMean({ metric: name, own }: MetricFact, { path, known }: Here): Finding[] {
  const metric = known.metrics.get(name);
  const { effect = 'level' } = metric ?? {};
  const isLevel = effect === 'level' || effect === 'improvement';
  if (metric?.unit !== 'points' || metric.measure || !isLevel || own?.of === undefined) return [];
  const level = levelOf({ sum: decimal(own.sum), of: decimal(own.of), scale: scaleOf(metric) });
  const value = level?.toDecimalPlaces(4).toFixed() ?? '';
  const facts = { name, sum: own.sum, of: own.of, value };
  return [settlementFinding('settlement.share-or-mean', { path, facts, severity: 'warning' })];
}
