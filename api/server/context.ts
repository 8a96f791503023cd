import type { Change } from '../../core/lifecycle/change.ts';
import type { Instant } from '../../core/lifecycle/items/common.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Files } from '../../ports/files.ts';
import type { Identity } from '../../ports/identity.ts';
import type { Store } from '../../store/store.ts';

/** What the API runs on; the same app on a machine and in a Lambda. */
export type ApiContext = {
  readonly store: Store;
  readonly files: Files;
  readonly clock: Clock;
  readonly identity: Identity;
  /**
   * Does what a committed change left in the outbox, as far as it can be done now. Never throws: what fails
   * stays pending for the sweep.
   */
  readonly dispatch: (change: Change) => Promise<void>;
  /** The version of the program, as `/health` tells it. */
  readonly version: string;
  /** Takes a line for every request: what was asked and how it went, never what was said. */
  readonly log: (line: Readonly<Record<string, unknown>>) => void;
  /** Only where the clock is simulated: moves it, and does what then is due; and where one logs in by name, if so. */
  readonly demo?: { advance(to: Instant): Promise<void>; readonly login?: string };
};
