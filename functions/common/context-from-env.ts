import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { leastThreshold } from '../../core/privacy/least-threshold.ts';
import { realClock } from '../../ports/clock/real.ts';
import { simulatedClock } from '../../ports/clock/simulated.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Files } from '../../ports/files.ts';
import type { Notices } from '../../ports/notices.ts';
import type { Workflows } from '../../ports/workflows.ts';
import { createStore } from '../../store/create-store.ts';
import type { Store } from '../../store/store.ts';
import { ENV, required } from '../env.ts';
import { createDispatch } from '../outbox/dispatch.ts';
import type { StepContext } from '../step.ts';
import { filesWhenUsed, keeperWhenUsed, noticesWhenUsed, workflowsWhenUsed } from './when-used.ts';

/** What every function on AWS has. */
export type LambdaContext = StepContext & { readonly notices: Notices };

/**
 * The ports of a function on AWS, from its environment. Every call reads the table, so its client is loaded with
 * the function; the clients of the other services are loaded when they are first used, which few calls do.
 *
 * @throws Error naming the variable that is not set
 */
export function contextFromEnv(): LambdaContext {
  const store = createStore({ client: new DynamoDBClient({}), table: required(ENV.table) });
  const files = filesFromEnv();
  const notices = noticesFromEnv();
  const workflows = workflowsFromEnv();
  const clock = clockFromEnv(store);
  const dispatch = createDispatch({ store, files, notices, workflows, clock });
  const rowsPerPart = Number(process.env[ENV.rowsPerPart] ?? Number.POSITIVE_INFINITY);
  const suppressBelowLeast = leastThreshold(process.env[ENV.suppressBelowLeast]);
  const settings = { rowsPerPart, suppressBelowLeast };
  return { store, files, notices, workflows, clock, dispatch, ...settings };
}

function filesFromEnv(): Files {
  const keyId = required(ENV.keyId);
  const buckets = {
    openBucket: required(ENV.openBucket),
    personBucket: required(ENV.personBucket),
  };
  const keeper = keeperWhenUsed(async () => {
    const [{ KMSClient }, { kmsKeeper }] = await Promise.all([
      import('@aws-sdk/client-kms'),
      import('../../ports/files/kms-keeper.ts'),
    ]);
    return kmsKeeper(new KMSClient({}), keyId);
  });
  return filesWhenUsed(async () => {
    const [{ S3Client }, { s3Files }] = await Promise.all([
      import('@aws-sdk/client-s3'),
      import('../../ports/files/s3.ts'),
    ]);
    return s3Files({ s3: new S3Client({}), keeper, ...buckets });
  });
}

function noticesFromEnv(): Notices {
  const names = { busName: required(ENV.bus), topicArn: required(ENV.topic) };
  return noticesWhenUsed(async () => {
    const [{ EventBridgeClient }, { SNSClient }, { awsNotices }] = await Promise.all([
      import('@aws-sdk/client-eventbridge'),
      import('@aws-sdk/client-sns'),
      import('../../ports/notices/aws.ts'),
    ]);
    return awsNotices({
      eventBridge: new EventBridgeClient({}),
      sns: new SNSClient({}),
      ...names,
    });
  });
}

function workflowsFromEnv(): Workflows {
  const prefix = required(ENV.stateMachineArnPrefix);
  return workflowsWhenUsed(async () => {
    const [{ SFNClient }, { stepFunctions }] = await Promise.all([
      import('@aws-sdk/client-sfn'),
      import('../../ports/workflows/step-functions.ts'),
    ]);
    return stepFunctions({
      client: new SFNClient({}),
      stateMachineArn: (workflow) => `${prefix}${workflow}`,
    });
  });
}

/** A stack has a simulated clock only if it was synthesised so; it stands at real time until it is moved. */
function clockFromEnv(store: Store): Clock {
  const real = realClock();
  return process.env[ENV.clock] === 'simulated' ? simulatedClock(store, real.realNow()) : real;
}
