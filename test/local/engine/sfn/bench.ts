import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  DescribeExecutionCommand,
  type DescribeExecutionCommandOutput,
  SendTaskSuccessCommand,
  SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { afterAll, beforeAll, onTestFinished } from 'vitest';
import '../quiet-sdk.ts';
import { type Dynoxide, startDynoxide } from '../../../../local/engine/dynoxide.ts';
import { openExecutionTable } from '../../../../local/engine/sfn/dynamodb-execution-table.ts';
import {
  type StepFunctions,
  startStepFunctions,
} from '../../../../local/engine/sfn/step-functions.ts';

type Functions = Record<string, (payload: never) => unknown>;
export type Bench = {
  engine: StepFunctions;
  sfn: SFNClient;
  arn: (machine?: string) => string;
  start: (name: string, input?: unknown, machine?: string) => Promise<string>;
  describe: (executionArn: string) => Promise<DescribeExecutionCommandOutput>;
  succeed: (taskToken: string, output?: unknown) => Promise<unknown>;
};

/** One database for all tests of a file: names of executions keep the tests apart. */
export function withDatabase(): { endpoint: () => string; dynoxide: () => Dynoxide | undefined } {
  let dynoxide: Dynoxide | undefined;
  const folder = mkdtempSync(join(tmpdir(), 'utfall-sfn-'));
  beforeAll(async () => {
    const file = join(folder, 'utfall.db');
    const onFatal = (error: Error) => {
      throw error;
    };
    dynoxide = await startDynoxide({ file, onFatal, env: {} });
  });
  afterAll(async () => {
    await dynoxide?.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  return { endpoint: () => dynoxide?.endpoint ?? '', dynoxide: () => dynoxide };
}

/** Two executions never start at the same instant, so that lists have one order. */
let latest = Date.now();
function laterEachTime(): Date {
  latest = Math.max(latest + 1, Date.now());
  return new Date(latest);
}

export type BenchOptions = {
  database: { endpoint: () => string };
  machines: Record<string, object>;
  functions?: Functions;
};

/** A running endpoint with the real SDK in front of it. */
export async function startBench(options: BenchOptions): Promise<Bench> {
  const { database, machines, functions = {} } = options;
  const executions = await openExecutionTable({ endpoint: database.endpoint() });
  const engine = await startStepFunctions({
    machines: Object.entries(machines).map(([name, definition]) => ({ name, definition })),
    invoke: async (name, payload) => functions[name]?.(payload as never),
    executions,
    now: laterEachTime,
    retryIntervalMs: 1,
  });
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const sfn = new SFNClient({ endpoint: engine.endpoint, region: 'eu-north-1', credentials });
  onTestFinished(async () => {
    await engine.stop();
    executions.close();
    sfn.destroy();
  });
  const first = Object.keys(machines)[0] ?? '';
  const arn = (machine = first) => engine.stateMachineArns[machine] ?? '';
  return {
    engine,
    sfn,
    arn,
    async start(name, input = {}, machine = first) {
      const start = { stateMachineArn: arn(machine), name, input: JSON.stringify(input) };
      return (await sfn.send(new StartExecutionCommand(start))).executionArn ?? '';
    },
    describe: (executionArn) => sfn.send(new DescribeExecutionCommand({ executionArn })),
    succeed: (taskToken, output = {}) =>
      sfn.send(new SendTaskSuccessCommand({ taskToken, output: JSON.stringify(output) })),
  };
}

/** The name of the error that the SDK throws. */
export async function errorName(attempt: Promise<unknown>): Promise<string> {
  return attempt.then(
    () => 'none',
    (error: Error) => error.name,
  );
}

/** A named error, as a step throws it. */
export function failing(name: string, message = ''): Error {
  return Object.assign(new Error(message), { name });
}

/** Collects the tokens that functions are given, by who was asked. */
export class Doorbells {
  readonly #tokens = new Map<string, string>();

  readonly ask = ({ who = 'someone', taskToken }: { who?: string; taskToken: string }) => {
    this.#tokens.set(who, taskToken);
    return {};
  };

  async of(who = 'someone'): Promise<string> {
    while (!this.#tokens.has(who)) await sleep(5);
    return this.#tokens.get(who) ?? '';
  }
}

type Fields = Record<string, unknown>;
const LAMBDA = 'arn:aws:states:::lambda:invoke';

/** A task that calls a function with the state's input and ends with its answer. */
export function call(FunctionName: string, rest: Fields = { End: true }): Fields {
  const Parameters = { FunctionName, 'Payload.$': '$' };
  return {
    Type: 'Task',
    Resource: LAMBDA,
    TimeoutSeconds: 60,
    OutputPath: '$.Payload',
    Parameters,
    ...rest,
  };
}

/** A task that gives its token to the function "ask" and waits for the answer. */
export function ask(who: string, rest: Fields = { End: true }): Fields {
  const Parameters = { FunctionName: 'ask', Payload: { who, 'taskToken.$': '$$.Task.Token' } };
  const Resource = `${LAMBDA}.waitForTaskToken`;
  return { Type: 'Task', Resource, TimeoutSeconds: 1_728_000, Parameters, ...rest };
}

/** A machine of one state or more; the first is where it starts. */
export function machine(States: Record<string, Fields>): object {
  return { StartAt: Object.keys(States)[0], States };
}
