/** How a payment against a metric is told, in English. */
export const payoffEn = {
  title: (metric: string) => `What is paid, by ${metric}`,
  columns: { metric: 'at', before: 'just below', pays: 'pays', after: 'just above' },
  held: (all: string) => `Held still: ${all}.`,
  why: {
    'zero effect': 'zero effect',
    'gate open': 'its gate is open',
    best: 'the best of its range',
    committed: 'as committed',
    assumed: 'assumed here',
  },
  each: {
    cohort: 'The same in every cohort.',
    period: 'The same in every period.',
    both: 'The same in every cohort and period.',
  },
  waits: (names: string) => `Left out, because nothing here states it: what waits for ${names}.`,
  exact: 'Straight lines between these values; sums are not rounded.',
  bent: 'Not straight everywhere: drawn through the values shown; sums are not rounded.',
  from: (at: string, pays: string) => `at ${at}, ${pays}`,
  jump: (at: string, before: string, pays: string, after: string) =>
    before === pays || pays === after
      ? `at ${at}, a jump from ${before} to ${after}`
      : `at ${at}, ${pays}, below it ${before} and above it ${after}`,
  axis: (metric: string, unit: string) => `${metric} (${unit})`,
  paid: (currency: string) => `paid in total (${currency})`,
  millions: 'M',
  thousands: 'k',
};

export type PayoffWords = typeof payoffEn;
