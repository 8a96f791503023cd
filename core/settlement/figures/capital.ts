import { decimal, ZERO } from '../../money/decimal.ts';
import type { Capital } from '../../terms/shape/metric.ts';
import { dateIn, type Engine, type Spot, termsIn, waitFor } from '../engine/engine.ts';
import { type Figure, makeFigure, saidOf } from '../engine/figure.ts';

/**
 * Capital by its name: what is drawn to date. In a period it is what is drawn by the period's last day, in a
 * cohort what is drawn for it, if it is drawn per cohort. Repayments lower it, unless it revolves: then they
 * lower only `.outstanding`.
 */
export function capitalAt(engine: Engine, { name, capital, side, spot }: CapitalAsked): Figure {
  const said = {
    name,
    ...saidOf(capital),
    ...(spot.scope.cohort === undefined ? {} : { cohort: spot.scope.cohort }),
  };
  const unit = termsIn(engine, spot.scope).currency;
  if (side === 'committed') {
    const path = `/capital/${name}/committed`;
    const committed = engine.number(capital.committed ?? 'unknown', { ...spot, path, unit });
    const { value, unlimited } = committed;
    const facts = { side };
    return makeFigure({
      ...said,
      formula: 'capital',
      value,
      unit,
      unlimited,
      facts,
      inputs: [committed],
    });
  }
  const { cohort } = spot.scope;
  const until = dateIn(engine, spot.scope);
  const all = engine.facts.capital.get(name) ?? [];
  const draws = all.filter(
    (fact) =>
      (fact.date === undefined || fact.date <= until) &&
      (cohort === undefined || capital.by === undefined || fact.cohort === cohort),
  );
  if (draws.length === 0) {
    waitFor(engine, name, spot.scope);
    return makeFigure({ ...said, formula: 'capital', value: null, unit });
  }
  const counted =
    capital.revolving && side !== 'outstanding'
      ? draws.filter(({ amount }) => !amount.startsWith('-'))
      : draws;
  const value = counted.reduce((sum, { amount }) => sum.plus(decimal(amount)), ZERO);
  const facts = { side: side ?? 'drawn', draws: String(counted.length) };
  return makeFigure({ ...said, formula: 'capital', value, unit, facts });
}

type CapitalAsked = {
  readonly name: string;
  readonly capital: Capital;
  readonly side: string | undefined;
  readonly spot: Spot;
};
