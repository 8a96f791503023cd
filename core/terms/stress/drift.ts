import { readQuantity } from '../quantity.ts';
import { resultsOf, type Weakness, weakness } from './context.ts';

/** Money that is paid for what happens without the intervention, where the terms say how much that is. */
export const paysDrift: Weakness = (stress) => {
  const { tried, probe } = stress;
  return tried.flatMap(({ name, metric: { drift, clause }, path }) => {
    if (drift === undefined) return [];
    const moved = readQuantity(drift).value;
    const without = probe.pays(resultsOf(tried, ({ zero }) => zero));
    const drifted = probe.pays(
      resultsOf(tried, (each) =>
        each.name === name ? each.zero.plus(moved.times(each.up)) : each.zero,
      ),
    );
    if (!without || !drifted?.total.gt(without.total)) return [];
    const amount = drifted.total.minus(without.total).toFixed();
    const facts = { name, drift, amount };
    return [weakness(stress, { code: 'terms.pays-drift', path: `${path}/drift`, facts, clause })];
  });
};
