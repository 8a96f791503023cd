import type { Decimal } from '../../money/decimal.ts';
import { round } from '../../money/rounding.ts';
import { readQuantity } from '../quantity.ts';
import { CLIFF_SHARE } from './cliff.ts';
import { largest, paysAt, type Weakness, weakness } from './context.ts';

/** A metric that is rounded before its bound is asked: the bound is met before it is reached. */
export const roundingOpens: Weakness = (stress) =>
  stress.tried.flatMap(({ name, metric, bounds, up }) => {
    const { round: rule } = metric;
    if (!rule) return [];
    const step = readQuantity(rule.to).value;
    const rounding = { to: step.toFixed(), mode: rule.mode };
    return bounds.flatMap(({ value, word, text, path, clause }) => {
      const near = value.minus(step.div(2).times(up));
      const isMoved = holds(word, round(near, rounding), value) !== holds(word, near, value);
      if (!isMoved) return [];
      const paid = paysAt(stress, { name, value: near, others: 'best' })?.total;
      const before = paysAt(stress, {
        name,
        value: value.minus(step.times(up)),
        others: 'best',
      })?.total;
      if (!paid || !before) return [];
      const amount = paid.minus(before);
      if (amount.lte(0) || amount.lt(largest(stress).times(CLIFF_SHARE))) return [];
      const facts = {
        name,
        near: near.toFixed(),
        bound: text,
        step: rule.to,
        amount: amount.toFixed(),
      };
      return [weakness(stress, { code: 'terms.rounding-opens', path, facts, clause })];
    });
  });

function holds(word: string, value: Decimal, bound: Decimal): boolean {
  if (word === 'from') return value.gte(bound);
  if (word === 'above') return value.gt(bound);
  return word === 'below' ? value.lt(bound) : value.lte(bound);
}
