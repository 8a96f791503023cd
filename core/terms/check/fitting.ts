import type { Finding } from '../../findings.ts';
import { decimal } from '../../money/decimal.ts';
import { isQuantity, readQuantity, sameUnit } from '../quantity.ts';
import { finder, type Rule, type SlotInTerms, type TermsContext } from './context.ts';
import { cellsOf } from './numbers.ts';
import { boundsOf } from './readings.ts';
import { unitOfFigure, unitOfText } from './units.ts';

/** A text that stands for a number, and the unit that it must have where it stands. */
type Fitting = {
  readonly text: string;
  readonly path: string;
  readonly clause?: string | undefined;
  /** A currency, `%`, a word, `''` for a factor (also a percentage fits), `date`, or `place` for an ordinal. */
  readonly expected: string;
};

/** Every number is in the unit of the place where it stands; a bare number is never a percentage. */
export const fitting: Rule = (context) =>
  [...inSlots(context), ...inBounds(context), ...inMetrics(context), ...steps(context)].flatMap(
    (place) => judge(place, context),
  );

function judge(fit: Fitting, context: TermsContext): readonly Finding[] {
  const { text, path, clause, expected } = fit;
  const actual = unitOfText(context, text);
  if (actual === undefined || fits(actual, expected, context)) return [];
  const find = finder(context);
  const facts = { written: text, actual, expected };
  const isBare = actual === '' && isQuantity(text);
  if (expected === '%' && isBare) {
    return [find.error('terms.percent-missing', path, { ...facts, mended: percent(text) }, clause)];
  }
  const isPercent = actual === '%' && isQuantity(text);
  if (expected === context.terms.currency && isPercent) {
    return [find.error('terms.percent-of-nothing', path, facts, clause)];
  }
  const mended = isBare && /^[a-zåäö]/.test(expected) ? { mended: `${text} ${expected}` } : {};
  return [find.error('terms.unit-mismatch', path, { ...facts, ...mended }, clause)];
}

function fits(actual: string, expected: string, { terms }: TermsContext): boolean {
  if (expected === '') return actual === '' || actual === '%';
  if (expected === terms.currency || expected === 'place')
    return actual === '' || actual === expected;
  return sameUnit(actual, expected);
}

/** 0.4 was meant as 40 %, and 40 as 40 %. */
function percent(text: string): string {
  const { value } = readQuantity(text);
  return `${value.abs().lte(decimal('1')) ? value.times(100).toFixed() : value.toFixed()} %`;
}

function inSlots(context: TermsContext): readonly Fitting[] {
  return context.slots.flatMap((slot) =>
    cellsOf(slot).flatMap(({ path, text, expected: kind }) => {
      const expected = kind === 'factor' ? '' : expectedIn(slot, context);
      return expected === undefined ? [] : [{ path, text, expected, clause: slot.placed?.clause }];
    }),
  );
}

/** What a slot holds: nothing is expected of an amount that says itself what it is. */
function expectedIn({ expected, placed }: SlotInTerms, context: TermsContext): string | undefined {
  const { currency } = context.terms;
  if (expected === 'share') return '%';
  if (expected === 'factor') return '';
  if (expected === 'yearly rate') return '% a year';
  if (expected === 'base') {
    const { of } = placed?.sentence ?? {};
    return of === undefined ? undefined : unitOfFigure(context, of);
  }
  return placed?.amount === undefined ? currency : unitOfFigure(context, placed.amount);
}

function inBounds(context: TermsContext): readonly Fitting[] {
  return boundsOf(context).flatMap(({ figure, text, path, placed }) => {
    const expected = unitOfBound(figure, context);
    return expected === undefined ? [] : [{ path, text, expected, clause: placed?.clause }];
  });
}

function unitOfBound(figure: string, context: TermsContext): string | undefined {
  if (figure === 'date') return 'date';
  return figure === 'period' || figure === 'cohort' ? 'place' : unitOfFigure(context, figure);
}

/** A metric's rounding and range are in its unit. Only of a percentage must the range say so. */
function inMetrics({ terms }: TermsContext): readonly Fitting[] {
  return Object.entries(terms.metrics ?? {}).flatMap(([name, metric]) => {
    const path = `/metrics/${name}`;
    const { unit, clause } = metric;
    const expected = unit === terms.currency || unit === '%' ? unit : undefined;
    const ends = (metric.range?.split(' to ') ?? []).map((text) => ({
      text,
      path: `${path}/range`,
      clause,
      expected: expected ?? (/[a-z%]/.test(text) ? unit : 'place'),
    }));
    const { round } = metric;
    if (round === undefined) return ends;
    const step = { text: round.to, path: `${path}/round/to`, clause };
    return [...ends, { ...step, expected: expected ?? (/[a-z%]/.test(round.to) ? unit : 'place') }];
  });
}

/** Money is rounded to a plain step; `each` is in the unit of the base. */
function steps(context: TermsContext): readonly Fitting[] {
  const { currency, settlement } = context.terms;
  const rounding = {
    text: settlement.rounding.to,
    path: '/settlement/rounding/to',
    expected: currency,
  };
  return [
    rounding,
    ...context.sentences.flatMap(({ sentence, path, clause, amount }): Fitting[] => {
      const { each, of, round } = sentence;
      const unit = of === undefined ? undefined : unitOfFigure(context, of);
      const money = amount === undefined ? currency : unitOfFigure(context, amount);
      return [
        ...(each && unit !== undefined
          ? [{ text: each, path: `${path}/each`, expected: unit, clause }]
          : []),
        ...(round && money !== undefined
          ? [{ text: round.to, path: `${path}/round/to`, expected: money, clause }]
          : []),
      ];
    }),
  ];
}
