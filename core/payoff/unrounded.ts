import type { Metric } from '../terms/shape/metric.ts';
import type { Otherwise, Sentence } from '../terms/shape/sentence.ts';
import type { Terms } from '../terms/shape/terms.ts';

/** Ten decimals: so fine that a line stays a line, yet a number. */
const FINE = { to: '0.0000000001', mode: 'half-even' } as const;

/**
 * The same terms without rounding of sums, so that a payment runs in lines and not in stairs. The metric's own
 * rounding is taken away too: its name means the value after it.
 */
export function unrounded(terms: Terms, metric: string): Terms {
  const { metrics = {}, settlement } = terms;
  const moving = metrics[metric];
  return {
    ...terms,
    metrics: moving === undefined ? metrics : { ...metrics, [metric]: withoutRound(moving) },
    payments: terms.payments.map(unroundedSentence),
    settlement: {
      rounding: FINE,
      payers: settlement.payers.map((payer) => ({ party: payer.party, share: payer.share })),
      ...(settlement.recipients === undefined ? {} : { recipients: settlement.recipients }),
    },
  };
}

function withoutRound({ round: _round, ...metric }: Metric): Metric {
  return metric;
}

function unroundedSentence({ round: _round, parts, otherwise, ...sentence }: Sentence): Sentence {
  return {
    ...sentence,
    ...(parts === undefined ? {} : { parts: parts.map(unroundedSentence) }),
    ...(otherwise === undefined ? {} : { otherwise: exactOtherwise(otherwise) }),
  };
}

function exactOtherwise(otherwise: Otherwise | string): Otherwise | string {
  if (typeof otherwise === 'string' || otherwise.parts === undefined) return otherwise;
  return { ...otherwise, parts: otherwise.parts.map(unroundedSentence) };
}
