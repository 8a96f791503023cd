import type { Clock } from '../ports/clock.ts';
import type { Files } from '../ports/files.ts';
import type { Notices } from '../ports/notices.ts';
import type { Store } from '../store/store.ts';
import type { Workflows } from './workflows.ts';

/** What a step may use. Steps never know where they run. */
export type StepContext = {
  readonly store: Store;
  readonly files: Files;
  readonly notices: Notices;
  readonly clock: Clock;
  /** Start executions and answer tokens: used by the outbox alone. */
  readonly workflows: Workflows;
};

/** A step: parses its input at the door, loads, decides by `core`, saves, and answers with ids. */
export type Step = (input: unknown, context: StepContext) => Promise<Record<string, unknown>>;
