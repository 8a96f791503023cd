import { LOOPBACK, listenOnLoopback } from '../loopback-port.ts';
import { compileDefinition, type StateMachineSource } from './definition.ts';
import { Engine } from './engine.ts';
import { executionActions } from './execution-actions.ts';
import type { ExecutionTable } from './execution-table.ts';
import { createProtocolServer } from './http-server.ts';
import { listActions } from './list-actions.ts';
import { stateMachineArn } from './names.ts';
import type { Invoke } from './task.ts';
import { taskActions } from './task-actions.ts';
import { timeoutErrors } from './timeout-error.ts';

export type StepFunctionsOptions = {
  machines: readonly StateMachineSource[];
  /** Calls a function by name. The name of an error that it throws is what an ASL catches. */
  invoke: Invoke;
  executions: ExecutionTable;
  /** Any free port when absent. */
  port?: number;
  /** Twelve digits. */
  accountId?: string;
  region?: string;
  now?: () => Date;
  /** Waits this long before each retry, instead of what the ASL says. For tests. */
  retryIntervalMs?: number;
};

export type StepFunctions = {
  /** For the SDK: `new SFNClient({ endpoint })`. */
  readonly endpoint: string;
  /** The ARN of each state machine, by its name. */
  readonly stateMachineArns: Readonly<Record<string, string>>;
  /** Stops answering and running. What runs is found aborted at the next start. */
  stop(): Promise<void>;
  /** Resolves when every execution that runs waits for a token, and everything is recorded. */
  idle(): Promise<void>;
  /** Lets a waiting task end in `States.Timeout` now. False where the token waits for nothing. */
  expireTask(token: string): boolean;
};

/**
 * Runs state machines on this machine behind an endpoint that the AWS SDK takes for Step Functions.
 *
 * @throws UnsupportedDefinitionError where a definition would mean something else here than on AWS
 * @throws StartError `port-in-use`
 */
export async function startStepFunctions(options: StepFunctionsOptions): Promise<StepFunctions> {
  const place = {
    region: options.region ?? 'eu-north-1',
    accountId: options.accountId ?? '000000000000',
  };
  const { executions, invoke, retryIntervalMs } = options;
  const engine = new Engine({
    machines: options.machines.map(compileDefinition),
    executions,
    invoke,
    timeoutError: await timeoutErrors(),
    now: options.now ?? (() => new Date()),
    place,
    ...(retryIntervalMs === undefined ? {} : { retryIntervalMs }),
  });
  const server = createProtocolServer({
    ...executionActions(engine),
    ...listActions(engine),
    ...taskActions(engine),
  });
  await engine.abortLeftovers();
  const port = await listenOnLoopback(server, options.port);
  const arns = options.machines.map(({ name }) => [name, stateMachineArn(place, name)]);
  return {
    endpoint: `http://${LOOPBACK}:${port}`,
    stateMachineArns: Object.fromEntries(arns),
    async stop() {
      await engine.stop();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
    idle: () => engine.idle(),
    expireTask: (token) => engine.expireTask(token),
  };
}
