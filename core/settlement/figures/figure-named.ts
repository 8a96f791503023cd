import { type Engine, report, type Scope, type Spot, termsIn } from '../engine/engine.ts';
import { type Figure, makeFigure } from '../engine/figure.ts';
import { namedSentence } from '../engine/named-sentence.ts';
import { amountAt, enrolledAt } from './amount.ts';
import { capitalAt } from './capital.ts';
import { metricAt, metricNamed } from './metric.ts';
import { settledAt } from './settled.ts';

/**
 * What a name means in a scope: a metric or a side of it, capital, an amount, or a sentence after its own
 * limits and rounding. A name means the figure to date, whatever claim is being priced.
 */
export function figureNamed(engine: Engine, text: string, spot: Spot): Figure {
  const [name = '', side] = text.split('.');
  const { claim: _claim, ...toDate } = spot.scope;
  const scope: Scope = { ...toDate, due: 'ignored' };
  const at = { path: spot.path, scope };
  if (name === 'settled') return settledAt(engine, side, at);
  if (name === 'enrolled') return enrolledAt(engine, at);
  const { capital, amounts } = termsIn(engine, scope);

  const metric = metricNamed(engine, name, scope);
  if (metric) {
    const known = side === 'level' ? 'own' : side === 'comparator' ? side : undefined;
    return metricAt(engine, { name, metric, spot: at, side: known });
  }
  const drawn = own(capital, name);
  if (drawn) return capitalAt(engine, { name, capital: drawn, side, spot: at });
  const amount = own(amounts, name);
  const version = engine.versions[scope.version];
  const node = version?.nodes.get(name);
  if (amount !== undefined) {
    return amountAt(engine, {
      name,
      amount,
      spot: at,
      named: (found) => namedSentence(engine, found, scope),
    });
  }
  if (node) return namedSentence(engine, node, scope);
  report(engine, 'settlement.figure-not-in-terms', { at: spot, facts: { name: text } });
  return makeFigure({ formula: 'amount', name: text, value: null });
}

function own<T>(of: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  return of && Object.hasOwn(of, name) ? of[name] : undefined;
}
