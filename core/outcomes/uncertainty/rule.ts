import { readNumber, readQuantity } from '../../terms/quantity.ts';
import type { Metric } from '../../terms/shape/metric.ts';
import type { Terms } from '../../terms/shape/terms.ts';
import type { Uncertainty as Words } from '../../terms/shape/uncertainty.ts';

/** What the terms say about the interval of a metric, with what they leave out filled in. */
export type Rule = {
  readonly method: Words['method'];
  readonly level: number;
  readonly clusters: string | undefined;
  readonly correction: 'CR0' | 'CR1';
  readonly test: boolean;
  readonly seed: number;
  readonly resamples: number;
  /** Each enrolment of a person who came back is followed: one person may be counted several times. */
  readonly countsEnrolments: boolean;
};

/** Reads the rule of a metric; only figures that decide no money become plain numbers here. */
export function ruleOf({ uncertainty = {} }: Metric, { followUp }: Pick<Terms, 'followUp'>): Rule {
  const { method, level = '95 %', clusters, correction = 'CR1', test } = uncertainty;
  const { seed = '1', resamples = '2000' } = uncertainty;
  return {
    method,
    level: readQuantity(level).value.div(100).toNumber(),
    clusters,
    correction,
    test: test !== undefined,
    seed: readNumber(seed).toNumber(),
    resamples: readNumber(resamples).toNumber(),
    countsEnrolments: followUp?.reEnrolment === 'each',
  };
}

/** Whether a metric's interval or matching needs persons together, not only their sums. */
export function asksForPersons({ uncertainty, matching }: Metric): boolean {
  const { method, clusters } = uncertainty ?? {};
  const together = ['negative-binomial', 'bootstrap', 'cluster-robust'];
  return matching !== undefined || clusters !== undefined || together.includes(method ?? '');
}
