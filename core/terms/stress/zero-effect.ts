import { largest, resultsOf, type Weakness, weakness } from './context.ts';
import { zeroEffect } from './measured.ts';

/** Money that is paid although the intervention changes nothing: a fee, or a guarantee, whatever it is called. */
export const paysZeroEffect: Weakness = (stress) => {
  const { context, tried, probe } = stress;
  if (!tried.some(({ metric }) => zeroEffect(metric) !== undefined)) return [];
  const paid = probe.pays(resultsOf(tried, ({ zero }) => zero));
  const maximum = largest(stress).toFixed();
  return (paid?.lines ?? []).flatMap((amount, index) => {
    const sentence = context.terms.payments[index];
    if (!sentence || !amount.isPositive() || amount.isZero()) return [];
    const facts = { name: sentence.id, amount: amount.toFixed(), maximum };
    const path = `/payments/${index}`;
    return [
      weakness(stress, { code: 'terms.pays-zero-effect', path, facts, clause: sentence.clause }),
    ];
  });
};
