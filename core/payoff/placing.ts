import { type Answer, answer, type Finding, refusal } from '../findings.ts';
import { type Decimal, decimal } from '../money/decimal.ts';
import type { Facts, MetricFact, Whereabouts } from '../settlement/facts.ts';
import { AFTER_EVERYTHING } from '../settlement/facts-of-results.ts';
import { scaleOf } from '../settlement/figures/sides.ts';
import { settle } from '../settlement/settle.ts';
import { readNumber } from '../terms/quantity.ts';
import { isQuotient } from '../terms/quotient.ts';
import type { Metric } from '../terms/shape/metric.ts';
import type { Terms } from '../terms/shape/terms.ts';
import type { Held } from './held.ts';
import { unrounded } from './unrounded.ts';

/** What is paid in total at a value of the metric, and where that value is assumed. */
export type Placing = {
  readonly pays: (value: Decimal) => Decimal;
  readonly each: readonly ('cohort' | 'period')[];
  /** Figures that payments still wait for, because nothing here states them: claims, sides of a metric. */
  readonly waitingFor: readonly string[];
};

/**
 * Finds the widest place in which figures can be stated so that nothing waits, whatever the metric is: the whole
 * contract, else each cohort, each period, or each of both. If something waits everywhere, where least does.
 */
export function placingFor(
  terms: Terms,
  {
    metric,
    held,
    probes,
  }: {
    readonly metric: string;
    readonly held: readonly Held[];
    readonly probes: readonly Decimal[];
  },
): Answer<Placing> {
  const exact = unrounded(terms, metric);
  const refused: Finding[] = [];
  const found: Placing[] = [];
  for (const each of placings(terms)) {
    const settled = probes.map((value) => settlementAt(exact, { metric, held, each, value }));
    const unfit = settled.flatMap((tried) => (tried.ok ? [] : tried.findings));
    if (unfit.length > 0) {
      refused.push(...unfit);
      continue;
    }
    const pays = (value: Decimal): Decimal => {
      const tried = settlementAt(exact, { metric, held, each, value });
      return decimal(tried.ok ? tried.value.entitled : '0');
    };
    const names = settled.flatMap((tried) => (tried.ok ? tried.value.waitingFor : []));
    const waitingFor = [...new Set(names.map((name) => name.split('/')[0] ?? ''))];
    found.push({ pays, each, waitingFor });
  }
  const [best] = found.toSorted((one, other) => one.waitingFor.length - other.waitingFor.length);
  return best === undefined ? refusal(refused) : answer(best);
}

function placings({ cohorts, periods }: Terms): ('cohort' | 'period')[][] {
  const hasCohorts = cohorts !== undefined;
  const hasPeriods = (periods ?? []).length > 0;
  return [
    [],
    ...(hasCohorts ? [['cohort' as const]] : []),
    ...(hasPeriods ? [['period' as const]] : []),
    ...(hasCohorts && hasPeriods ? [['cohort' as const, 'period' as const]] : []),
  ];
}

type At = {
  readonly metric: string;
  readonly held: readonly Held[];
  readonly each: readonly ('cohort' | 'period')[];
  readonly value: Decimal;
};

function settlementAt(terms: Terms, { metric, held, each, value }: At) {
  const places = placesOf(terms, each);
  const moving: Held = { kind: 'metric', name: metric, value: value.toFixed(), why: 'assumed' };
  const facts: Facts = {
    asOf: lastDay(terms),
    metrics: [...held, moving].flatMap((figure) =>
      figure.kind === 'metric' ? metricFacts(terms, figure, { places, held }) : [],
    ),
    capital: held.flatMap((figure) => (figure.kind === 'capital' ? drawn(terms, figure) : [])),
    amounts: held.flatMap((figure) => (figure.kind === 'amount' ? delivered(terms, figure) : [])),
    events: held.flatMap(({ kind, name, value: state }) =>
      kind === 'event' ? [{ event: name, state }] : [],
    ),
    claims: [],
  };
  const inForce = [{ version: 1, hash: '', terms }];
  return settle({ terms: inForce, facts, settled: [], final: true });
}

function placesOf(
  { cohorts = [], periods = [] }: Terms,
  each: readonly ('cohort' | 'period')[],
): readonly Whereabouts[] {
  const inCohorts: Whereabouts[] = each.includes('cohort')
    ? cohorts.map((cohort) => ({ cohort }))
    : [{}];
  if (!each.includes('period')) return inCohorts;
  const paid = periods.filter(({ purpose }) => purpose !== 'learning');
  return inCohorts.flatMap((where) => paid.map(({ id }) => ({ ...where, period: id })));
}

type Beside = { readonly places: readonly Whereabouts[]; readonly held: readonly Held[] };

/** One value as it is published; as two sides where they are read, or where several must be pooled. */
function metricFacts(terms: Terms, { name, value }: Held, { places, held }: Beside): MetricFact[] {
  const metric = terms.metrics?.[name];
  const compared = held.find((figure) => figure.name === `${name}.comparator`);
  const isWhole = metric === undefined || places.length === 1 || !isRate(metric);
  if (metric === undefined || (isWhole && compared === undefined)) {
    return places.map((where) => ({ ...where, metric: name, value }));
  }
  const level = compared === undefined ? undefined : decimal(compared.value);
  return places.map((where) => ({
    ...where,
    metric: name,
    ...sidesFor(metric, decimal(value), level),
  }));
}

/** Whether values of several places cannot simply be added. */
function isRate(metric: Metric): boolean {
  const { unit, of, measure } = metric;
  const isCounted = measure === undefined || measure.as === 'sum' || measure.as === 'count';
  return of !== undefined || !isCounted || isQuotient(metric) || unit === '%' || unit === 'points';
}

/** Sides that give the effect, and give it again when they are added; with one person each, unless they are sums. */
function sidesFor(
  metric: Metric,
  value: Decimal,
  compared: Decimal | undefined,
): Pick<MetricFact, 'own' | 'comparator'> {
  const scale = scaleOf(metric);
  const side = (level: Decimal) => ({
    sum: level.div(scale).toFixed(),
    ...(isRate(metric) ? { of: '1' } : {}),
  });
  const hundred = metric.unit === '%' ? 100 : 1;
  const better = metric.better === 'higher' ? value : value.negated();
  const fixed = metric.comparator?.value;
  const level = compared ?? (fixed === undefined ? scale : readNumber(fixed));
  switch (metric.effect) {
    case 'improvement':
    case 'extra':
      return { own: side(level.plus(better)), comparator: side(level) };
    case 'relative improvement':
      return { own: side(level.plus(level.times(better).div(hundred))), comparator: side(level) };
    case 'ratio':
      return { own: side(level.times(value).div(hundred)), comparator: side(level) };
    default:
      return { own: side(value) };
  }
}

/** The day on which capital is taken to be drawn. */
function firstDay({ phases, periods = [] }: Terms): string | undefined {
  return phases?.intervention.from ?? periods[0]?.from;
}

/** The day of the settlement: when everything has ended. */
function lastDay({ phases, periods = [] }: Terms): string {
  const days = [phases?.end, ...periods.map(({ to }) => to)].filter((day) => day !== undefined);
  return days.toSorted().at(-1) ?? AFTER_EVERYTHING;
}

function drawn(terms: Terms, { name, value }: Held): Facts['capital'] {
  const { cohorts = [], capital } = terms;
  const from = firstDay(terms);
  const dated = from === undefined ? {} : { date: from };
  if (capital?.[name]?.by !== 'cohort') return [{ capital: name, amount: value, ...dated }];
  const part = decimal(value).div(Math.max(1, cohorts.length)).toDecimalPlaces(2).toFixed();
  return cohorts.map((cohort) => ({ capital: name, cohort, amount: part, ...dated }));
}

function delivered(
  { amounts, cohorts = [], periods = [] }: Terms,
  { name, value }: Held,
): Facts['amounts'] {
  const amount = amounts?.[name];
  const by = typeof amount === 'object' && 'delivered' in amount ? amount.by : undefined;
  if (by === 'cohort') return cohorts.map((cohort) => ({ amount: name, value, cohort }));
  if (by === 'period') return periods.map(({ id }) => ({ amount: name, value, period: id }));
  return [{ amount: name, value }];
}
