import { decimal, ONE, ZERO } from '../../money/decimal.ts';
import { readNumber } from '../../terms/quantity.ts';
import { unitOfLevels } from '../../terms/quotient.ts';
import type { Measure, Metric } from '../../terms/shape/metric.ts';
import { type Figure, makeFigure } from '../engine/figure.ts';
import type { MetricFact, Tally } from '../facts.ts';
import { addsBareSides } from './about-metric.ts';
import { levelOf, type Side } from './effect.ts';

export type SideName = 'own' | 'comparator' | 'own-before' | 'comparator-before';

/** One side of a metric, added up over the facts, with the node that explains it. */
export type PooledSide = { readonly side: Side; readonly figure: Figure };

/**
 * Adds one side of several facts: numerators and denominators, never rates. None if a fact lacks the side,
 * or only some of them have a denominator.
 */
export function poolSides(
  facts: readonly MetricFact[],
  { name, metric, of }: { name: string; metric: Metric; of: SideName },
): PooledSide | null {
  const tallies = facts.map((fact) => tallyOf(fact, of)).filter((tally) => tally !== undefined);
  const withDenominator = tallies.filter((tally) => tally.of !== undefined).length;
  if (tallies.length === 0 || tallies.length < facts.length) return null;
  if (withDenominator !== 0 && withDenominator !== tallies.length) return null;

  const sides = tallies.map((tally) => sideOf(tally, metric));
  const side = sides.length === 1 && sides[0] ? sides[0] : added(sides);
  const parts =
    sides.length === 1
      ? []
      : sides.map((part, place) => levelFigure(part, { name, metric, of, fact: facts[place] }));
  const fact = sides.length === 1 ? facts[0] : undefined;
  return { side, figure: levelFigure(side, { name, metric, of, fact, parts }) };
}

/** Whether a side of several facts is a rate without its denominator, so that nothing can be pooled. */
export function areBareRates(
  facts: readonly MetricFact[],
  { metric, sides }: { metric: Metric; sides: readonly SideName[] },
): boolean {
  if (facts.length < 2 || addsBareSides(metric)) return false;
  return sides.some((side) =>
    facts.some((fact) => {
      const tally = tallyOf(fact, side);
      return tally !== undefined && tally.of === undefined;
    }),
  );
}

function tallyOf({ own, comparator, before }: MetricFact, of: SideName): Tally | undefined {
  switch (of) {
    case 'own':
      return own;
    case 'comparator':
      return comparator;
    case 'own-before':
      return before?.own;
    case 'comparator-before':
      return before?.comparator;
  }
}

/** The comparator that the terms fix: a target, a forecast or a published rate. */
export function fixedComparator(name: string, metric: Metric): PooledSide | null {
  const { value, kind } = metric.comparator ?? {};
  if (value === undefined) return null;
  // An expected rate is per so many persons, as the metric itself is counted.
  const of = metric.effect === 'extra' ? { of: scaleOf(metric) } : {};
  const side = { sum: readNumber(value), ...of, scale: ONE };
  const figure = makeFigure({
    formula: 'parameter',
    name,
    value: side.sum,
    unit: unitOfLevels(metric),
    parameter: { path: `/metrics/${name}/comparator/value`, text: value },
    facts: { side: 'comparator', kind: kind ?? '', ...sideFacts(side) },
  });
  return { side, figure };
}

function sideOf(tally: Tally, metric: Metric): Side {
  const of = tally.of === undefined ? {} : { of: decimal(tally.of) };
  return { sum: decimal(tally.sum), ...of, scale: scaleOf(metric) };
}

function added(sides: readonly Side[]): Side {
  const sum = sides.reduce((total, side) => total.plus(side.sum), ZERO);
  const scale = sides[0]?.scale ?? ONE;
  if (sides.some(({ of }) => of === undefined)) return { sum, scale };
  return { sum, of: sides.reduce((total, { of }) => total.plus(of ?? ZERO), ZERO), scale };
}

/**
 * A level is counted per so many persons; a share that is read in per cent or points is per hundred. A rate over
 * person-time is counted per so many years of so many days, or per so many days.
 */
export function scaleOf({ measure, unit, effect }: Metric) {
  if (measure?.over !== undefined) return timeScale(measure);
  if (measure?.per !== undefined) return readNumber(measure.per);
  if (measure?.as.startsWith('share') && (unit === '%' || unit === 'points')) return decimal('100');
  const isLevel = effect === undefined || effect === 'level' || effect === 'improvement';
  return unit === '%' && isLevel && measure?.as !== 'mean' ? decimal('100') : ONE;
}

/** Days in a person-year, where the terms do not say: the mean of the Julian calendar. */
const DAYS_PER_YEAR = '365.25';

function timeScale({ over, per = '1', daysPerYear = DAYS_PER_YEAR }: Measure) {
  const levels = readNumber(per);
  return over === 'person-years' ? levels.times(readNumber(daysPerYear)) : levels;
}

function sideFacts({ sum, of, scale }: Side): Record<string, string> {
  return {
    sum: sum.toFixed(),
    scale: scale.toFixed(),
    ...(of === undefined ? {} : { of: of.toFixed() }),
  };
}

function levelFigure(
  side: Side,
  about: {
    name: string;
    metric: Metric;
    of: SideName;
    fact?: MetricFact | undefined;
    parts?: readonly Figure[];
  },
): Figure {
  const { name, metric, of, fact, parts = [] } = about;
  return makeFigure({
    formula: parts.length > 0 ? 'pooled' : 'level',
    name,
    value: levelOf(side),
    unit: unitOfLevels(metric),
    facts: { side: of, ...sideFacts(side) },
    ...(fact?.cohort === undefined ? {} : { cohort: fact.cohort }),
    ...(fact?.period === undefined ? {} : { period: fact.period }),
    inputs: parts,
  });
}
