import type { Finding } from '../../findings.ts';
import { combinedNames } from '../../terms/shape/measure.ts';
import type { Measure, Metric, Period } from '../../terms/shape/metric.ts';
import type { Sentence } from '../../terms/shape/sentence.ts';
import type { Terms } from '../../terms/shape/terms.ts';
import { type Comparison, comparisonOf } from './comparison.ts';

export type { Comparison } from './comparison.ts';

/** A metric that is computed from persons. */
export type MetricPlan = {
  /** The metric's name; of a raw result with `.raw` after it, so that its cells are its own. */
  readonly name: string;
  readonly metric: Metric;
  readonly measure: Measure;
  readonly comparison: Comparison;
  /** Without agreed days left out and without the rule for outliers; shown beside the adjusted result. */
  readonly raw: boolean;
  /** The metrics whose figures of the same person it combines, or that the person must also have reached. */
  readonly combined: readonly string[];
  readonly required: readonly string[];
};

/** What the terms ask of enrolments and observations. */
export type Plan = {
  readonly terms: Terms;
  /** In the order of their last days. */
  readonly periods: readonly Period[];
  /** In the order of the terms, each followed by its raw result where there is one. */
  readonly metrics: readonly MetricPlan[];
  /** The same, each after those whose figures it needs. */
  readonly inOrder: readonly MetricPlan[];
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
    const obstacle = measure ? obstacleOf(terms, name) : 'no measure';
    if (measure && obstacle === undefined)
      metrics.push(...plansOf(terms, { name, metric, measure }));
    else findings.push(notComputed({ name, metric, obstacle: obstacle ?? '' }));
  }
  const arms = metrics.flatMap(({ comparison: c }) => ('arm' in c ? [c.arm] : []));
  return {
    terms,
    periods: [...(terms.periods ?? [])].sort((one, other) => (one.to < other.to ? -1 : 1)),
    metrics,
    inOrder: sorted(metrics),
    claimable: claimableIn(terms),
    comparisonArms: new Set(arms),
    findings,
  };
}

/** The plan of a metric, and of its raw result where agreed days or outliers are left out of it. */
function plansOf(
  { followUp }: Terms,
  { name, metric, measure }: { name: string; metric: Metric; measure: Measure },
): MetricPlan[] {
  const plan = {
    name,
    metric,
    measure,
    comparison: comparisonOf(metric),
    raw: false,
    combined: combinedNames(measure),
    required: [metric.requires ?? []].flat(),
  };
  const { outliers, ...untouched } = measure;
  if (followUp?.excluded === undefined && outliers === undefined) return [plan];
  return [plan, { ...plan, name: rawName(name), measure: untouched, raw: true }];
}

/** The name of a metric's raw result. */
export function rawName(name: string): string {
  return `${name}.raw`;
}

/** Why a metric with a measure cannot be computed from persons. */
function obstacleOf(terms: Terms, name: string, above: readonly string[] = []): string | undefined {
  const metric = terms.metrics?.[name];
  if (!metric?.measure || above.includes(name)) return 'combined';
  const { comparator, requires, window, measure } = metric;
  const needsPast = ['own-reference-period', 'difference-in-differences'];
  if (needsPast.includes(comparator?.kind ?? '') && !comparator?.reference) return 'no reference';
  const byCalendar = (window?.counted ?? 'in the period') === 'in the period';
  if (comparator?.kind === 'historical-cohort' && byCalendar && !comparator.during) {
    return 'historical-cohort by calendar';
  }
  const inside = [...above, name];
  const isBlocked = (other: string) => obstacleOf(terms, other, inside) !== undefined;
  if ([requires ?? []].flat().some(isBlocked)) return 'requires';
  return combinedNames(measure).some(isBlocked) ? 'combined' : undefined;
}

/** Each after those that it needs; otherwise as they stand. None needs itself: such metrics are not planned. */
function sorted(metrics: readonly MetricPlan[]): MetricPlan[] {
  const placed = new Set<MetricPlan>();
  const place = (plan: MetricPlan): void => {
    if (placed.has(plan)) return;
    const needed = [...plan.combined, ...plan.required];
    for (const other of metrics) {
      if (needed.includes(other.name) || needed.map(rawName).includes(other.name)) place(other);
    }
    placed.add(plan);
  };
  for (const plan of metrics) place(plan);
  return [...placed];
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
