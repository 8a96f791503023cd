import type { Decimal } from '../../../money/decimal.ts';
import type { TermsContext } from '../../check/context.ts';
import { boundsOf } from '../../check/readings.ts';
import { readQuantity } from '../../quantity.ts';
import type { Metric } from '../../shape/metric.ts';
import { rangeOf } from '../fold/figure.ts';
import type { Fold } from '../fold/fold.ts';
import { isFixed } from '../fold/reach.ts';
import { largerIsBetter, tickOf, zeroEffect } from '../measured.ts';

/** A bound that the terms write for a metric. */
export type WrittenBound = {
  readonly value: Decimal;
  readonly text: string;
  readonly path: string;
  readonly word: string;
  readonly clause: string | undefined;
};

/** A metric that decides money, with the results on which it is tried. */
export type Tried = {
  readonly name: string;
  readonly metric: Metric;
  readonly path: string;
  /** From the lowest; each value once. */
  readonly bounds: readonly WrittenBound[];
  /** The smallest difference that is looked at. */
  readonly tick: Decimal;
  /** `1` where a larger value is better, else `-1`. */
  readonly up: 1 | -1;
  readonly best: Decimal;
  readonly worst: Decimal;
  /** Where the intervention changes nothing; for a level without a comparator, its worst. */
  readonly zero: Decimal;
  readonly low: Decimal;
  readonly high: Decimal;
};

/** Every metric that decides money, with its bounds and its best and worst results. */
export function triedMetrics(context: TermsContext, fold: Fold): readonly Tried[] {
  const bounds = writtenBounds(context, fold);
  return Object.entries(context.terms.metrics ?? {})
    .filter(([, { purpose }]) => purpose !== 'learning')
    .map(([name, metric]) => tried(name, metric, bounds.get(name) ?? []));
}

function tried(name: string, metric: Metric, written: readonly WrittenBound[]): Tried {
  const bounds = written
    .toSorted((one, other) => one.value.comparedTo(other.value))
    .filter((bound, index, all) => !all[index - 1]?.value.eq(bound.value));
  const tick = tickOf(metric);
  const neutral = zeroEffect(metric);
  const { low, high } = rangeOf(metric);
  const up = largerIsBetter(metric) ? 1 : -1;
  const around = [...bounds.map(({ value }) => value), ...(neutral ? [neutral] : [])];
  const [first = tick, last = tick] = [around.at(0), around.at(-1)];
  const least = low.isFinite() ? low : (neutral?.lt(first) ? neutral : first).minus(tick);
  const most = high.isFinite() ? high : (neutral?.gt(last) ? neutral : last).plus(tick);
  const [best, worst] = up === 1 ? [most, least] : [least, most];
  const path = `/metrics/${name}`;
  return {
    ...{ name, metric, path, bounds, tick, up, best, worst, low, high },
    zero: neutral ?? worst,
  };
}

/** The bounds of conditions, rows and tranches that are numbers, or figures that are known beforehand. */
function writtenBounds(context: TermsContext, fold: Fold): Map<string, WrittenBound[]> {
  const found = new Map<string, WrittenBound[]>();
  const tranches = context.sentences.flatMap(({ sentence: { of, tranche }, path, clause }) =>
    (['above', 'to'] as const).flatMap((word) => {
      const text = tranche?.[word];
      if (of === undefined || typeof text !== 'string') return [];
      return [{ figure: of, text, path: `${path}/tranche/${word}`, clause }];
    }),
  );
  const others = boundsOf(context).map(({ placed, ...bound }) => ({
    ...bound,
    clause: placed?.clause,
  }));
  for (const { figure, text, path, clause } of [...others, ...tranches]) {
    const value = boundValue(text, fold);
    if (!value || !Object.hasOwn(context.terms.metrics ?? {}, figure)) continue;
    const word = path.slice(path.lastIndexOf('/') + 1);
    found.set(figure, [...(found.get(figure) ?? []), { value, text, path, word, clause }]);
  }
  return found;
}

function boundValue(text: string, fold: Fold): Decimal | undefined {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  if (/^-?\d/.test(text) && !text.includes(' of ')) return readQuantity(text).value;
  const reach = fold.place(text);
  return isFixed(reach) ? reach.low : undefined;
}
