import { ONE } from '../../money/decimal.ts';
import type { Metric } from '../../terms/shape/metric.ts';
import { makeFigure } from '../engine/figure.ts';
import type { MetricFact } from '../facts.ts';
import { fraction, levelOf, type Side } from './effect.ts';
import { type PooledSide, poolSides } from './sides.ts';

/**
 * The level that a comparison by differences leads one to expect: the own level before, changed as the
 * comparison changed. None unless both are known before.
 */
export function expectedSide(
  facts: readonly MetricFact[],
  { name, metric }: { name: string; metric: Metric },
): PooledSide | null {
  if (facts.some(({ before }) => before === undefined)) return null;
  const before = poolSides(facts, { name, metric, of: 'own-before' });
  const after = poolSides(facts, { name, metric, of: 'comparator' });
  const from = poolSides(facts, { name, metric, of: 'comparator-before' });
  if (!before || !after || !from) return null;
  const side = changedAs(before.side, { from: from.side, to: after.side });
  const { unit } = before.figure.explained;
  const figure = makeFigure({
    formula: 'expected',
    name,
    value: side && levelOf(side),
    unit,
    inputs: [before.figure, after.figure, from.figure],
  });
  return side ? { side, figure } : null;
}

/** before + (to − from), as one fraction; none if nobody is in one of them. */
export function changedAs(before: Side, { from, to }: { from: Side; to: Side }): Side | null {
  const [[b, bOf], [t, tOf], [f, fOf]] = [fraction(before), fraction(to), fraction(from)];
  const of = bOf.times(tOf).times(fOf);
  if (of.isZero()) return null;
  const sum = b.times(tOf).times(fOf).plus(t.times(bOf).times(fOf)).minus(f.times(bOf).times(tOf));
  return { sum, of, scale: ONE };
}
