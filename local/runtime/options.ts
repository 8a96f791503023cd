import type { Instant } from '../../core/lifecycle/items/common.ts';
import type { FolderMode } from '../engine/data-folder.ts';
import type { StartError } from '../engine/start-error.ts';
import type { DemoPerson } from './issuer.ts';

/** How the embedded runtime is to run. */
export type RuntimeOptions = {
  /** The data folder. */
  readonly data: string;
  readonly mode: FolderMode;
  /** Empties a demo folder first. */
  readonly fresh?: boolean;
  /** Where the API answers; 0 takes any free port. */
  readonly port: number;
  /** Demo mode: who may log in by name, and where the simulated clock begins. */
  readonly demo?: { readonly people: readonly DemoPerson[]; readonly clockFrom: Instant };
  /** Real mode: whose logins count. */
  readonly login?: { readonly issuer: string; readonly audience: string };
  readonly log: (line: string) => void;
  /** Told when the database keeps dying and is given up. */
  readonly onFatal: (error: StartError) => void;
  readonly sweepEveryMs?: number;
  /** Waits this long before a workflow's retry, instead of what the ASL says. For tests. */
  readonly retryIntervalMs?: number;
};
