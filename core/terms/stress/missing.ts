import type { Finding } from '../../findings.ts';
import { paysAt, type StressContext, type Weakness, weakness } from './context.ts';
import type { Tried } from './probe/results.ts';

/** Terms under which it pays better not to measure than to measure badly. */
export const missingRewarded: Weakness = (stress) =>
  stress.tried.flatMap((metric) => [...unmeasured(stress, metric), ...leftOut(stress, metric)]);

/** Not measured at all, against measured at its worst. */
function unmeasured(
  stress: StressContext,
  { name, metric, path, worst }: Tried,
): readonly Finding[] {
  const missing = paysAt(stress, { name, value: 'missing', others: 'best' })?.total;
  const bad = paysAt(stress, { name, value: worst, others: 'best' })?.total;
  if (!missing || !bad || missing.lte(bad)) return [];
  const facts = { name, amount: missing.minus(bad).toFixed() };
  return [weakness(stress, { code: 'terms.missing-rewarded', path, facts, clause: metric.clause })];
}

/** A sum of something bad shrinks with every person who is left out. */
function leftOut(stress: StressContext, { name, metric, path }: Tried): readonly Finding[] {
  const { better, measure, missing = 'excluded', comparator, clause } = metric;
  const isSum = measure?.as === 'sum' || measure?.as === 'count';
  const isOwnPast = comparator?.kind === 'own-reference-period';
  if (better !== 'lower' || !isSum || missing !== 'excluded' || isOwnPast) return [];
  return [weakness(stress, { code: 'terms.missing-rewarded', path, facts: { name }, clause })];
}
