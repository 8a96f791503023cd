import type { Finding, FindingFacts, Severity } from '../../findings.ts';
import { type Decimal, ZERO } from '../../money/decimal.ts';
import type { TermsContext } from '../check/context.ts';
import type { StressCode } from './codes.ts';
import { type Fold, foldTerms } from './fold/fold.ts';
import { type Maximum, maximumOf } from './probe/maximum.ts';
import { type Paid, type Probe, probeOf } from './probe/probe.ts';
import { type Tried, triedMetrics } from './probe/results.ts';
import type { Result, Results } from './probe/situation.ts';

/** What every weakness is looked for in: the terms, folded up, with a way to try them on results. */
export type StressContext = {
  readonly context: TermsContext;
  readonly fold: Fold;
  /** The same, with all events as the conditions want them. */
  readonly delivered: Fold;
  readonly probe: Probe;
  readonly tried: readonly Tried[];
  readonly maximum: Maximum;
};

/** One weakness: what is found of it in the terms. */
export type Weakness = (stress: StressContext) => readonly Finding[];

export function stressContext(context: TermsContext): StressContext {
  const fold = foldTerms(context);
  const probe = probeOf(context, fold);
  const tried = triedMetrics(context, fold);
  return {
    context,
    fold,
    delivered: foldTerms(context, { delivered: true }),
    probe,
    tried,
    maximum: maximumOf({ context, fold, probe, tried }),
  };
}

export function resultsOf(tried: readonly Tried[], resultOf: (metric: Tried) => Result): Results {
  return new Map(tried.map((metric) => [metric.name, resultOf(metric)]));
}

/** What is paid when one metric has a value and all others their best, or where they change nothing. */
export function paysAt(
  { tried, probe }: StressContext,
  { name, value, others }: { name: string; value: Result; others: 'best' | 'zero' },
): Paid | null {
  return probe.pays(resultsOf(tried, (metric) => (metric.name === name ? value : metric[others])));
}

/** The largest payment that is known to be possible; where nothing limits it, that on the best results. */
export function largest({ maximum, tried, probe }: StressContext): Decimal {
  if (maximum.reached) return maximum.reached;
  if (maximum.bound.isFinite()) return maximum.bound;
  return probe.pays(resultsOf(tried, ({ best }) => best))?.total ?? ZERO;
}

/** Weaknesses that show without a settlement on made-up results. */
const NOT_SETTLED: readonly StressCode[] = [
  'terms.follow-up-short',
  'terms.cohort-too-small',
  'terms.cherry-picking',
  'terms.ladder-perverse',
  'terms.better-not-proved',
  'terms.cap-below-guarantee',
  'terms.cap-never-binds',
  'terms.gate-fixed',
  'terms.maximum-unlimited',
  'terms.not-all-tried',
  'terms.not-tried',
];

/** A finding of a weakness: a warning, unless said otherwise. */
export function weakness(
  { context, probe }: StressContext,
  found: {
    code: StressCode;
    path: string;
    facts: FindingFacts;
    clause?: string | undefined;
    severity?: Severity;
  },
): Finding {
  const { code, path, facts, clause, severity = 'warning' } = found;
  const at = context.at(path);
  const isTried = !NOT_SETTLED.includes(code) && probe.delivered !== undefined;
  const said = {
    currency: context.terms.currency,
    ...(isTried ? { delivered: probe.delivered.toFixed() } : {}),
  };
  return {
    code,
    severity,
    at,
    ...(clause === undefined ? {} : { clause }),
    facts: { ...said, ...facts },
  };
}
