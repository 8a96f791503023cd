import type { Finding } from '../../findings.ts';
import { type Decimal, decimal, ZERO } from '../../money/decimal.ts';
import { isQuantity, readQuantity, readRange } from '../../terms/quantity.ts';
import type { Metric } from '../../terms/shape/metric.ts';
import type { Facts, MetricFact } from '../facts.ts';
import { effectOf } from '../figures/effect.ts';
import { expectedSide } from '../figures/expected.ts';
import { fixedComparator, poolSides } from '../figures/sides.ts';
import { type SettlementCode, settlementFinding } from '../finding.ts';
import type { Known } from './known.ts';

/** What is settled all the same, but is probably not meant: a slip of a digit, or a day too early. */
export function factWarnings(facts: Facts, known: Known): Finding[] {
  return [
    ...facts.metrics.flatMap((fact, at) => outsideRange(fact, { at, known })),
    ...drawnAbove(facts, known),
    ...unended(facts, known),
  ];
}

/** A value that the terms say cannot occur. */
function outsideRange(fact: MetricFact, { at, known }: { at: number; known: Known }): Finding[] {
  const metric = known.metrics.get(fact.metric);
  const value = metric && effectIn(fact, metric);
  if (!value || metric.range === undefined) return [];
  const { low, high } = readRange(metric.range);
  if (value.greaterThanOrEqualTo(low) && value.lessThanOrEqualTo(high)) return [];
  const said = { name: fact.metric, value: shown(value), unit: metric.unit, range: metric.range };
  return [warning('settlement.outside-range', `/facts/metrics/${at}`, said)];
}

function shown(value: Decimal): string {
  return value.toDecimalPlaces(4).toFixed();
}

/** What one fact says by itself: its value, or the effect of its two sides. */
function effectIn(fact: MetricFact, metric: Metric): Decimal | null {
  if (fact.value !== undefined) return decimal(fact.value);
  const asked = { name: fact.metric, metric };
  const own = poolSides([fact], { ...asked, of: 'own' });
  const comparator =
    expectedSide([fact], asked) ??
    poolSides([fact], { ...asked, of: 'comparator' }) ??
    fixedComparator(fact.metric, metric);
  if (!own) return null;
  return effectOf({
    effect: metric.effect ?? 'level',
    better: metric.better,
    percent: metric.unit === '%',
    own: own.side,
    comparator: comparator?.side,
  });
}

/** More capital than the investor has committed; what is repaid may be drawn again. */
function drawnAbove({ capital }: Facts, known: Known): Finding[] {
  return [...known.capital].flatMap(([name, { committed }]) => {
    if (typeof committed !== 'string' || !isQuantity(committed)) return [];
    const { value, unit, of } = readQuantity(committed);
    if (unit !== '' || of !== undefined) return [];
    const drawn = capital
      .filter((fact) => fact.capital === name)
      .reduce((sum, { amount }) => sum.plus(decimal(amount)), ZERO);
    if (drawn.lessThanOrEqualTo(value)) return [];
    const path = `/facts/capital/${capital.findLastIndex((fact) => fact.capital === name)}`;
    const said = { name, drawn: drawn.toFixed(), committed: value.toFixed() };
    return [warning('settlement.drawn-above-committed', path, said)];
  });
}

/** Figures of a period that still runs on the day of the settlement: more of it is to come. */
function unended({ metrics, amounts, asOf }: Facts, known: Known): Finding[] {
  const placed = [
    ...metrics.map(({ period }, at) => ({ period, path: `/facts/metrics/${at}` })),
    ...amounts.map(({ period }, at) => ({ period, path: `/facts/amounts/${at}` })),
  ];
  return [...known.periods.values()].flatMap(({ id, to }) => {
    const first = placed.find(({ period }) => period === id);
    if (!first || to <= asOf) return [];
    return [warning('settlement.period-runs', first.path, { period: id, to, asOf })];
  });
}

function warning(code: SettlementCode, path: string, facts: Record<string, string>): Finding {
  return settlementFinding(code, { path, facts, severity: 'warning' });
}
