import { ZERO } from '../../money/decimal.ts';
import { type Engine, type Scope, termsIn } from '../engine/engine.ts';
import { type Figure, makeFigure } from '../engine/figure.ts';
import { rounded } from '../engine/rounded.ts';
import type { Line } from '../lines.ts';
import { borneBy } from './borne.ts';

/**
 * Entitlement that is rounded and split together: most of it, and each part with payers or recipients of its
 * own. Without names it is those of the settlement.
 */
export type Pool = {
  readonly payers: readonly string[];
  readonly recipients: readonly string[];
  readonly total: Figure;
};

/** Adds and rounds the lines, what others than the settlement's payers and recipients pay and get apart. */
export function poolsOf(engine: Engine, lines: readonly Line[], scope: Scope): Pool[] {
  const pools = new Map<string, Figure[]>([['|', []]]);
  for (const { figure } of lines) {
    for (const [key, part] of partsOf(engine, figure)) {
      pools.set(key, [...(pools.get(key) ?? []), part]);
    }
  }
  return [...pools].map(([key, figures]) => {
    const [payers = [], recipients = []] = key.split('|').map(namesIn);
    return { payers, recipients, total: totalOf(engine, { figures, payers, scope }) };
  });
}

function namesIn(text: string): string[] {
  return text === '' ? [] : text.split(' ');
}

function partsOf(engine: Engine, figure: Figure): [string, Figure][] {
  if (!hasOwnParties(engine)) return [['|', figure]];
  const parts = borneBy(figure.explained);
  if (parts.length === 0) return [['|', figure]];
  return parts.map(({ payers, recipients, value }) => [
    `${payers}|${recipients}`,
    parts.length === 1
      ? figure
      : makeFigure({
          formula: 'borne',
          value,
          unit: figure.explained.unit,
          facts: { payers, recipients },
          inputs: [figure],
        }),
  ]);
}

function hasOwnParties({ versions }: Engine): boolean {
  return versions.some(({ nodes }) =>
    [...nodes.values()].some(
      ({ sentence: { payers, recipients, payersBy } }) =>
        (payers ?? recipients ?? payersBy) !== undefined,
    ),
  );
}

function totalOf(
  engine: Engine,
  pool: { figures: readonly Figure[]; payers: readonly string[]; scope: Scope },
): Figure {
  const { figures, payers, scope } = pool;
  const { settlement, currency } = termsIn(engine, scope);
  const sum = makeFigure({
    formula: 'sum',
    value: figures.reduce((total, { value }) => total.plus(value ?? ZERO), ZERO),
    unit: currency,
    inputs: figures,
  });
  const { value, explained } = rounded(sum, settlement.rounding);
  const { rounding } = explained;
  return makeFigure({
    formula: 'total',
    value,
    unit: currency,
    inputs: figures,
    ...(payers.length === 0 ? {} : { name: payers.join(', ') }),
    ...(rounding === undefined ? {} : { rounding }),
  });
}
