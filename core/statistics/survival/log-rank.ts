import { normalTwoSided } from '../distributions/normal.ts';
import { type Followed, followedTo, timePoints } from './times.ts';

/** Whether two arms' events come at different times. */
export type LogRank = {
  readonly observed: number;
  /** How many events the intervention would have had if both arms were alike. */
  readonly expected: number;
  readonly chiSquare: number;
  readonly p: number;
};

/**
 * The log-rank test of two arms (Mantel, Cancer Chemotherapy Reports 50 (1966)). `undefined` where there is
 * nothing to compare: an empty arm, or no event while both were followed.
 *
 * @example logRank({ intervention, comparison }) // → { chiSquare: 0.6226, p: 0.43, … }
 */
export function logRank(arms: {
  intervention: readonly Followed[];
  comparison: readonly Followed[];
}): LogRank | undefined {
  const { intervention, comparison } = arms;
  if (intervention.length === 0 || comparison.length === 0) return undefined;
  const events = new Map(timePoints(intervention).map((point) => [point.time, point.events]));
  let observed = 0;
  let expected = 0;
  let variance = 0;
  for (const all of timePoints([...intervention, ...comparison])) {
    const share = followedTo(intervention, all.time) / all.atRisk;
    observed += events.get(all.time) ?? 0;
    expected += all.events * share;
    if (all.atRisk > 1) {
      const rest = (all.atRisk - all.events) / (all.atRisk - 1);
      variance += all.events * share * (1 - share) * rest;
    }
  }
  if (variance === 0) return undefined;
  const chiSquare = (observed - expected) ** 2 / variance;
  return { observed, expected, chiSquare, p: normalTwoSided(Math.sqrt(chiSquare)) };
}
