import type { Sentence } from '../../terms/shape/sentence.ts';
import { carriedParts } from '../engine/carried.ts';
import { type Engine, inside, type Spot } from '../engine/engine.ts';
import type { Figure } from '../engine/figure.ts';
import { canBeNegative } from '../engine/sign.ts';
import { sumOf } from '../engine/sum.ts';

/** The sum of the sentences inside. */
export function partsAt(engine: Engine, parts: readonly Sentence[], spot: Spot): Figure {
  const { scope } = spot;
  const written = parts.map((sentence, place) => ({
    sentence,
    at: { path: inside(spot, 'parts', place).path, scope },
  }));
  return sumOf(
    [...written, ...carriedParts(engine, spot)].map(({ sentence, at }) => ({
      figure: engine.sentence(sentence, at),
      canBeNegative: () => canBeNegative(engine, sentence, at.scope),
    })),
    {},
  );
}
