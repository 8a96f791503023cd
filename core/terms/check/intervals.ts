import { epochDay, isDate } from '../../calendar/date.ts';
import { type Decimal, decimal } from '../../money/decimal.ts';
import { isQuantity, readQuantity, readRange } from '../quantity.ts';
import type { Bounds } from '../shape/number.ts';
import type { TermsContext } from './context.ts';

/** One end of an interval: as written, as a number where it is one, and whether the end itself belongs. */
export type End = {
  readonly text: string;
  /** Left out where the end is the name of a figure, whose value is not known before there are results. */
  readonly value?: Decimal;
  readonly included: boolean;
};

/** From one end to another; an end that is left out is open without limit. */
export type Interval = { readonly low?: End; readonly high?: End };

/** The interval that bounds describe. Of two words for the same end, the first of `from` and `to` counts. */
export function intervalOf({ from, above, below, to }: Bounds): Interval {
  const low = from !== undefined ? end(from, true) : above !== undefined ? end(above, false) : null;
  const high = to !== undefined ? end(to, true) : below !== undefined ? end(below, false) : null;
  return { ...(low ? { low } : {}), ...(high ? { high } : {}) };
}

function end(text: string, included: boolean): End {
  const value = numberOf(text);
  return value === undefined ? { text, included } : { text, value, included };
}

function numberOf(text: string): Decimal | undefined {
  if (isDate(text)) return decimal(String(epochDay(text)));
  if (!isQuantity(text)) return undefined;
  const { value, of } = readQuantity(text);
  return of === undefined ? value : undefined;
}

/** The values that a figure can take, where the terms say so: a metric's range; what is counted begins at 1. */
export function rangeOf(context: TermsContext, figure: string): Interval | undefined {
  if (figure === 'cohort' || figure === 'period') return { low: end('1', true) };
  const range = context.terms.metrics?.[figure]?.range;
  if (range === undefined) return undefined;
  const { low, high } = readRange(range);
  const [lowText = '', highText = ''] = range.split(' to ');
  return {
    low: { text: lowText, value: low, included: true },
    high: { text: highText, value: high, included: true },
  };
}

/** Whether nothing lies in both. Where an end is a name, that cannot be told, and the answer is no. */
export function areApart(one: Interval, other: Interval): boolean {
  return endsBefore(one, other) || endsBefore(other, one);
}

/** Whether an interval holds nothing at all. */
export function isEmpty(interval: Interval): boolean {
  return endsBefore(interval, interval);
}

/** Whether everything in the first is lower than everything in the second, as far as can be told. */
export function endsBefore({ high }: Interval, { low }: Interval): boolean {
  if (!high?.value || !low?.value) return false;
  const order = high.value.comparedTo(low.value);
  return order < 0 || (order === 0 && !(high.included && low.included));
}

/** Whether everything in the first lies in the second, as far as can be told. */
export function isWithin(inner: Interval, outer: Interval): boolean {
  return reaches(inner.low, outer.low, 1) && reaches(inner.high, outer.high, -1);
}

function reaches(inner: End | undefined, outer: End | undefined, sign: 1 | -1): boolean {
  if (!outer) return true;
  if (!inner?.value || !outer.value) return false;
  const order = inner.value.comparedTo(outer.value) * sign;
  return order > 0 || (order === 0 && (outer.included || !inner.included));
}
