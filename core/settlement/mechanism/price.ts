import { ONE } from '../../money/decimal.ts';
import { isQuantity, readQuantity } from '../../terms/quantity.ts';
import type { NumberPlace } from '../../terms/shape/number.ts';
import type { Otherwise, Sentence } from '../../terms/shape/sentence.ts';
import { type Engine, inside, type Spot, termsIn } from '../engine/engine.ts';
import { computed, type Figure } from '../engine/figure.ts';
import { baseAt } from './base.ts';
import { indexedAt } from './indexed.ts';

/** A price for each unit of a quantity: `160 000` for each `1 %`. */
export function priceAt(
  engine: Engine,
  sentence: (Sentence | Otherwise) & { price: NumberPlace },
  spot: Spot,
): Figure {
  const unit = termsIn(engine, spot.scope).currency;
  const written = engine.number(sentence.price, { ...inside(spot, 'price'), unit });
  const price = indexedAt(engine, written, { indexed: sentence.indexed, spot });
  const quantity = baseAt(engine, sentence, spot);
  const each =
    sentence.each !== undefined && isQuantity(sentence.each)
      ? readQuantity(sentence.each).value
      : ONE;
  return computed(
    {
      formula: 'price',
      unit,
      facts: { each: each.toFixed(), ...(sentence.each ? { eachText: sentence.each } : {}) },
      inputs: [price, quantity],
    },
    (money, units = ONE) => (money ?? ONE).times(units).div(each),
  );
}
