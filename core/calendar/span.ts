import { addBankDays } from './bank-days.ts';
import { dateOfEpochDay, epochDay, type ISODate, monthsAfter } from './date.ts';

const SPAN = /^(0|[1-9]\d*) (bank days|days|weeks|months|years)$/;

/** A span of time as terms write it. */
export type Span = {
  readonly count: number;
  readonly unit: 'bank days' | 'days' | 'weeks' | 'months' | 'years';
};

/**
 * Reads a span such as `12 months`.
 *
 * @throws RangeError when the text is no span: the shape of the terms is checked before.
 * @example readSpan('5 bank days') // → { count: 5, unit: 'bank days' }
 */
export function readSpan(text: string): Span {
  const known = SPANS.get(text);
  if (known) return known;
  const [, count, unit] = SPAN.exec(text) ?? [];
  if (count === undefined) throw new RangeError(`"${text}" is not a span of time`);
  const span = { count: Number(count), unit: unit as Span['unit'] };
  if (SPANS.size < REMEMBERED_MOST) SPANS.set(text, span);
  return span;
}

/** Terms write few spans, and each is asked for on every day of enrolment. */
const SPANS = new Map<string, Span>();
const REMEMBERED_MOST = 1000;

/**
 * The date that lies a span after another. Months and years are calendar spans: where the month is too
 * short, its last day.
 *
 * @throws RangeError when the text is no span, or the result lies outside the years 1 to 9999.
 * @example addSpan('2016-02-29', '12 months') // → '2017-02-28'
 */
export function addSpan(date: ISODate, span: string): ISODate {
  return dateOfEpochDay(dayAfter(epochDay(date), span));
}

/**
 * The date that lies a span before another.
 *
 * @throws RangeError as `addSpan` does.
 * @example subtractSpan('2016-09-01', '2 years') // → '2014-09-01'
 */
export function subtractSpan(date: ISODate, span: string): ISODate {
  return dateOfEpochDay(dayBefore(epochDay(date), span));
}

/**
 * The epoch day that lies a span after another: what `addSpan` is of dates.
 *
 * @throws RangeError when the text is no span.
 * @example dayAfter(0, '2 weeks') // → 14
 */
export function dayAfter(day: number, span: string): number {
  const { count, unit } = readSpan(span);
  return moveBy(day, count, unit);
}

/**
 * The epoch day that lies a span before another.
 *
 * @throws RangeError when the text is no span.
 * @example dayBefore(14, '2 weeks') // → 0
 */
export function dayBefore(day: number, span: string): number {
  const { count, unit } = readSpan(span);
  return moveBy(day, -count, unit);
}

function moveBy(day: number, count: number, unit: Span['unit']): number {
  switch (unit) {
    case 'bank days':
      return epochDay(addBankDays(dateOfEpochDay(day), count));
    case 'days':
      return day + count;
    case 'weeks':
      return day + count * 7;
    case 'months':
      return monthsAfter(day, count);
    case 'years':
      return monthsAfter(day, count * 12);
  }
}
