import type { RateLine } from '../../terms/shape/sentence.ts';
import type { Engine, Spot } from '../engine/engine.ts';
import { termsIn } from '../engine/engine.ts';
import { type Figure, makeFigure } from '../engine/figure.ts';
import { sumOf } from '../engine/sum.ts';
import { lineAt } from './line.ts';

/**
 * A rate card: for each outcome, price × accepted claims. Lines that an amendment took away still price the
 * claims of their days.
 */
export function ratesAt(
  engine: Engine,
  card: { id: string; rates: readonly RateLine[] },
  spot: Spot,
): Figure {
  const outcomes = new Map<string, number>();
  const cards = [
    card.rates,
    ...engine.versions.toReversed().map(({ nodes }) => nodes.get(card.id)?.sentence.rates ?? []),
  ];
  for (const { outcome } of cards.flat()) {
    if (!outcomes.has(outcome)) outcomes.set(outcome, outcomes.size);
  }
  const lines = [...outcomes].map(([outcome, order]) =>
    lineAt(engine, { id: card.id, outcome, order }, spot),
  );
  const sum = sumOf(
    lines.map((figure) => ({ figure, canBeNegative: () => false })),
    { unit: termsIn(engine, spot.scope).currency },
  );
  const { value, partial, claims } = sum;
  return makeFigure({
    formula: 'rates',
    value,
    unit: sum.explained.unit,
    partial,
    claims,
    inputs: lines,
  });
}
