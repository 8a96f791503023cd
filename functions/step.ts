import type { Change } from '../core/lifecycle/change.ts';
import type { Clock } from '../ports/clock.ts';
import type { Files } from '../ports/files.ts';
import type { Workflows } from '../ports/workflows.ts';
import type { Store } from '../store/store.ts';

/** What a step may use. Steps never know where they run. */
export type StepContext = {
  readonly store: Store;
  readonly files: Files;
  readonly clock: Clock;
  /** Counts of fewer persons than this are withheld whatever the terms say. */
  readonly suppressBelowLeast: number;
  /** How many rows of persons one function is to add up; left out: any number, in one piece. */
  readonly rowsPerPart?: number;
  /** Answers an execution's token; asking steps use it when the task is decided already. */
  readonly workflows: Workflows;
  /**
   * Does what a committed change left in the outbox, as far as it can be done now. Never throws: what fails
   * stays pending for the sweep.
   */
  readonly dispatch: (change: Change) => Promise<void>;
};

/** A step: parses its input at the door, loads, decides by `core`, saves, and answers with ids. */
export type Step = (input: unknown, context: StepContext) => Promise<Record<string, unknown>>;
