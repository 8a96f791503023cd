import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { parseInput, seconds } from './action-input.ts';
import type { CompiledDefinition } from './definition.ts';
import type { Engine } from './engine.ts';
import type { ExecutionRecord } from './execution-table.ts';
import type { Actions } from './http-server.ts';
import { DATA_BYTES_MAX } from './live-execution.ts';
import { checkArn, checkName, executionArn } from './names.ts';
import { ServiceError } from './service-error.ts';

const Start = z.object({
  stateMachineArn: z.string(),
  name: z.string().optional(),
  input: z.string().default('{}'),
});
const Stop = z.object({
  executionArn: z.string(),
  error: z.string().max(256).optional(),
  cause: z.string().max(32_768).optional(),
});
const Describe = z.object({ executionArn: z.string() });

/** Starting, stopping and describing one execution. */
export function executionActions(engine: Engine): Actions {
  return {
    StartExecution: (body) => startExecution(engine, parseInput(Start, body)),
    async StopExecution(body) {
      const { executionArn, error, cause } = parseInput(Stop, body);
      await findExecution(engine, executionArn);
      const why = { ...(error && { error }), ...(cause && { cause }) };
      await engine.stopExecution(executionArn, why);
      const { stopDate } = await findExecution(engine, executionArn);
      return { stopDate: seconds(stopDate ?? engine.now()) };
    },
    async DescribeExecution(body) {
      const { executionArn } = parseInput(Describe, body);
      return described(await findExecution(engine, executionArn));
    },
  };
}

async function startExecution(engine: Engine, start: z.infer<typeof Start>): Promise<object> {
  const machine = findMachine(engine, start.stateMachineArn);
  const name = start.name ?? randomUUID();
  checkName(name);
  checkInput(start.input);
  const record: ExecutionRecord = {
    executionArn: executionArn(start.stateMachineArn, name),
    stateMachineArn: start.stateMachineArn,
    name,
    status: 'RUNNING',
    startDate: engine.now().toISOString(),
    input: start.input,
    history: [],
  };
  const { existing } = await engine.start(machine, record);
  // Starting again what runs with the same input is no error: the answer may have been lost.
  const same = existing?.status === 'RUNNING' && existing.input === start.input;
  if (existing !== undefined && !same) {
    const message = `Execution Already Exists: '${record.executionArn}'`;
    throw new ServiceError('ExecutionAlreadyExists', message);
  }
  const { executionArn: arn, startDate } = existing ?? record;
  return { executionArn: arn, startDate: seconds(startDate) };
}

/** @throws ServiceError `InvalidArn`, `StateMachineDoesNotExist` */
export function findMachine(engine: Engine, arn: string): CompiledDefinition {
  checkArn(arn, 'stateMachine');
  const machine = engine.machines.get(arn);
  if (machine !== undefined) return machine;
  throw new ServiceError('StateMachineDoesNotExist', `State Machine Does Not Exist: '${arn}'`);
}

/** @throws ServiceError `InvalidArn`, `ExecutionDoesNotExist` */
export async function findExecution(engine: Engine, arn: string): Promise<ExecutionRecord> {
  checkArn(arn, 'execution');
  const record = await engine.executions.get(arn);
  if (record !== undefined) return record;
  throw new ServiceError('ExecutionDoesNotExist', `Execution Does Not Exist: '${arn}'`);
}

function checkInput(input: string): void {
  if (Buffer.byteLength(input) > DATA_BYTES_MAX) {
    throw new ServiceError('InvalidExecutionInput', `More than ${DATA_BYTES_MAX} bytes`);
  }
  try {
    JSON.parse(input);
  } catch (error) {
    const message = `Invalid State Machine Execution Input: '${(error as Error).message}'`;
    throw new ServiceError('InvalidExecutionInput', message, { cause: error });
  }
}

function described({ history, startDate, stopDate, ...record }: ExecutionRecord): object {
  return {
    ...record,
    startDate: seconds(startDate),
    ...(stopDate && { stopDate: seconds(stopDate) }),
    inputDetails: { included: true },
    ...(record.output && { outputDetails: { included: true } }),
  };
}
