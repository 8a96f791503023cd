import { powerOfEffect } from '../../statistics/power.ts';
import { readNumber } from '../quantity.ts';
import { isQuotient } from '../quotient.ts';
import type { Metric } from '../shape/metric.ts';
import { type StressContext, type Weakness, weakness } from './context.ts';
import { placesAt, zeroEffect } from './measured.ts';
import type { Tried, WrittenBound } from './probe/results.ts';

/** Below this chance of seeing an effect that is there, the cohort is too small to be paid by. */
const POWER_WANTED = 0.8;

/**
 * A cohort in which the smallest effect that is paid for would seldom be told from chance. An estimate in
 * floating point, never money: the normal approximation of a test of two proportions (Fleiss, Levin and Paik,
 * "Statistical Methods for Rates and Proportions", chapter 4) or of two Poisson rates, with as many in the
 * comparison group; a comparator that is a fixed number has no variance of its own.
 */
export const cohortTooSmall: Weakness = (stress) =>
  stress.tried.flatMap((tried) =>
    smallestPaid(stress, tried).flatMap(({ bound, places }) => {
      const effect = bound.value.minus(tried.zero).abs().toNumber();
      const { base, assumed, power } = judged(tried.metric, { effect, places });
      if (power === undefined || power >= POWER_WANTED) return [];
      const facts = {
        name: tried.name,
        places: String(places),
        effect: bound.text,
        power: String(Math.round(power * 100)),
        base,
        assumed,
      };
      const { path, clause } = bound;
      return [weakness(stress, { code: 'terms.cohort-too-small', path, facts, clause })];
    }),
  );

type Paid = { readonly bound: WrittenBound; readonly places: number };

/** The first bound better than no effect: of those asked of all together, and of those asked of each cohort. */
function smallestPaid({ context }: StressContext, tried: Tried): readonly Paid[] {
  const { bounds, zero, up, metric } = tried;
  if (zeroEffect(metric) === undefined) return [];
  const better = bounds.filter(({ value }) => value.minus(zero).times(up).gt(0));
  const nearest = up === 1 ? better : better.toReversed();
  const paid = nearest.flatMap((bound): Paid[] => {
    const places = placesAt(context, bound.path);
    return places === undefined || places === 0 ? [] : [{ bound, places }];
  });
  return paid.filter(
    ({ places }, index) => paid.findIndex((one) => one.places === places) === index,
  );
}

type Judged = { readonly power?: number; readonly base: string; readonly assumed: boolean };

/** What the level is without the intervention: as the terms say, or half of all persons, or one event each. */
function judged(metric: Metric, { effect, places }: { effect: number; places: number }): Judged {
  const { measure, comparator, effect: meaning } = metric;
  const isShare = measure?.as.startsWith('share') ?? false;
  const isRate = measure?.as === 'rate' || measure?.as === 'count';
  if (!isShare && !isRate) return { base: '', assumed: true };
  const per = measure?.per === undefined ? 1 : readNumber(measure.per).toNumber();
  const scale = isShare && (metric.unit === '%' || metric.unit === 'points') ? 100 : per;
  const written =
    comparator?.value === undefined ? undefined : readNumber(comparator.value).toNumber();
  const base = written === undefined ? (isShare ? 0.5 : 1) : written / scale;
  const isRelative = isQuotient({ effect: meaning });
  const difference = isRelative
    ? (effect / (metric.unit === '%' ? 100 : 1)) * base
    : effect / scale;
  const variance = isShare ? base * (1 - base) : base;
  const arms = written === undefined ? 2 : 1;
  const error = Math.sqrt((arms * variance) / places);
  return {
    power: error === 0 ? 1 : powerOfEffect({ effect: difference, standardError: error }),
    base: String(Math.round(base * 100)),
    assumed: written === undefined,
  };
}
