import { round } from '../../money/rounding.ts';
import { readQuantity } from '../../terms/quantity.ts';
import type { RoundingRule } from '../../terms/shape/number.ts';
import { type Figure, makeFigure } from './figure.ts';

/** Rounds a figure as the terms say, and keeps its name, so that the rounded figure is what is read. */
export function rounded(figure: Figure, { to, mode }: RoundingRule): Figure {
  if (figure.value === null) return figure;
  const rounding = { to: readQuantity(to).value.toFixed(), mode };
  const { unit, name, cohort, period } = figure.explained;
  return makeFigure({
    formula: 'rounded',
    value: round(figure.value, rounding),
    unit,
    rounding,
    ...(name === undefined ? {} : { name }),
    ...(cohort === undefined ? {} : { cohort }),
    ...(period === undefined ? {} : { period }),
    inputs: [figure],
    claims: figure.claims,
  });
}
