import type { Instant } from '../../core/lifecycle/items/common.ts';
import type { Store } from '../../store/store.ts';
import type { Clock } from '../clock.ts';
import { realClock } from './real.ts';

/** The installation's own items belong to no contract. */
const INSTALLATION = '*';

/**
 * A clock that stands still at the instant kept in the table, and moves by `advanceClock` only. Real time, for
 * retries and logins, goes on.
 *
 * @param initial where it stands until it is first moved
 */
export function simulatedClock(store: Store, initial: Instant): Clock {
  return {
    async now() {
      return (await store.read('clock', INSTALLATION, {}))?.instant ?? initial;
    },
    realNow: realClock().realNow,
  };
}

/**
 * Moves the simulated clock. To where it stands already is no change.
 *
 * @throws RangeError when it would go back: what has happened stays in the past
 */
export async function advanceClock(store: Store, to: Instant): Promise<void> {
  const item = await store.read('clock', INSTALLATION, {});
  const instant = new Date(to).toISOString();
  if (item && item.instant > instant) {
    throw new RangeError(`The clock stands at ${item.instant} and cannot go back to ${instant}`);
  }
  if (item?.instant === instant) return;
  await store.commit({
    contractId: INSTALLATION,
    writes: [
      item
        ? { op: 'replace', item: { ...item, instant } }
        : { op: 'create', item: { kind: 'clock', contractId: INSTALLATION, instant } },
    ],
    events: [],
    outbox: [],
  });
}
