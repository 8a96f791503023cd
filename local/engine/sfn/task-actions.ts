import * as z from 'zod';
import { parseInput } from './action-input.ts';
import type { Engine } from './engine.ts';
import type { Actions } from './http-server.ts';
import { DATA_BYTES_MAX } from './live-execution.ts';
import { ServiceError } from './service-error.ts';
import { Tokens, type WaitingTask } from './tokens.ts';

const taskToken = z.string().min(1).max(2_048);
const Success = z.object({ taskToken, output: z.string() });
const Failure = z.object({
  taskToken,
  error: z.string().max(256).optional(),
  cause: z.string().max(32_768).optional(),
});
const Heartbeat = z.object({ taskToken });

/** Answers to tasks that wait for their token. */
export function taskActions(engine: Engine): Actions {
  return {
    async SendTaskSuccess(body) {
      const { taskToken, output } = parseInput(Success, body);
      const parsed = parseOutput(output);
      (await findTask(engine, taskToken)).succeed(parsed);
      return {};
    },
    async SendTaskFailure(body) {
      const { taskToken, error, cause } = parseInput(Failure, body);
      const task = await findTask(engine, taskToken);
      const failure = new Error(cause ?? '');
      failure.name = error ?? 'States.TaskFailed';
      task.fail(failure);
      return {};
    },
    async SendTaskHeartbeat(body) {
      await findTask(engine, parseInput(Heartbeat, body).taskToken);
      return {};
    },
  };
}

/** @throws ServiceError `InvalidToken`, `TaskDoesNotExist`, `TaskTimedOut` */
async function findTask(engine: Engine, token: string): Promise<WaitingTask> {
  const waiting = engine.tokens.waiting(token);
  if (waiting !== undefined) return waiting;
  // Answered, timed out, or its branch or execution is over.
  if ((await engine.executions.get(Tokens.executionOf(token))) !== undefined) {
    const message = "Task Timed Out: 'Provided task does not exist anymore'";
    throw new ServiceError('TaskTimedOut', message);
  }
  throw new ServiceError('TaskDoesNotExist', 'Task does not exist');
}

function parseOutput(output: string): unknown {
  if (Buffer.byteLength(output) > DATA_BYTES_MAX) {
    throw new ServiceError('InvalidOutput', `More than ${DATA_BYTES_MAX} bytes`);
  }
  try {
    return JSON.parse(output);
  } catch (error) {
    throw new ServiceError('InvalidOutput', 'Invalid Output', { cause: error });
  }
}
