import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { SFNClient } from '@aws-sdk/client-sfn';
import type { Instant } from '../../core/lifecycle/items/common.ts';
import type { Files } from '../../ports/files.ts';
import type { Notices } from '../../ports/notices.ts';
import type { FolderMode } from '../engine/data-folder.ts';
import type { Invoke } from '../engine/sfn/task.ts';
import type { StartError } from '../engine/start-error.ts';
import type { DemoPerson } from './issuer.ts';

/** All that can fail between the rooms and what they stand on. */
export type Ground = {
  readonly dynamodb: DynamoDBClient;
  readonly stepFunctions: SFNClient;
  readonly files: Files;
  readonly notices: Notices;
  /** The call of a step by the state machines. */
  readonly invoke: Invoke;
};

/** Answers a part of the ground, or something that stands before it. */
export type Between = <P extends keyof Ground>(part: P, ground: Ground[P]) => Ground[P];

export const nothingBetween: Between = (_, ground) => ground;

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
  /** Counts of fewer persons than this are withheld whatever the terms say; left out: the program's own least. */
  readonly suppressBelowLeast?: number;
  readonly log: (line: string) => void;
  /** Told when the database keeps dying and is given up. */
  readonly onFatal: (error: StartError) => void;
  readonly sweepEveryMs?: number;
  /** Waits this long before a workflow's retry, instead of what the ASL says. For tests. */
  readonly retryIntervalMs?: number;
  /** Stands between the rooms and their ground, to let calls fail. For tests. */
  readonly between?: Between;
};
