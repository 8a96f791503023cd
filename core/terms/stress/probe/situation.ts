import { type Decimal, decimal, ONE, ZERO } from '../../../money/decimal.ts';
import type { Facts, MetricFact, Whereabouts } from '../../../settlement/facts.ts';
import { NO_FACTS } from '../../../settlement/facts.ts';
import type { TermsContext } from '../../check/context.ts';
import { conditionsOf } from '../../check/readings.ts';
import { readNumber, readRange } from '../../quantity.ts';
import type { Metric } from '../../shape/metric.ts';
import type { Sentence } from '../../shape/sentence.ts';
import type { Terms } from '../../shape/terms.ts';
import type { Fold } from '../fold/fold.ts';
import { addsUp } from '../measured.ts';

/** One result in the first cohort and period, and another in all that follow. */
export type Apart = { readonly first: Decimal; readonly rest: Decimal };

/** A result as the metric's name in the terms means it; `missing` was to be measured and was not. */
export type Result = Decimal | 'missing' | Apart;

/** The result of each metric. */
export type Results = ReadonlyMap<string, Result>;

/** A day after everything: no result of a stress test is too late. */
const AFTER_EVERYTHING = '9999-12-31';

/**
 * Facts in which each metric has its result: the same rate in every cohort and period, and what adds up spread
 * evenly. All events have happened as the conditions want them, and all capital is drawn.
 */
export function factsWith(
  results: Results,
  { context, fold, delivered }: { context: TermsContext; fold: Fold; delivered: Decimal },
): Facts {
  const { terms } = context;
  const cells = cellsOf(terms);
  const all = [...results, ...takenOff(terms, results)];
  return {
    asOf: AFTER_EVERYTHING,
    ...NO_FACTS,
    metrics: all.flatMap(([name, value]) => {
      const metric = terms.metrics?.[name];
      return metric
        ? cells.map((cell, index) =>
            metricFact(name, { metric, value: inCell(value, index), cell, terms }),
          )
        : [];
    }),
    capital: Object.entries(terms.capital ?? {}).flatMap(([capital, { by }]) => {
      const drawn = fold.figure(capital).high;
      if (!drawn.isFinite()) return [];
      const cohorts = by === 'cohort' ? (terms.cohorts ?? []) : [];
      if (cohorts.length === 0) return [{ capital, amount: drawn.toFixed() }];
      const amount = drawn.div(cohorts.length).toFixed();
      return cohorts.map((cohort) => ({ capital, amount, cohort }));
    }),
    amounts: deliveredIn(terms, delivered),
    events: Object.entries(eventsWanted(context)).map(([event, state]) => ({ event, state })),
  };
}

/** Metrics that are only taken off others: nothing is taken off. */
function takenOff({ metrics = {} }: Terms, results: Results): readonly [string, Decimal][] {
  const taken = new Set(Object.values(metrics).flatMap(({ less = [] }) => less));
  return [...taken].filter((name) => !results.has(name)).map((name) => [name, ZERO]);
}

/** Amounts that somebody delivers are not known before they are: they are taken to be of the contract's size. */
function deliveredIn(terms: Terms, value: Decimal): Facts['amounts'] {
  return Object.entries(terms.amounts ?? {}).flatMap(([amount, written]) => {
    if (typeof written !== 'object' || !('delivered' in written)) return [];
    const { by } = written;
    const places: readonly Whereabouts[] =
      by === 'cohort'
        ? (terms.cohorts ?? []).map((cohort) => ({ cohort }))
        : by === 'period'
          ? (terms.periods ?? []).map(({ id }) => ({ period: id }))
          : [{}];
    const each = value.div(places.length).toFixed();
    return places.map((place) => ({ ...place, amount, value: each }));
  });
}

export function cellsOf({ cohorts, periods = [] }: Terms): readonly Whereabouts[] {
  const paid = periods.filter(({ purpose }) => purpose !== 'learning').map(({ id }) => id);
  return (cohorts ?? [undefined]).flatMap((cohort) =>
    (paid.length > 0 ? paid : [undefined]).map((period) => ({
      ...(cohort === undefined ? {} : { cohort }),
      ...(period === undefined ? {} : { period }),
    })),
  );
}

function inCell(value: Result, index: number): Decimal | 'missing' {
  if (value === 'missing' || !('first' in value)) return value;
  return index === 0 ? value.first : value.rest;
}

type Asked = {
  readonly metric: Metric;
  readonly value: Decimal | 'missing';
  readonly cell: Whereabouts;
  readonly terms: Terms;
};

/** The two sides of which a result comes, per cell; sides of rates are per one, so that they pool to the same. */
function metricFact(name: string, { metric, value, cell, terms }: Asked): MetricFact {
  if (value === 'missing') return { ...cell, metric: name, missing: true };
  const { effect = 'level', comparator } = metric;
  const fixed = comparator?.value === undefined ? undefined : readNumber(comparator.value);
  // A target or forecast that is asked for in each cohort or period is one for each of them.
  const isEach = fixed !== undefined && terms.payments.some(isPer);
  const parts = addsUp(metric) && !isEach ? cellsOf(terms).length : 1;
  const other = fixed ?? comparatorLevel(metric);
  const scale = scaleOf(metric);
  const side = (level: Decimal) =>
    addsUp(metric) && effect !== 'extra'
      ? { sum: level.div(parts).toFixed() }
      : { sum: level.div(scale).toFixed(), of: '1' };
  const own = side(ownLevel({ metric, value, other }));
  const isCompared = effect !== 'level' && fixed === undefined;
  return { ...cell, metric: name, own, ...(isCompared ? { comparator: side(other) } : {}) };
}

function isPer({ per, parts = [] }: Sentence): boolean {
  return per !== undefined || parts.some(isPer);
}

/** The own level that gives the result, against a comparator's level. */
function ownLevel(asked: { metric: Metric; value: Decimal; other: Decimal }): Decimal {
  const { metric, value, other } = asked;
  const { effect = 'level', better, unit } = metric;
  const signed = better === 'higher' ? value : value.negated();
  const whole = unit === '%' ? decimal('100') : ONE;
  switch (effect) {
    case 'level':
      return value;
    case 'improvement':
    case 'extra':
      return other.plus(signed);
    case 'relative improvement':
      return other.plus(other.abs().times(signed).div(whole));
    case 'ratio':
      return other.times(value).div(whole);
  }
}

/** A comparator that is only known with the results: a power of ten, so that no digit is lost. */
function comparatorLevel({ range, effect }: Metric): Decimal {
  if (range === undefined || effect === 'relative improvement' || effect === 'ratio') {
    return decimal('100');
  }
  const { low, high } = readRange(range);
  return low.abs().gt(high.abs()) ? low.abs() : high.abs();
}

/** What a level is counted per: settlement multiplies by it. */
function scaleOf({ measure, unit, effect = 'level' }: Metric): Decimal {
  if (measure?.per !== undefined) return readNumber(measure.per);
  const isPercent = unit === '%' || unit === 'points';
  if (measure?.as === 'share' && isPercent) return decimal('100');
  const isLevel = effect === 'level' || effect === 'improvement';
  return unit === '%' && isLevel && measure?.as !== 'mean' ? decimal('100') : ONE;
}

/** Every event in the state that the first condition about it wants; one that only shuts never happened. */
function eventsWanted({ sentences, terms }: TermsContext): Readonly<Record<string, string>> {
  const wanted: Record<string, string> = {};
  for (const placed of sentences) {
    for (const { name, wanted: state, path } of conditionsOf(placed)) {
      if (typeof state !== 'string' || terms.events?.[name] === undefined) continue;
      const others = terms.events[name].states.filter((other) => other !== state);
      const isUnless = path.includes('/unless/');
      const happened = isUnless ? others[0] : state;
      if (happened !== undefined && wanted[name] === undefined) wanted[name] = happened;
    }
  }
  return wanted;
}
