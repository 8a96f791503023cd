import { decimalsIn, type Units, unitsOf } from '../../money/scaled.ts';
import { readNumber } from '../../terms/quantity.ts';
import type { Outliers } from '../../terms/shape/measure.ts';

/** How many decimals the bounds have as they are written; 0 where there are none. */
export function decimalsOfBounds(outliers: Outliers | undefined): number {
  if (outliers === undefined) return 0;
  const { from, to } = textsOf(outliers);
  return Math.max(decimalsIn(from ?? ''), decimalsIn(to ?? ''));
}

/**
 * A figure, or the bound that it lies beyond.
 *
 * @param scale of the figure's units: at least as many decimals as the bounds have.
 * @example withinBounds({ to: '10.5', are: 'capped' }, 110, 1) // → 105
 */
export function withinBounds(outliers: Outliers, figure: Units, scale: number): Units {
  const { from, to } = textsOf(outliers);
  const [least, most] = [from, to].map((text) =>
    text === undefined ? undefined : unitsOf(text, scale),
  );
  if (least !== undefined && figure < least) return least;
  return most !== undefined && figure > most ? most : figure;
}

type Bounds = Pick<Outliers, 'from' | 'to'>;

/** Asked of every person, and read once. */
const TEXTS = new WeakMap<Outliers, Bounds>();

/** The bounds as plain decimals. */
function textsOf(outliers: Outliers): Bounds {
  const known = TEXTS.get(outliers);
  if (known) return known;
  const { from, to } = outliers;
  const texts = {
    ...(from === undefined ? {} : { from: readNumber(from).toFixed() }),
    ...(to === undefined ? {} : { to: readNumber(to).toFixed() }),
  };
  TEXTS.set(outliers, texts);
  return texts;
}
