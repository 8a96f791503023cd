import type { Finding } from '../findings.ts';
import type { Measure, Metric, Period } from '../terms/shape/metric.ts';
import type { Sentence } from '../terms/shape/sentence.ts';
import type { Terms } from '../terms/shape/terms.ts';

/** The arm of a comparison group that the terms do not name. */
const DEFAULT_COMPARISON = 'comparison';

/** What a metric is compared with, as far as persons are concerned. */
export type Comparison =
  | { readonly with: 'nothing' }
  | { readonly with: 'value'; readonly value: string }
  | { readonly with: 'reference' }
  | { readonly with: 'group'; readonly arm: string; readonly everyPeriod: boolean };

/** A metric that is computed from persons. */
export type MetricPlan = {
  readonly name: string;
  readonly metric: Metric;
  readonly measure: Measure;
  readonly comparison: Comparison;
};

/** What the terms ask of enrolments and observations. */
export type Plan = {
  readonly terms: Terms;
  /** In the order of their last days. */
  readonly periods: readonly Period[];
  readonly metrics: readonly MetricPlan[];
  /** The outcomes of rate cards: their observations are claims. */
  readonly claimable: ReadonlySet<string>;
  /** The arms of the comparison groups. */
  readonly comparisonArms: ReadonlySet<string>;
  /** Metrics that cannot be computed from persons, and why. */
  readonly findings: readonly Finding[];
};

/** Reads out of the terms what is to be computed from persons, and says what is not. */
export function planOf(terms: Terms): Plan {
  const metrics: MetricPlan[] = [];
  const findings: Finding[] = [];
  for (const [name, metric] of Object.entries(terms.metrics ?? {})) {
    const { measure } = metric;
    const obstacle = measure ? obstacleOf(metric) : 'no measure';
    if (measure && obstacle === undefined) {
      metrics.push({ name, metric, measure, comparison: comparisonOf(metric) });
    } else {
      findings.push(notComputed({ name, metric, obstacle: obstacle ?? '' }));
    }
  }
  const arms = metrics.flatMap(({ comparison: c }) => (c.with === 'group' ? [c.arm] : []));
  return {
    terms,
    periods: [...(terms.periods ?? [])].sort((one, other) => (one.to < other.to ? -1 : 1)),
    metrics,
    claimable: claimableIn(terms),
    comparisonArms: new Set(arms),
    findings,
  };
}

/** Why a metric with a measure cannot be computed from persons yet. */
function obstacleOf({ comparator, requires, less, window }: Metric): string | undefined {
  if (requires !== undefined) return 'requires';
  if (less !== undefined) return 'less';
  if (comparator?.kind === 'difference-in-differences') return comparator.kind;
  if (comparator?.kind === 'own-reference-period' && !comparator.reference) return 'no reference';
  const byCalendar = (window?.counted ?? 'in the period') === 'in the period';
  if (comparator?.kind === 'historical-cohort' && byCalendar)
    return 'historical-cohort by calendar';
  return undefined;
}

function notComputed(input: { name: string; metric: Metric; obstacle: string }): Finding {
  const { name, metric, obstacle } = input;
  return {
    code: obstacle === 'no measure' ? 'outcomes.metric-delivered' : 'outcomes.metric-not-computed',
    severity: obstacle === 'no measure' ? 'note' : 'warning',
    at: { path: `/metrics/${name}` },
    ...(metric.clause === undefined ? {} : { clause: metric.clause }),
    facts: { metric: name, obstacle },
  };
}

function comparisonOf({ comparator }: Metric): Comparison {
  switch (comparator?.kind) {
    case undefined:
    case 'difference-in-differences':
      return { with: 'nothing' };
    case 'own-reference-period':
      return { with: 'reference' };
    case 'matched-group':
    case 'randomised-control':
      return { with: 'group', arm: comparator.arm ?? DEFAULT_COMPARISON, everyPeriod: false };
    case 'historical-cohort':
      return { with: 'group', arm: comparator.arm ?? DEFAULT_COMPARISON, everyPeriod: true };
    case 'fixed-target':
    case 'forecast':
    case 'published-rate':
    case 'assumed-rate':
      return comparator.value === undefined
        ? { with: 'nothing' }
        : { with: 'value', value: comparator.value };
  }
}

/** The outcomes of every rate card in the payments and amounts, however deep. */
function claimableIn(terms: Terms): Set<string> {
  const outcomes = new Set<string>();
  const visit = (node: Partial<Sentence>): void => {
    for (const line of node.rates ?? []) outcomes.add(line.outcome);
    for (const part of node.parts ?? []) visit(part);
    if (typeof node.otherwise === 'object') visit(node.otherwise);
  };
  for (const payment of terms.payments) visit(payment);
  for (const amount of Object.values(terms.amounts ?? {})) {
    if (typeof amount === 'object' && !('delivered' in amount)) visit(amount as Partial<Sentence>);
  }
  return outcomes;
}
