import { isQuantity, readQuantity } from '../../terms/quantity.ts';
import type { NumberPlace, UpliftedPrice } from '../../terms/shape/number.ts';
import { type Engine, inside, report, type Spot } from '../engine/engine.ts';
import { computed, type Figure, factorOf, makeFigure } from '../engine/figure.ts';
import { rounded } from '../engine/rounded.ts';
import { tableAt } from './table.ts';

/** Reads whatever may stand where a number stands: a number, `none`, a name, a table or an uplifted price. */
export function numberAt(engine: Engine, place: NumberPlace, spot: Spot): Figure {
  if (typeof place !== 'string') {
    return 'is' in place ? uplifted(engine, place, spot) : tableAt(engine, place, spot);
  }
  if (place === 'none') {
    return makeFigure({ ...parameter(place, spot), value: null, unlimited: true });
  }
  if (place === 'unknown') {
    report(engine, 'settlement.figure-unknown', { at: spot, facts: { written: place } });
    return makeFigure({ ...parameter(place, spot), value: null });
  }
  return isQuantity(place) ? quantityAt(engine, place, spot) : engine.figure(place, spot);
}

function quantityAt(engine: Engine, text: string, spot: Spot): Figure {
  const { value, unit, of } = readQuantity(text);
  const unitHere = unit || (of === undefined ? spot.unit : undefined);
  const written = makeFigure({ ...parameter(text, spot), value, unit: unitHere });
  if (of === undefined) return written;
  const base = engine.figure(of, spot);
  return computed(
    { formula: 'share', unit: base.explained.unit, inputs: [written, base] },
    (_share, whole) => factorOf(written).times(whole),
  );
}

function uplifted(engine: Engine, price: UpliftedPrice, spot: Spot): Figure {
  const is = engine.number(price.is, inside(spot, 'is'));
  const times =
    price.times === undefined ? is : timesFactor(engine, is, { times: price.times, spot });
  return price.round ? rounded(times, price.round) : times;
}

function timesFactor(
  engine: Engine,
  is: Figure,
  { times, spot }: { times: NumberPlace; spot: Spot },
): Figure {
  const { unit: _unit, ...plain } = inside(spot, 'times');
  const factor = engine.number(times, plain);
  return computed({ formula: 'times', unit: is.explained.unit, inputs: [is, factor] }, (value) =>
    value.times(factorOf(factor)),
  );
}

function parameter(text: string, { path }: Spot) {
  return { formula: 'parameter' as const, parameter: { path, text } };
}
