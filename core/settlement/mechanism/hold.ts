import { ZERO } from '../../money/decimal.ts';
import type { Sentence } from '../../terms/shape/sentence.ts';
import { type Engine, inside, type Spot } from '../engine/engine.ts';
import { computed, type Figure, factorOf } from '../engine/figure.ts';
import { releaseAt } from './gate.ts';

/**
 * Holds back a share of what is decided to date, until its condition is met. Whoever reads the sentence by its
 * name reads what is decided.
 */
export function holdAt(
  engine: Engine,
  figure: Figure,
  { sentence, spot }: { sentence: Sentence; spot: Spot },
): Figure {
  const { hold } = sentence;
  if (hold === undefined || spot.scope.due === 'ignored' || figure.value === null) return figure;
  const at = inside(spot, 'hold');
  const gate = releaseAt(engine, hold.until, at);
  if (gate.verdict === 'holds') return figure;
  const share = engine.number(hold.share, inside(at, 'share'));
  const held = figure.value.times(factorOf(share));
  return computed(
    {
      formula: 'retained',
      unit: figure.explained.unit,
      facts: { held: held.toFixed() },
      claims: figure.claims,
      inputs: [figure, share],
    },
    (whole) => (whole ?? ZERO).minus((whole ?? ZERO).times(factorOf(share))),
  );
}
