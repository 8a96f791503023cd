import { whereBegins } from './bisect.ts';
import { paysAt, type Weakness, weakness } from './context.ts';

/** A saving that costs more to pay for than it is. */
export const costAboveSaving: Weakness = (stress) =>
  stress.tried.flatMap(({ name, metric, path, best, zero }) => {
    const isMoney = metric.unit === stress.context.terms.currency;
    const isSaving = isMoney && metric.purpose === 'payment' && metric.effect === 'improvement';
    if (!isSaving) return [];
    const pays = (value: typeof best) => paysAt(stress, { name, value, others: 'best' })?.total;
    const [nothing, most] = [pays(zero), pays(best)];
    if (!nothing || !most) return [];
    const pathOf = { path, clause: metric.clause } as const;
    if (most.gt(best)) {
      const facts = { name, saving: best.toFixed(), amount: most.toFixed() };
      return [weakness(stress, { code: 'terms.cost-above-saving', ...pathOf, facts })];
    }
    if (nothing.lte(zero)) return [];
    const even = whereBegins(zero, best, (value) => pays(value)?.lte(value) ?? false);
    const facts = { name, amount: nothing.toFixed(), even: even.toFixed() };
    return [
      weakness(stress, { code: 'terms.cost-above-saving', ...pathOf, facts, severity: 'note' }),
    ];
  });
