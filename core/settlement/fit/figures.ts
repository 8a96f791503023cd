import type { Finding } from '../../findings.ts';
import { termsFinding } from '../../terms/codes.ts';
import { sameUnit } from '../../terms/quantity.ts';
import type { Metric } from '../../terms/shape/metric.ts';
import type { AmountFact, CapitalFact, Facts, MetricFact } from '../facts.ts';
import { settlementFinding } from '../finding.ts';
import type { Known } from './known.ts';
import { notInTerms, type Placed, placeFindings, repeatFindings } from './places.ts';

/** What does not fit of metrics, amounts and capital. */
export function figureFindings(
  { metrics, amounts, capital, asOf }: Facts,
  known: Known,
): Finding[] {
  const placedMetrics = metrics.map((fact, at) =>
    placed(fact, fact.metric, `/facts/metrics/${at}`),
  );
  const placedAmounts = amounts.map((fact, at) =>
    placed(fact, fact.amount, `/facts/amounts/${at}`),
  );
  const placedCapital = capital.map((fact, at) => ({
    ...placed(fact, fact.capital, `/facts/capital/${at}`),
    date: fact.date,
  }));
  const placeable = [...placedMetrics, ...placedAmounts, ...placedCapital];
  return [
    ...metrics.flatMap((fact, at) => metricFindings(fact, `/facts/metrics/${at}`, known)),
    ...amounts.flatMap((fact, at) => amountFindings(fact, `/facts/amounts/${at}`, known)),
    ...capital.flatMap((fact, at) => capitalFindings(fact, `/facts/capital/${at}`, known)),
    ...placeable.flatMap((fact) => placeFindings(fact, known, asOf)),
    ...repeatFindings(placedMetrics),
    ...repeatFindings(placedAmounts),
  ];
}

function placed(fact: { cohort?: string; period?: string }, name: string, path: string): Placed {
  return {
    name,
    path,
    ...(fact.cohort === undefined ? {} : { cohort: fact.cohort }),
    ...(fact.period === undefined ? {} : { period: fact.period }),
  };
}

function metricFindings(fact: MetricFact, path: string, known: Known): Finding[] {
  const { metric: name, own, value, missing } = fact;
  const metric = known.metrics.get(name);
  if (!metric) {
    return [notInTerms('settlement.metric-not-in-terms', { name, path }, known.metrics.keys())];
  }
  const isEmpty = own === undefined && value === undefined && missing === undefined;
  return [
    ...(isEmpty ? [settlementFinding('settlement.metric-empty', { path, facts: { name } })] : []),
    ...unitFindings(fact, path, metric),
  ];
}

/** A value in another unit than the metric's is refused as it is in terms. */
function unitFindings({ value, unit }: MetricFact, path: string, metric: Metric): Finding[] {
  if (unit === undefined || sameUnit(unit, metric.unit)) return [];
  const facts = { written: `${value} ${unit}`, actual: unit, expected: metric.unit };
  return [termsFinding({ code: 'terms.unit-mismatch', at: { path }, facts })];
}

function amountFindings(fact: AmountFact, path: string, known: Known): Finding[] {
  // How many are enrolled is no amount of the terms: limits in claims are read off it.
  if (fact.amount === 'enrolled') return [];
  const amount = known.amounts.get(fact.amount);
  const delivered = [...known.amounts].flatMap(([name, each]) =>
    typeof each === 'object' && 'delivered' in each ? [name] : [],
  );
  if (amount === undefined) {
    const { amount: name } = fact;
    return [notInTerms('settlement.amount-not-in-terms', { name, path }, delivered)];
  }
  if (typeof amount === 'string' || !('delivered' in amount)) {
    const facts = { name: fact.amount, delivered };
    return [settlementFinding('settlement.amount-not-delivered', { path, facts })];
  }
  const wrong = (['cohort', 'period'] as const).filter(
    (word) => fact[word] !== undefined && amount.by !== word,
  );
  return wrong.map((word) => wrongPlace(fact.amount, path, word));
}

function capitalFindings(fact: CapitalFact, path: string, known: Known): Finding[] {
  const { capital: name, cohort } = fact;
  const capital = known.capital.get(name);
  if (!capital) {
    return [notInTerms('settlement.capital-not-in-terms', { name, path }, known.capital.keys())];
  }
  if (cohort !== undefined && capital.by === undefined) return [wrongPlace(name, path, 'cohort')];
  return cohort === undefined && capital.by === 'cohort'
    ? [settlementFinding('settlement.place-missing', { path, facts: { name, word: 'cohort' } })]
    : [];
}

function wrongPlace(name: string, path: string, word: string): Finding {
  return settlementFinding('settlement.place-wrong', { path, facts: { name, word } });
}
