import { ZERO } from '../../money/decimal.ts';
import { type Engine, type Scope, termsIn } from '../engine/engine.ts';
import { type Figure, makeFigure } from '../engine/figure.ts';
import { rounded } from '../engine/rounded.ts';
import type { Line } from '../lines.ts';

/** Entitlement that is rounded and split together: most of it, and each part with a payer of its own. */
export type Pool = { readonly payer: string | null; readonly total: Figure };

/** Adds and rounds the lines, those with a payer of their own apart. */
export function poolsOf(engine: Engine, lines: readonly Line[], scope: Scope): Pool[] {
  const { settlement, currency } = termsIn(engine, scope);
  const payers = new Set([null, ...lines.map(({ payer }) => payer)]);
  return [...payers].map((payer) => {
    const figures = lines.filter((line) => line.payer === payer).map(({ figure }) => figure);
    const sum = makeFigure({
      formula: 'sum',
      value: figures.reduce((total, { value }) => total.plus(value ?? ZERO), ZERO),
      unit: currency,
      inputs: figures,
    });
    const { value, explained } = rounded(sum, settlement.rounding);
    const { rounding } = explained;
    const total = makeFigure({
      formula: 'total',
      value,
      unit: currency,
      inputs: figures,
      ...(payer === null ? {} : { name: payer }),
      ...(rounding === undefined ? {} : { rounding }),
    });
    return { payer, total };
  });
}
