import type { Clock } from '../clock.ts';

/** The machine's clock: business time is real time. */
export function realClock(): Clock {
  const realNow = () => new Date().toISOString();
  return { now: async () => realNow(), realNow };
}
