import { addBankDays } from './bank-days.ts';
import { addDays, addMonths, type ISODate } from './date.ts';

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
  return moveBy(date, readSpan(span));
}

/**
 * The date that lies a span before another.
 *
 * @throws RangeError as `addSpan` does.
 * @example subtractSpan('2016-09-01', '2 years') // → '2014-09-01'
 */
export function subtractSpan(date: ISODate, span: string): ISODate {
  const { count, unit } = readSpan(span);
  return moveBy(date, { count: -count, unit });
}

function moveBy(date: ISODate, { count, unit }: Span): ISODate {
  switch (unit) {
    case 'bank days':
      return addBankDays(date, count);
    case 'days':
      return addDays(date, count);
    case 'weeks':
      return addDays(date, count * 7);
    case 'months':
      return addMonths(date, count);
    case 'years':
      return addMonths(date, count * 12);
  }
}
