import type { Instant } from '../../core/lifecycle/items/common.ts';
import type { StepContext } from '../step.ts';

const HOURS_BETWEEN_LOOKS = 6;
const MINUTES_BETWEEN_SWEEPS = 15;

/** Whether this sweep is to look: every tasks' list is read for it, and people wait for days. */
export function isTimeToLook(realNow: Instant): boolean {
  const [hours = 0, minutes = 0] = realNow.slice(11, 16).split(':').map(Number);
  return hours % HOURS_BETWEEN_LOOKS === 0 && minutes < MINUTES_BETWEEN_SWEEPS;
}

/** For how many seconds the open task of a contract that was asked for first has waited; 0 if nobody waits. */
export async function oldestTaskSeconds(
  { store, clock }: Pick<StepContext, 'store' | 'clock'>,
  contractId: string,
): Promise<number> {
  const now = await clock.now();
  const tasks = await store.list('task', contractId, { state: 'open' });
  return Math.max(0, ...tasks.map(({ openedAt }) => secondsBetween(openedAt, now)));
}

export function secondsBetween(from: Instant, to: Instant): number {
  return Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 1000));
}
