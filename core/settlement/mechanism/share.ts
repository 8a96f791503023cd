import type { NumberPlace } from '../../terms/shape/number.ts';
import type { Otherwise, Sentence } from '../../terms/shape/sentence.ts';
import { type Engine, inside, type Spot } from '../engine/engine.ts';
import { computed, type Figure, factorOf } from '../engine/figure.ts';
import { baseAt } from './base.ts';

/** A share of a base: `60 %` of a saving. */
export function shareAt(
  engine: Engine,
  sentence: (Sentence | Otherwise) & { share: NumberPlace },
  spot: Spot,
): Figure {
  const share = engine.number(sentence.share, inside(spot, 'share'));
  const base = baseAt(engine, sentence, spot);
  return computed(
    { formula: 'share', unit: base.explained.unit, inputs: [share, base] },
    (_share, whole) => factorOf(share).times(whole),
  );
}
