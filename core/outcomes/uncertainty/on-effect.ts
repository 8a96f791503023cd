import { levelOf, type Side } from '../../settlement/figures/effect.ts';
import { scaleOf } from '../../settlement/figures/sides.ts';
import { type Estimated, isEstimate } from '../../statistics/estimate.ts';
import { readNumber } from '../../terms/quantity.ts';
import type { Metric } from '../../terms/shape/metric.ts';

/** Whether the metric's name means a ratio of its two sides. */
export function isRatio({ effect }: Metric): boolean {
  return effect === 'relative improvement' || effect === 'ratio';
}

/** An estimate on another scale: times and plus; where it is turned round, so are its ends. */
export function linear(
  estimated: Estimated,
  { times, plus = 0 }: { times: number; plus?: number },
): Estimated {
  if (!isEstimate(estimated)) return estimated;
  const at = (figure: number) => figure * times + plus;
  const [low, high] = [at(estimated.low), at(estimated.high)];
  const { standardError } = estimated;
  return {
    ...estimated,
    estimate: at(estimated.estimate),
    low: Math.min(low, high),
    high: Math.max(low, high),
    ...(standardError === undefined ? {} : { standardError: standardError * Math.abs(times) }),
  };
}

/** A person's mean figure as the metric's level; a total is as many times it as there are persons. */
export function fromMean(metric: Metric, mean: Estimated, own: Side, persons: number): Estimated {
  return linear(mean, { times: own.of === undefined ? persons : scaleOf(metric).toNumber() });
}

/** A level against the figure that the terms fix. */
export function againstFixed(
  metric: Metric,
  level: Estimated,
  { own, value }: { own: Side; value: string },
): Estimated {
  const fixed = readNumber(value).toNumber();
  switch (metric.effect ?? 'level') {
    case 'level':
      return level;
    case 'improvement':
      return linear(level, { times: better(metric), plus: -better(metric) * fixed });
    case 'relative improvement':
    case 'ratio':
      return fromRatio(metric, linear(level, { times: 1 / fixed }), fixed);
    case 'extra': {
      const persons = (own.of?.toNumber() ?? 0) / scaleOf(metric).toNumber();
      const times = better(metric) * persons;
      return linear(level, { times, plus: -times * fixed });
    }
  }
}

/** A difference of means per person as the effect: in the level's unit, or of all persons for an `extra`. */
export function fromDifference(
  metric: Metric,
  difference: Estimated,
  own: Side,
  n: number,
): Estimated {
  const isExtra = metric.effect === 'extra';
  const scale = isExtra || own.of === undefined ? n : scaleOf(metric).toNumber();
  return linear(difference, { times: better(metric) * scale });
}

/** A ratio as the effect; `comparator` tells its sign. */
export function fromRatio(metric: Metric, ratio: Estimated, comparator: number): Estimated {
  if (comparator === 0) return { method: ratio.method, none: 'comparator is zero' };
  const hundred = metric.unit === '%' ? 100 : 1;
  if (metric.effect === 'ratio') return linear(ratio, { times: hundred });
  const times = better(metric) * hundred * Math.sign(comparator);
  return linear(ratio, { times, plus: -times });
}

/** 1 where higher is better, else −1. */
export function better(metric: Metric): 1 | -1 {
  return metric.better === 'higher' ? 1 : -1;
}

/** A side's level as a plain number, for the sign of a comparator. */
export function levelNumber(side: Side | undefined): number {
  return (side && levelOf(side)?.toNumber()) ?? 0;
}
