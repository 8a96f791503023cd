import { weightedDifference } from '../clusters/weighted.ts';
import type { Estimated, NoEstimateReason } from '../estimate.ts';
import { sampleOf } from '../means/sample.ts';
import { type Balance, balanceOf, pooledDeviation } from './balance.ts';
import { type Logistic, logistic } from './logistic.ts';
import { caliperOf, inSteps, type Match, nearestNeighbours } from './nearest.ts';

/** One person of a matched comparison: who, the covariates by name, and the figure that is compared. */
export type Subject = {
  /** Of this one alone, in both groups together. */
  readonly id: string;
  /** Who it is, where one person is there several times; left out: the id. */
  readonly person?: string;
  readonly treated: boolean;
  readonly covariates: Readonly<Record<string, number>>;
  readonly figure: number;
};

/** How persons are matched. The caliper is in standard deviations of the score; left out: no limit. */
export type MatchingRule = {
  readonly caliper?: number;
  readonly ratio?: number;
  readonly reuse?: boolean;
};

/** Before and after matching, for one covariate. */
export type CovariateBalance = {
  readonly covariate: string;
  readonly before: Balance;
  readonly after: Balance;
};

/** A comparison matched on the propensity score. */
export type PropensityMatching = {
  readonly estimate: Estimated;
  readonly score?: Logistic;
  readonly matches: readonly Match[];
  readonly unmatched: number;
  readonly balance: readonly CovariateBalance[];
};

/**
 * Compares those who got the intervention with persons as likely to have got it (Rosenbaum and Rubin,
 * Biometrika 70 (1983)): logistic regression on the covariates, nearest neighbours on the log odds, the effect
 * on those who got it. Errors are robust, by matched set; where persons are used again, by person.
 *
 * @example propensityMatching(subjects, { caliper: 0.2 }, 0.95)
 */
export function propensityMatching(
  subjects: readonly Subject[],
  rule: MatchingRule,
  level: number,
): PropensityMatching {
  const sorted = [...subjects].sort((one, other) => (one.id < other.id ? -1 : 1));
  const names = Object.keys(sorted[0]?.covariates ?? {}).sort();
  const score = logistic({
    rows: sorted.map(({ covariates }) => names.map((name) => covariates[name] ?? Number.NaN)),
    outcome: sorted.map(({ treated }) => (treated ? 1 : 0)),
  });
  if ('none' in score) return nothing(score.none);
  const matches = matchesOf(sorted, score, rule);
  const weights = weightsOf(matches);
  const balance = names.map((covariate) => balanceIn(sorted, { covariate, weights }));
  const unmatched = matches.filter(({ matched }) => matched.length === 0).length;
  if (unmatched === matches.length) return { ...nothing('nobody matched'), score, unmatched };
  const estimate = effectOf(sorted, { weights, matches, level, reuse: rule.reuse ?? false });
  return { estimate, score, matches, unmatched, balance };
}

function nothing(none: NoEstimateReason): PropensityMatching {
  const estimate = { method: 'propensity-matching', none } as const;
  return { estimate, matches: [], unmatched: 0, balance: [] };
}

function matchesOf(sorted: readonly Subject[], score: Logistic, rule: MatchingRule): Match[] {
  const scored = sorted.map(({ id, treated }, index) => ({
    id,
    treated,
    score: inSteps(score.logOdds[index] ?? 0),
  }));
  const intervention = scored.filter(({ treated }) => treated);
  const comparison = scored.filter(({ treated }) => !treated);
  const variances = {
    intervention: sampleOf(intervention.map((one) => one.score)).variance,
    comparison: sampleOf(comparison.map((one) => one.score)).variance,
  };
  const { caliper, ...rest } = rule;
  return nearestNeighbours({
    intervention,
    comparison,
    ...rest,
    ...(caliper === undefined ? {} : { caliper: caliperOf(caliper, variances) }),
  });
}

/** Everybody matched counts once; those they are matched with share that one between them. */
function weightsOf(matches: readonly Match[]): ReadonlyMap<string, number> {
  const weights = new Map<string, number>();
  for (const { id, matched } of matches) {
    if (matched.length > 0) weights.set(id, 1);
    for (const other of matched) weights.set(other, (weights.get(other) ?? 0) + 1 / matched.length);
  }
  return weights;
}

function balanceIn(
  subjects: readonly Subject[],
  { covariate, weights }: { covariate: string; weights: ReadonlyMap<string, number> },
): CovariateBalance {
  const value = (one: Subject) => one.covariates[covariate] ?? Number.NaN;
  const treated = subjects.filter((one) => one.treated);
  const others = subjects.filter((one) => !one.treated);
  const deviation = pooledDeviation({
    intervention: sampleOf(treated.map(value)).variance,
    comparison: sampleOf(others.map(value)).variance,
  });
  const balance = (weight: (one: Subject) => number) =>
    balanceOf({
      intervention: treated.map((one) => ({ value: value(one), weight: weight(one) })),
      comparison: others.map((one) => ({ value: value(one), weight: weight(one) })),
      deviation,
    });
  return {
    covariate,
    before: balance(() => 1),
    after: balance(({ id }) => weights.get(id) ?? 0),
  };
}

function effectOf(
  subjects: readonly Subject[],
  about: {
    weights: ReadonlyMap<string, number>;
    matches: readonly Match[];
    level: number;
    reuse: boolean;
  },
): Estimated {
  const { weights, matches, level, reuse } = about;
  const setOf = new Map<string, string>(
    reuse ? [] : matches.flatMap(({ id, matched }) => matched.map((other) => [other, id])),
  );
  const figures = (treated: boolean) =>
    subjects
      .filter((one) => one.treated === treated)
      .map(({ id, person = id, figure }) => ({
        cluster: setOf.get(id) ?? (reuse ? person : id),
        figure,
        weight: weights.get(id) ?? 0,
      }));
  const estimate = weightedDifference({
    intervention: figures(true),
    comparison: figures(false),
    level,
  });
  const method = 'propensity-matching';
  return 'none' in estimate
    ? { ...estimate, method }
    : { ...estimate, method, assumptions: [...estimate.assumptions, 'score-as-known'] };
}
