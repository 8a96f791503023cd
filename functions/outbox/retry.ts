import type { Instant } from '../../core/lifecycle/items/common.ts';

const FIRST_WAIT_MS = 30_000;
const LONGEST_WAIT_MS = 60 * 60_000;
const CHECK_MS = 2 * 60_000;
const LONGEST_CHECK_MS = 4 * 60 * 60_000;

/** An instant so many milliseconds later. */
export function later(instant: Instant, ms: number): Instant {
  return new Date(Date.parse(instant) + ms).toISOString();
}

/**
 * When an outbox item that failed is tried again: after 30 seconds, 1, 2, 4 … minutes, at most every hour. An
 * item is written once per failure, so its version counts them.
 */
export function retryAt(realNow: Instant, version: number): Instant {
  return later(realNow, Math.min(FIRST_WAIT_MS * 2 ** (version - 1), LONGEST_WAIT_MS));
}

/**
 * When the sweep looks after an execution: after 2, 4, 8 … minutes, at most every four hours, by the attempt.
 * A step that fails for good is so tried seven times in the first four hours, then six times a day.
 */
export function checkAt(realNow: Instant, attempt: number): Instant {
  return later(realNow, Math.min(CHECK_MS * 2 ** (attempt - 1), LONGEST_CHECK_MS));
}
