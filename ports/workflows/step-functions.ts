import {
  DescribeExecutionCommand,
  ExecutionAlreadyExists,
  ExecutionDoesNotExist,
  InvalidToken,
  SendTaskSuccessCommand,
  type SFNClient,
  StartExecutionCommand,
  TaskDoesNotExist,
  TaskTimedOut,
} from '@aws-sdk/client-sfn';
import type { Workflow } from '../../core/lifecycle/items/workflow.ts';
import { executionName } from '../../core/lifecycle/names.ts';
import type { Workflows } from '../workflows.ts';
import { WorkflowsUnavailableError } from './errors.ts';

/** What an execution answers about itself while it goes on, or may go on. */
const RUNNING: readonly (string | undefined)[] = ['RUNNING', 'PENDING_REDRIVE'];

/**
 * Workflows over Step Functions, or what speaks as it does.
 *
 * @throws WorkflowsUnavailableError from each, when the service could not be asked
 * @example stepFunctions({ client, stateMachineArn: (workflow) => `${prefix}${workflow}` })
 */
export function stepFunctions(options: {
  client: SFNClient;
  stateMachineArn: (workflow: Workflow) => string;
}): Workflows {
  const { client, stateMachineArn } = options;
  return {
    start: ({ workflow, contractId, affair, attempt }) =>
      translated('start', async () => {
        const arn = stateMachineArn(workflow);
        const name = executionName(contractId, affair, attempt);
        const input = JSON.stringify({ contractId, ...affair, attempt, workflow });
        const start = new StartExecutionCommand({ stateMachineArn: arn, name, input });
        try {
          const { executionArn } = await client.send(start);
          return executionArn ?? executionArnOf(arn, name);
        } catch (error) {
          if (error instanceof ExecutionAlreadyExists) return executionArnOf(arn, name);
          throw error;
        }
      }),
    answer: (taskToken, taskId) =>
      translated('answer', async () => {
        const output = JSON.stringify({ taskId });
        try {
          await client.send(new SendTaskSuccessCommand({ taskToken, output }));
          return 'rung';
        } catch (error) {
          if (isGone(error)) return 'gone';
          throw error;
        }
      }),
    state: (executionArn) =>
      translated('describe', async () => {
        try {
          const { status } = await client.send(new DescribeExecutionCommand({ executionArn }));
          return RUNNING.includes(status) ? 'running' : 'ended';
        } catch (error) {
          if (error instanceof ExecutionDoesNotExist) return 'unknown';
          throw error;
        }
      }),
  };
}

/**
 * The ARN of an execution, of a state machine's ARN, with or without a version or alias behind it.
 *
 * @example executionArnOf('arn:aws:states:eu-north-1:1:stateMachine:payout', 'c.p.x.r1.a1')
 *   // → 'arn:aws:states:eu-north-1:1:execution:payout:c.p.x.r1.a1'
 */
function executionArnOf(stateMachineArn: string, name: string): string {
  const [arn, partition, service, region, account, , machine] = stateMachineArn.split(':');
  return [arn, partition, service, region, account, 'execution', machine, name].join(':');
}

/** Nobody listens at the token any more: for the caller it is one thing, whichever way the service says it. */
function isGone(error: unknown): boolean {
  return (
    error instanceof TaskTimedOut ||
    error instanceof TaskDoesNotExist ||
    error instanceof InvalidToken
  );
}

async function translated<T>(operation: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof RangeError) throw cause; // a name that cannot be: a fault in the program
    const reason = cause instanceof Error ? cause.name : String(cause);
    throw new WorkflowsUnavailableError({ operation, reason }, { cause });
  }
}
