import { ZERO } from '../../money/decimal.ts';
import { type Figure, type FigureParts, makeFigure } from './figure.ts';

/** A part of a sum, and whether it could still take away from the others. */
export type Part = { readonly figure: Figure; readonly canBeNegative: () => boolean };

/**
 * Adds what is decided. A part that waits and can be negative makes the whole sum wait; so does a sum in
 * which nothing is decided yet.
 */
export function sumOf(
  parts: readonly Part[],
  said: Omit<FigureParts, 'value' | 'formula'>,
): Figure {
  const figures = parts.map(({ figure }) => figure);
  const waiting = parts.filter(({ figure }) => figure.value === null);
  const isOpen = waiting.length > 0;
  const waits =
    (isOpen && waiting.length === parts.length) || waiting.some((part) => part.canBeNegative());
  return makeFigure({
    formula: 'sum',
    unit: figures.find(({ explained }) => explained.unit)?.explained.unit,
    ...said,
    value: waits ? null : figures.reduce((sum, { value }) => sum.plus(value ?? ZERO), ZERO),
    partial: isOpen || figures.some(({ partial }) => partial),
    ...(figures.length > 0 && figures.every(({ explained }) => explained.state === 'shut')
      ? { state: 'shut' as const }
      : {}),
    claims: figures.flatMap(({ claims }) => claims),
    inputs: figures,
  });
}
