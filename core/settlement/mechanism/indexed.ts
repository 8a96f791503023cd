import { type Decimal, decimal, ONE } from '../../money/decimal.ts';
import { type Rounding, round } from '../../money/rounding.ts';
import { readNumber } from '../../terms/quantity.ts';
import type { Indexed } from '../../terms/shape/sentence.ts';
import { dateIn, type Engine, type Scope, type Spot, waitFor } from '../engine/engine.ts';
import { computed, type Figure, makeFigure } from '../engine/figure.ts';

/**
 * A price that follows an index: × the index of its date ÷ the index of the base, rounded before it is
 * multiplied. Without the index figure of its date it waits.
 */
export function indexedAt(
  engine: Engine,
  price: Figure,
  { indexed, spot }: { indexed: Indexed | undefined; spot: Spot },
): Figure {
  if (indexed === undefined || price.unlimited) return price;
  const now = indexFigure(engine, indexed.by, { at: indexDate(engine, indexed, spot.scope), spot });
  const base = indexFigure(engine, indexed.by, { at: indexed.base, spot });
  const rounding = roundingOf(indexed);
  return computed(
    {
      formula: 'indexed',
      unit: price.explained.unit,
      inputs: [price, now, base],
      ...(rounding ? { rounding } : {}),
    },
    (...values) => indexedPrice(values, rounding),
  );
}

/** The price at the index of its date, with one division, and rounded once. */
export function indexedPrice(
  [price = ONE, now = ONE, base = ONE]: readonly Decimal[],
  rounding: Rounding | undefined,
): Decimal | null {
  if (base.isZero()) return null;
  const exact = price.times(now).div(base);
  return rounding === undefined ? exact : round(exact, rounding);
}

function roundingOf({ round: to, mode = 'half-up' }: Indexed): Rounding | undefined {
  return to === undefined ? undefined : { to: readNumber(to).toFixed(), mode };
}

/** Which index figure prices a claim: claims that agree in it are priced together. */
export function indexDate(engine: Engine, { at }: Indexed, scope: Scope): string {
  return at === 'settlement' ? engine.asOf : dateIn(engine, scope);
}

function indexFigure(
  engine: Engine,
  name: string,
  { at, spot }: { at: string; spot: Spot },
): Figure {
  const found = indexOn(engine.indices.get(name) ?? new Map(), at);
  if (!found) waitFor(engine, `${name}/${at}`, { version: spot.scope.version, due: 'ignored' });
  return makeFigure({
    formula: 'index',
    name,
    value: found ? decimal(found.value) : null,
    facts: { at: found?.key ?? at },
  });
}

/** The figure of the month, or else of the year, or else the one in force from a day on. */
export function indexOn(
  index: ReadonlyMap<string, string>,
  at: string,
): { readonly key: string; readonly value: string } | undefined {
  const dated = [...index.keys()].filter((key) => key.length === 10 && key <= at).sort();
  const keys = [at, at.slice(0, 7), at.slice(0, 4), dated.at(-1)];
  for (const key of keys) {
    const value = key === undefined ? undefined : index.get(key);
    if (key !== undefined && value !== undefined) return { key, value };
  }
  return undefined;
}
