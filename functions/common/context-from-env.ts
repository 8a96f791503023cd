import { realClock } from '../../ports/clock/real.ts';
import { simulatedClock } from '../../ports/clock/simulated.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Notices } from '../../ports/notices.ts';
import { createStore } from '../../store/create-store.ts';
import type { Store } from '../../store/store.ts';
import { ENV, required } from '../env.ts';
import { createDispatch } from '../outbox/dispatch.ts';
import type { StepContext } from '../step.ts';

/** What every function on AWS has. */
export type LambdaContext = StepContext & { readonly notices: Notices };

/**
 * The ports of a function on AWS, from its environment. The SDK's clients are loaded only here, so that
 * whoever imports a binding does not load them.
 *
 * @throws Error naming the variable that is not set
 */
export async function contextFromEnv(): Promise<LambdaContext> {
  const [store, files, notices, workflows] = await Promise.all([
    storeFromEnv(),
    filesFromEnv(),
    noticesFromEnv(),
    workflowsFromEnv(),
  ]);
  const clock = clockFromEnv(store);
  const dispatch = createDispatch({ store, files, notices, workflows, clock });
  return { store, files, notices, workflows, clock, dispatch };
}

async function storeFromEnv(): Promise<Store> {
  const { DynamoDBClient } = await import('@aws-sdk/client-dynamodb');
  return createStore({ client: new DynamoDBClient({}), table: required(ENV.table) });
}

async function filesFromEnv() {
  const [{ S3Client }, { KMSClient }, { s3Files }] = await Promise.all([
    import('@aws-sdk/client-s3'),
    import('@aws-sdk/client-kms'),
    import('../../ports/files/s3.ts'),
  ]);
  return s3Files({
    s3: new S3Client({}),
    kms: new KMSClient({}),
    openBucket: required(ENV.openBucket),
    personBucket: required(ENV.personBucket),
    keyId: required(ENV.keyId),
  });
}

async function noticesFromEnv() {
  const [{ EventBridgeClient }, { SNSClient }, { awsNotices }] = await Promise.all([
    import('@aws-sdk/client-eventbridge'),
    import('@aws-sdk/client-sns'),
    import('../../ports/notices/aws.ts'),
  ]);
  return awsNotices({
    eventBridge: new EventBridgeClient({}),
    busName: required(ENV.bus),
    sns: new SNSClient({}),
    topicArn: required(ENV.topic),
  });
}

async function workflowsFromEnv() {
  const [{ SFNClient }, { stepFunctions }] = await Promise.all([
    import('@aws-sdk/client-sfn'),
    import('../../ports/workflows/step-functions.ts'),
  ]);
  const prefix = required(ENV.stateMachineArnPrefix);
  return stepFunctions({
    client: new SFNClient({}),
    stateMachineArn: (workflow) => `${prefix}${workflow}`,
  });
}

/** A stack has a simulated clock only if it was synthesised so; it stands at real time until it is moved. */
function clockFromEnv(store: Store): Clock {
  const real = realClock();
  return process.env[ENV.clock] === 'simulated' ? simulatedClock(store, real.realNow()) : real;
}
