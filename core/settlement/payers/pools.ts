import { allocate } from '../../money/allocate.ts';
import { type Decimal, ZERO } from '../../money/decimal.ts';
import { type Engine, type Scope, termsIn } from '../engine/engine.ts';
import { type Figure, makeFigure } from '../engine/figure.ts';
import { rounded } from '../engine/rounded.ts';
import type { Line } from '../lines.ts';
import { type Borne, borneBy } from './borne.ts';

/**
 * What recipients of their own get of a pool; without names it is those of the settlement. `line` is the sentence at
 * the top that it is of.
 */
export type PoolPart = {
  readonly line: string;
  readonly recipients: readonly string[];
  readonly value: Decimal;
};

/**
 * Entitlement that is rounded and split together: most of it, and each part with payers of its own. Without
 * names it is those of the settlement.
 */
export type Pool = {
  readonly payers: readonly string[];
  readonly total: Figure;
  readonly parts: readonly PoolPart[];
};

type Piece = Borne & { readonly figure: Figure; readonly line: string };

/** The rounded entitlement to date, and how it falls apart. */
export type Pools = { readonly whole: Figure; readonly pools: readonly Pool[] };

/**
 * Adds and rounds the lines, and divides the sum among its pools, odd units by largest remainder. Where a part
 * is negative, each part is rounded by itself.
 */
export function poolsOf(engine: Engine, lines: readonly Line[], scope: Scope): Pools {
  const pieces = lines.flatMap(({ figure, line: { id } }) =>
    piecesOf(engine, figure).map((piece) => ({ ...piece, line: id })),
  );
  const payers = [...new Set(['', ...pieces.map((piece) => piece.payers)])];
  const groups = payers.map((names) => pieces.filter((piece) => piece.payers === names));
  const sums = groups.map((own) => sumOf(engine, figuresOf(own), scope));
  const whole = totalOf(engine, { figures: lines.map(({ figure }) => figure), scope });
  const totals = dividedAs(engine, whole, { sums, scope });
  const pools = groups.map((own, at) => ({
    payers: namesIn(payers[at] ?? ''),
    total: totals[at] ?? whole,
    parts: own.map(({ line, recipients, value }) => ({
      ...{ line, value },
      recipients: namesIn(recipients),
    })),
  }));
  return { whole: wholeOf(whole, totals), pools };
}

function dividedAs(
  engine: Engine,
  whole: Figure,
  { sums, scope }: { sums: readonly Figure[]; scope: Scope },
): Figure[] {
  if (sums.length === 1) return [whole];
  const weights = sums.map(({ value }) => value ?? ZERO);
  const canDivide = weights.every((weight) => !weight.isNegative() || weight.isZero());
  const { rounding } = whole.explained;
  const total = whole.value ?? ZERO;
  if (!canDivide || rounding === undefined || weights.every((weight) => weight.isZero())) {
    return sums.map((sum) => totalOf(engine, { figures: [sum], scope }));
  }
  return allocate({ total, weights, unit: rounding.to }).map((value, place) =>
    makeFigure({
      formula: 'allocated',
      value,
      unit: whole.explained.unit,
      rounding,
      facts: { place: String(place) },
      inputs: [whole, ...sums],
    }),
  );
}

/** The total, unless its parts had to be rounded by themselves: then what they add up to. */
function wholeOf(whole: Figure, totals: readonly Figure[]): Figure {
  const value = totals.reduce((sum, total) => sum.plus(total.value ?? ZERO), ZERO);
  if (value.equals(whole.value ?? ZERO)) return whole;
  return makeFigure({ formula: 'sum', value, unit: whole.explained.unit, inputs: totals });
}

function namesIn(text: string): string[] {
  return text === '' ? [] : text.split(' ');
}

/** Pieces of one line with the same payers have one figure, which is there once. */
function figuresOf(pieces: readonly Piece[]): Figure[] {
  return [...new Set(pieces.map(({ figure }) => figure))];
}

function piecesOf(engine: Engine, figure: Figure): Omit<Piece, 'line'>[] {
  const whole = { payers: '', recipients: '', value: figure.value ?? ZERO, figure };
  const parts = hasOwnParties(engine) ? borneBy(figure.explained) : [];
  if (parts.length === 0) return [whole];
  const payers = new Set(parts.map((part) => part.payers));
  if (payers.size === 1) return parts.map((part) => ({ ...part, figure }));
  return [...payers].flatMap((names) => {
    const own = parts.filter((part) => part.payers === names);
    const borne = makeFigure({
      formula: 'borne',
      value: own.reduce((sum, { value }) => sum.plus(value), ZERO),
      unit: figure.explained.unit,
      facts: { payers: names },
      inputs: [figure],
    });
    return own.map((part) => ({ ...part, figure: borne }));
  });
}

function hasOwnParties({ versions }: Engine): boolean {
  return versions.some(({ nodes }) =>
    [...nodes.values()].some(
      ({ sentence: { payers, recipients, payersBy } }) =>
        (payers ?? recipients ?? payersBy) !== undefined,
    ),
  );
}

function sumOf(engine: Engine, figures: readonly Figure[], scope: Scope): Figure {
  return makeFigure({
    formula: 'sum',
    value: figures.reduce((total, { value }) => total.plus(value ?? ZERO), ZERO),
    unit: termsIn(engine, scope).currency,
    inputs: figures,
  });
}

function totalOf(
  engine: Engine,
  { figures, scope }: { figures: readonly Figure[]; scope: Scope },
): Figure {
  const { settlement, currency } = termsIn(engine, scope);
  const { value, explained } = rounded(sumOf(engine, figures, scope), settlement.rounding);
  const { rounding } = explained;
  return makeFigure({
    formula: 'total',
    value,
    unit: currency,
    inputs: figures,
    ...(rounding === undefined ? {} : { rounding }),
  });
}
