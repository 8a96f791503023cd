import { type Decimal, ZERO } from '../../../money/decimal.ts';
import type { Facts, ISODate, Whereabouts } from '../../../settlement/facts.ts';
import { NO_FACTS } from '../../../settlement/facts.ts';
import type { TermsContext } from '../../check/context.ts';
import { conditionsOf } from '../../check/readings.ts';
import type { Terms } from '../../shape/terms.ts';
import type { Fold } from '../fold/fold.ts';
import { type MetricIn, metricIn } from './metric-in.ts';

/** One result in the first cohort and period, and another in all that follow. */
export type Apart = { readonly first: Decimal; readonly rest: Decimal };

/** A result as the metric's name in the terms means it; `missing` was to be measured and was not. */
export type Result = Decimal | 'missing' | Apart;

/** The result of each metric. */
export type Results = ReadonlyMap<string, Result>;

/** A day after everything, where the terms do not say when they end: no result of a stress test is too late. */
const AFTER_EVERYTHING = '9999-12-31';

/**
 * Makes facts of results: each metric has the same rate in every cohort and period, and what adds up is spread
 * evenly. All events have happened as the conditions want them, and all capital is drawn.
 */
export function situation({
  context,
  fold,
  delivered,
}: {
  context: TermsContext;
  fold: Fold;
  delivered: Decimal;
}): (results: Results) => Facts {
  const { terms } = context;
  const cells = cellsOf(terms);
  const metrics = new Map(
    Object.entries(terms.metrics ?? {}).map(([name, metric]) => [
      name,
      metricIn(terms, { name, metric, cells: cells.length }),
    ]),
  );
  const always: Facts = {
    ...NO_FACTS,
    asOf: endOf(terms),
    capital: drawnIn(terms, fold),
    amounts: deliveredIn(terms, delivered),
    events: Object.entries(eventsWanted(context)).map(([event, state]) => ({ event, state })),
  };
  return (results) => ({
    ...always,
    metrics: [...results, ...takenOff(terms, results)].flatMap(([name, value]) => {
      const asked = metrics.get(name);
      return asked ? inCells(asked, value, cells) : [];
    }),
  });
}

/** One fact for each cohort and period; but for the first they are all alike. */
function inCells(asked: MetricIn, value: Result, cells: readonly Whereabouts[]): Facts['metrics'] {
  const isApart = value !== 'missing' && 'first' in value;
  const first = asked(isApart ? value.first : value);
  const rest = isApart ? asked(value.rest) : first;
  return cells.map((cell, index) => ({ ...cell, ...(index === 0 ? first : rest) }));
}

/** The last day of the contract, so that interest runs no longer; never before a period is over. */
function endOf({ phases, periods = [] }: Terms): ISODate {
  const { end } = phases ?? {};
  return end === undefined || periods.some(({ to }) => to > end) ? AFTER_EVERYTHING : end;
}

/** Drawn on the first day, so that interest runs as long as it can. */
function drawnIn(terms: Terms, fold: Fold): Facts['capital'] {
  const first = terms.phases?.intervention.from ?? terms.periods?.[0]?.from;
  const on = first === undefined ? {} : { date: first };
  return Object.entries(terms.capital ?? {}).flatMap(([capital, { by }]) => {
    const drawn = fold.figure(capital).high;
    if (!drawn.isFinite()) return [];
    const cohorts = by === 'cohort' ? (terms.cohorts ?? []) : [];
    if (cohorts.length === 0) return [{ capital, amount: drawn.toFixed(), ...on }];
    const amount = drawn.div(cohorts.length).toFixed();
    return cohorts.map((cohort) => ({ capital, amount, cohort, ...on }));
  });
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
