import type { PayoffWords } from '../en/payoff.ts';

/** How a payment against a metric is told, in Swedish. */
export const payoffSv: PayoffWords = {
  title: (metric) => `Vad som betalas, efter ${metric}`,
  columns: { metric: 'vid', before: 'strax under', pays: 'betalas', after: 'strax över' },
  held: (all) => `Hålls oförändrat: ${all}.`,
  why: {
    'zero effect': 'ingen effekt',
    'gate open': 'villkoret är uppfyllt',
    best: 'det bästa i intervallet',
    committed: 'som utfäst',
    assumed: 'antaget här',
  },
  each: {
    cohort: 'Samma värde i varje kohort.',
    period: 'Samma värde i varje period.',
    both: 'Samma värde i varje kohort och period.',
  },
  waits: (names) => `Utelämnat, eftersom inget här anger det: det som väntar på ${names}.`,
  exact: 'Räta linjer mellan dessa värden; summor är inte avrundade.',
  bent: 'Inte rätlinjigt överallt: ritat genom de värden som visas; summor är inte avrundade.',
  from: (at, pays) => `vid ${at}, ${pays}`,
  jump: (at, before, pays, after) =>
    before === pays || pays === after
      ? `vid ${at}, ett hopp från ${before} till ${after}`
      : `vid ${at}, ${pays}, under det ${before} och över det ${after}`,
  axis: (metric, unit) => `${metric} (${unit})`,
  paid: (currency) => `betalas totalt (${currency})`,
  millions: 'mn',
  thousands: 'tn',
};
