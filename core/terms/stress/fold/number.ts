import { decimal, ZERO } from '../../../money/decimal.ts';
import { unitOfFigure } from '../../check/units.ts';
import { asFactor, isQuantity, readQuantity } from '../../quantity.ts';
import type { NumberPlace } from '../../shape/number.ts';
import { fixed, hull, INFINITE, NOTHING, type Reach, times } from './reach.ts';
import { rowsReach } from './table.ts';
import type { Walk } from './walk.ts';

const PERCENT = fixed(decimal('0.01'));

/** How far a number, a name or a table can go, in its own unit. */
export function placeReach(place: NumberPlace, walk: Walk): Reach {
  return reachOf(place, walk, false);
}

/** The same as something to multiply by: a percentage as a fraction of one. */
export function factorReach(place: NumberPlace, walk: Walk): Reach {
  return reachOf(place, walk, true);
}

function reachOf(place: NumberPlace, walk: Walk, asFraction: boolean): Reach {
  if (typeof place === 'string') return textReach(place, walk, asFraction);
  if ('is' in place) {
    const is = reachOf(place.is, walk, asFraction);
    return place.times === undefined ? is : times(is, factorReach(place.times, walk));
  }
  const cell = (written: NumberPlace) => reachOf(written, walk, asFraction);
  if ('rows' in place) return rowsReach(place, walk, cell);
  const [first = NOTHING, ...others] = Object.values(place.values).map(cell);
  return others.reduce(hull, first);
}

function textReach(text: string, walk: Walk, asFraction: boolean): Reach {
  if (text === 'none') return fixed(INFINITE);
  if (text === 'unknown') return { ...fixed(ZERO), high: INFINITE, because: text, known: false };
  if (!isQuantity(text)) {
    const figure = walk.figure(text, walk);
    const isPercent = asFraction && unitOfFigure(walk.context, text) === '%';
    return isPercent ? times(figure, PERCENT) : figure;
  }
  const quantity = readQuantity(text);
  if (quantity.of !== undefined) {
    return times(fixed(asFactor(quantity)), walk.figure(quantity.of, walk));
  }
  return fixed(asFraction ? asFactor(quantity) : quantity.value);
}
