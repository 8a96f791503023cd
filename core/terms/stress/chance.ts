import { CLIFF_SHARE } from './cliff.ts';
import { largest, paysAt, type Weakness, weakness } from './context.ts';

/** Comparators with which the effect is estimated, so that chance moves it. */
const ESTIMATED = [
  'own-reference-period',
  'historical-cohort',
  'matched-group',
  'randomised-control',
  'difference-in-differences',
];

/** A condition that any improvement opens: chance alone opens it in about half of all cases. */
export const gateByChance: Weakness = (stress) =>
  stress.tried.flatMap(({ name, metric, bounds, zero, tick, up }) =>
    bounds.flatMap((bound) => {
      const isEstimated = ESTIMATED.includes(metric.comparator?.kind ?? '');
      if (!isEstimated || !bound.value.eq(zero)) return [];
      const pays = (steps: number) =>
        paysAt(stress, { name, value: zero.plus(tick.times(steps * up)), others: 'best' })?.total;
      const [before, after, further] = [pays(-1), pays(1), pays(2)];
      if (!before || !after || !further) return [];
      const amount = after.minus(before);
      // What only begins to grow here is no gate.
      if (amount.lt(largest(stress).times(CLIFF_SHARE))) return [];
      if (amount.lte(further.minus(after).abs().times(2))) return [];
      const facts = {
        name,
        bound: bound.text,
        amount: amount.toFixed(),
        half: amount.div(2).toFixed(),
      };
      const { path, clause } = bound;
      return [weakness(stress, { code: 'terms.gate-by-chance', path, facts, clause })];
    }),
  );
