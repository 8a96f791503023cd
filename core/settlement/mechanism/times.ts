import { ONE } from '../../money/decimal.ts';
import type { NumberPlace } from '../../terms/shape/number.ts';
import { type Engine, inside, type Spot } from '../engine/engine.ts';
import { computed, type Figure, factorOf } from '../engine/figure.ts';

/** Multiplies by every factor: deductions, weights, uplifts. */
export function timesAt(
  engine: Engine,
  figure: Figure,
  { times, spot }: { times: NumberPlace | readonly NumberPlace[] | undefined; spot: Spot },
): Figure {
  if (times === undefined) return figure;
  const isList = Array.isArray(times);
  const factors = [times]
    .flat()
    .map((place, at) =>
      engine.number(
        place as NumberPlace,
        isList ? inside(spot, 'times', at) : inside(spot, 'times'),
      ),
    );
  const by = factors.reduce((product, factor) => product.times(factorOf(factor)), ONE);
  return computed(
    {
      formula: 'times',
      unit: figure.explained.unit,
      claims: figure.claims.map((claim) => ({ ...claim, amount: claim.amount.times(by) })),
      inputs: [figure, ...factors],
    },
    (value) => factors.reduce((product, factor) => product.times(factorOf(factor)), value ?? ONE),
  );
}
