import type { ResultFile } from '../../../core/lifecycle/verdict/result-file.ts';
import type { Enrolment, Observation } from '../../../core/outcomes/records.ts';
import type { EarlierResult } from '../../../core/privacy/tables/decide.ts';
import { discloseResult } from '../../../core/privacy/tables/disclose-result.ts';
import type { DisclosedMetric } from '../../../core/privacy/tables/disclosed-result.ts';
import type { Metric } from '../../../core/terms/shape/metric.ts';
import type { Terms } from '../../../core/terms/shape/terms.ts';
import { termsWith } from '../outcomes/contract.ts';
import { resultFileOf } from './result-file.ts';

export type Data = {
  readonly metrics: Record<string, Metric>;
  readonly followUp?: Terms['followUp'];
  readonly cohorts?: string[];
  readonly enrolments: readonly Enrolment[];
  readonly observations: readonly Observation[];
};

/** A metric of the year's observations, whoever is missing left out. */
export function metricOf(measure: Metric['measure'], rest: Partial<Metric> = {}): Metric {
  return { purpose: 'learning', unit: 'SEK', better: 'higher', measure, ...rest };
}

/** A share of the persons with a value from 1 up. */
export function shareOf(observation: string, rest: Partial<Metric> = {}): Metric {
  return metricOf({ observation, as: 'share', counts: { from: '1' } }, { unit: '%', ...rest });
}

/**
 * Results that were disclosed one after another.
 *
 * @param kept what is kept of a result: all of it, unless said otherwise
 */
export function publishedOf(
  revisions: readonly Data[],
  kept: (result: ResultFile) => ResultFile = (result) => result,
): EarlierResult[] {
  const published: EarlierResult[] = [];
  for (const [
    at,
    { metrics, followUp, cohorts, enrolments, observations },
  ] of revisions.entries()) {
    const terms = termsWith({
      metrics,
      periods: [{ id: 'y1', from: '2017-01-01', to: '2017-12-31' }],
      ...(followUp ? { followUp } : {}),
      ...(cohorts ? { cohorts } : {}),
    });
    const result = kept(resultFileOf({ terms, enrolments, observations }, at + 1));
    const common = { terms, earlier: [...published], settlements: [], below: 5 };
    published.push({ result, disclosed: discloseResult({ ...common, result, resultFile: 'f' }) });
  }
  return published;
}

/** What is shown of each metric, of results that were disclosed one after another. */
export function shownOf(revisions: readonly Data[]): Record<string, DisclosedMetric>[] {
  return publishedOf(revisions).map(({ disclosed }) =>
    Object.fromEntries(disclosed.metrics.map((row) => [row.metric, row])),
  );
}

/** The sums that are shown, by metric. */
export function sumsIn(shown: Record<string, DisclosedMetric> | undefined): Record<string, string> {
  return Object.fromEntries(
    Object.entries(shown ?? {}).map(([metric, { sides }]) => [metric, sides.own?.sum ?? 'none']),
  );
}
