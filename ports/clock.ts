import type { Instant } from '../core/lifecycle/items/common.ts';

/** Business time (real or simulated) and real time. Read once per invocation. */
export type Clock = {
  now(): Promise<Instant>;
  realNow(): Instant;
};
