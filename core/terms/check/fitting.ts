import type { Finding } from '../../findings.ts';
import { decimal } from '../../money/decimal.ts';
import { asFactor, isQuantity, readQuantity, sameUnit } from '../quantity.ts';
import { finder, type Rule, type SlotInTerms, type TermsContext } from './context.ts';
import { cellsOf } from './numbers.ts';
import { boundsOf } from './readings.ts';
import { unitOfFigure, unitOfText } from './units.ts';

/** A text that stands for a number, and the unit that it must have where it stands. */
type Fitting = {
  readonly text: string;
  readonly path: string;
  readonly clause?: string | undefined;
  /**
   * A currency, `%`, a word, `''` for a factor (also a percentage fits), `bare` for a quotient that is compared
   * (0.9 is not reached by `90 %`), `date`, or `place` for an ordinal.
   */
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
  const facts = { written: text, actual, expected: expected === 'bare' ? '' : expected };
  const isBare = actual === '' && isQuantity(text);
  if (expected === '%' && isBare) {
    return [find.error('terms.percent-missing', path, { ...facts, mended: percent(text) }, clause)];
  }
  const isPercent = actual === '%' && isQuantity(text);
  if (expected === context.terms.currency && isPercent) {
    return [find.error('terms.percent-of-nothing', path, facts, clause)];
  }
  return [find.error('terms.unit-mismatch', path, { ...facts, ...mended(fit, actual) }, clause)];
}

/** A bare number lacks its unit; a percentage of a quotient is written as the quotient itself. */
function mended({ text, expected }: Fitting, actual: string): { mended?: string } {
  if (!isQuantity(text)) return {};
  if (expected === 'bare') return actual === '%' ? { mended: factorText(text) } : {};
  return actual === '' && /^[a-zåäö]/.test(expected) ? { mended: `${text} ${expected}` } : {};
}

/** 90 % of the comparator, as the quotient is: 0.9. */
function factorText(text: string): string {
  return asFactor(readQuantity(text)).toFixed();
}

function fits(actual: string, expected: string, { terms }: TermsContext): boolean {
  if (expected === 'bare') return actual === '';
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
  if (figure === 'period' || figure === 'cohort') return 'place';
  const unit = unitOfFigure(context, figure);
  return unit === '' ? 'bare' : unit;
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
