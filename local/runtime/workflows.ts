import { SFNClient } from '@aws-sdk/client-sfn';
import { leastThreshold } from '../../core/privacy/least-threshold.ts';
import { createDispatch, type Dispatch } from '../../functions/outbox/dispatch.ts';
import type { StepContext } from '../../functions/step.ts';
import { sweep } from '../../functions/sweep/sweep.step.ts';
import type { Files } from '../../ports/files.ts';
import type { Notices } from '../../ports/notices.ts';
import { stepFunctions } from '../../ports/workflows/step-functions.ts';
import { startStepFunctions } from '../engine/sfn/step-functions.ts';
import { machines } from './machines.ts';
import { nothingBetween, type RuntimeOptions } from './options.ts';
import { stepNamed } from './steps.ts';
import type { Tables } from './tables.ts';

/** The workflows of the embedded runtime. */
export type Engine = {
  readonly dispatch: Dispatch;
  /** Does what is due; `checkAll` looks after everything that is open, after a crash. */
  sweep(options: { checkAll: boolean }): Promise<void>;
  /** Resolves when every execution waits for a token. */
  idle(): Promise<void>;
  /** As `idle`, and nothing is left in the outbox. */
  atRest(): Promise<void>;
  /** Lets a waiting task time out, as after 20 days. */
  expireTask(token: string): boolean;
  stop(): Promise<void>;
};

/** Rests are reached in a few rounds; more means that something starts over for ever. */
const ROUNDS_MAX = 50;

/** Starts the engine on the five state machines, with the steps that AWS runs as Lambdas. */
export async function startWorkflows(
  input: Tables & { files: Files; notices: Notices; options: RuntimeOptions },
): Promise<Engine> {
  const { store, clock, executions, files, notices, options } = input;
  const { between = nothingBetween } = options;
  const sfn = await startStepFunctions({
    machines: machines(),
    executions,
    invoke: between('invoke', (name, payload) => stepNamed(name)(payload, context)),
    ...(options.retryIntervalMs === undefined ? {} : { retryIntervalMs: options.retryIntervalMs }),
  });
  const client = between(
    'stepFunctions',
    new SFNClient({
      endpoint: sfn.endpoint,
      region: 'eu-north-1',
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    }),
  );
  const workflows = stepFunctions({
    client,
    stateMachineArn: (workflow) => sfn.stateMachineArns[workflow] ?? workflow,
  });
  const dispatch = createDispatch({ store, files, notices, workflows, clock });
  const { suppressBelowLeast = leastThreshold(undefined) } = options;
  const context: StepContext = { store, files, clock, workflows, dispatch, suppressBelowLeast };
  return {
    dispatch,
    sweep: async (request) => {
      await sweep(request, context);
    },
    idle: () => sfn.idle(),
    atRest: async () => {
      for (let round = 0; round < ROUNDS_MAX; round += 1) {
        await sfn.idle();
        const open = await store.toCheck();
        if (!open.some((item) => item.kind === 'outbox')) return;
        await sweep({ checkAll: true }, context);
      }
    },
    expireTask: (token) => sfn.expireTask(token),
    stop: async () => {
      client.destroy();
      await sfn.stop();
    },
  };
}
