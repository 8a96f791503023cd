import type { Metric } from '../terms/shape/metric.ts';
import type { Matching } from '../terms/shape/uncertainty.ts';
import { STATISTICS } from '../words/statistics.ts';
import type { Telling } from './telling.ts';

/** How the interval of an effect is made, and what it is matched on, where the terms say so. */
export function uncertaintyText(t: Telling, { uncertainty, matching }: Metric): string[] {
  return [
    ...(uncertainty === undefined ? [] : intervalText(t, uncertainty)),
    ...matchingText(t, matching),
  ];
}

function intervalText(
  { words, language }: Telling,
  said: NonNullable<Metric['uncertainty']>,
): string[] {
  const { method, level = '95 %', clusters, correction = 'CR1', test, seed, resamples } = said;
  const byDraws = method === 'bootstrap' || seed !== undefined || resamples !== undefined;
  const named = method === undefined ? '' : STATISTICS[language].method[method];
  return [
    words.intervalBy(level, named),
    ...(clusters === undefined ? [] : [words.clustersOf(clusters, correction)]),
    ...(test === undefined ? [] : [words.test]),
    ...(byDraws ? [words.draws(resamples ?? '2000', seed ?? '1')] : []),
  ];
}

function matchingText({ words }: Telling, matching: Matching | undefined): string[] {
  const { on, weight, caliper = '', ratio = '', reuse } = matching ?? {};
  return [
    ...(on === undefined ? [] : [words.matchedOn(on, caliper, ratio, reuse === 'true')]),
    ...(weight === undefined ? [] : [words.weightedBy(weight)]),
  ];
}
