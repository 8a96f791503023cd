import type { Decimal } from '../../money/decimal.ts';
import { resultsOf, type StressContext, type Weakness, weakness } from './context.ts';
import type { Tried } from './probe/results.ts';
import { whereBegins } from './where-begins.ts';

/**
 * A saving that costs more to pay for than it is. What other savings pay for themselves is left out: they are
 * taken to be none.
 */
export const costAboveSaving: Weakness = (stress) =>
  stress.tried.flatMap((saving) => {
    if (!isSaving(stress, saving)) return [];
    const { name, metric, path, best, zero } = saving;
    const pays = (value: Decimal) => {
      const resultOf = (other: Tried) => (isSaving(stress, other) ? other.zero : other.best);
      const results = resultsOf(stress.tried, (other) =>
        other.name === name ? value : resultOf(other),
      );
      return stress.probe.pays(results)?.total;
    };
    const [nothing, most] = [pays(zero), pays(best)];
    if (!nothing || !most) return [];
    const pathOf = { path, clause: metric.clause } as const;
    if (most.gt(best)) {
      const facts = { name, saving: best.toFixed(), amount: most.toFixed() };
      return [weakness(stress, { code: 'terms.cost-above-saving', ...pathOf, facts })];
    }
    if (nothing.lte(zero)) return [];
    const even = whereBegins(zero, best, (value) => pays(value)?.minus(value));
    const facts = { name, amount: nothing.toFixed(), even: even.toFixed() };
    return [
      weakness(stress, { code: 'terms.cost-above-saving', ...pathOf, facts, severity: 'note' }),
    ];
  });

function isSaving({ context }: StressContext, { metric }: Tried): boolean {
  const isMoney = metric.unit === context.terms.currency;
  return isMoney && metric.purpose === 'payment' && metric.effect === 'improvement';
}
