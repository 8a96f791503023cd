import { Decimal, ZERO } from '../../money/decimal.ts';
import type { Metric } from '../../terms/shape/metric.ts';
import type { NumberPlace } from '../../terms/shape/number.ts';
import { type Engine, inside, type Spot, termsIn } from '../engine/engine.ts';
import { computed, type Figure, factorOf } from '../engine/figure.ts';

type Asked = { readonly name: string; readonly metric: Metric; readonly spot: Spot };

/** What of an effect is priced: less other metrics, never below zero, and less what would have happened anyway. */
export function netOf(engine: Engine, effect: Figure, { name, metric, spot }: Asked): Figure {
  const { less = [], deadweight } = metric;
  const at = { path: `/metrics/${name}`, scope: spot.scope };
  const { unit } = effect.explained;
  const others = less.map((other, place) => engine.figure(other, inside(at, 'less', place)));
  const left =
    others.length === 0
      ? effect
      : computed({ formula: 'base', name, unit, inputs: [effect, ...others] }, (whole, ...taken) =>
          Decimal.max(
            ZERO,
            taken.reduce((rest, each) => rest.minus(each), whole ?? ZERO),
          ),
        );
  if (deadweight === undefined) return left;
  const share = engine.number(deadweight, inside(at, 'deadweight'));
  return computed({ formula: 'deadweight', name, unit, inputs: [left, share] }, (gross = ZERO) =>
    gross.minus(gross.times(factorOf(share))),
  );
}

/** Whether deadweight differs between cohorts, so that all of them together are the sum of each. */
export function isNetByCohort(engine: Engine, { metric, spot }: Asked): boolean {
  const { cohorts = [] } = termsIn(engine, spot.scope);
  return spot.scope.cohort === undefined && cohorts.length > 0 && isByCohort(metric.deadweight);
}

function isByCohort(place: NumberPlace | undefined): boolean {
  if (place === undefined || typeof place === 'string') return false;
  if ('is' in place) return isByCohort(place.is) || isByCohort(place.times);
  const cells = 'rows' in place ? place.rows.map(({ is }) => is) : Object.values(place.values);
  return place.by === 'cohort' || cells.some(isByCohort);
}
