import type { Affair } from '../core/lifecycle/items/common.ts';
import type { Workflow } from '../core/lifecycle/items/workflow.ts';

/** Step Functions as the outbox and the sweep see it: a thin edge over the SDK. */
export type Workflows = {
  /** Starts an execution; a name that is there already is success. Answers its ARN. */
  start(input: {
    workflow: Workflow;
    contractId: string;
    affair: Affair;
    attempt: number;
  }): Promise<string>;
  /** Rings the doorbell. `gone`: the execution no longer waits (timed out, ended, unknown token). */
  answer(token: string, taskId: string): Promise<'rung' | 'gone'>;
  /** Whether an execution still runs. */
  state(executionArn: string): Promise<'running' | 'ended' | 'unknown'>;
};
