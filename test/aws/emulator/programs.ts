import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type GuardedProcess, spawnGuarded } from '../../../local/engine/guarded-process.ts';
import { freeLoopbackPort, LOOPBACK } from '../../../local/engine/loopback-port.ts';
import { dynamodbLocalFolder, ministackBinary } from './tools.ts';

/** A program of the test run, that answers on loopback. */
export type Running = { readonly endpoint: string; stop(): Promise<void> };

const READY_WITHIN_MS = 60_000;
const ASK_EVERY_MS = 100;

/**
 * Starts the emulated AWS. All that it writes goes into a folder of the run.
 *
 * @param forFunctions where its functions find it; left out: where it is
 */
export async function startMinistack(scratch: string, forFunctions?: string): Promise<Running> {
  const python = await ministackBinary();
  const port = await freeLoopbackPort();
  const program = spawnGuarded([python, '-m', 'ministack'], {
    env: {
      ...process.env,
      BIND_HOST: LOOPBACK,
      GATEWAY_PORT: String(port),
      TMPDIR: scratch,
      ...(forFunctions === undefined ? {} : { AWS_ENDPOINT_URL: forFunctions }),
      // What the functions' SDK would warn of under the Node of this machine.
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
    },
  });
  return untilItAnswers('ministack', program, {
    endpoint: `http://${LOOPBACK}:${port}`,
    path: '/_ministack/health',
  });
}

/** Starts DynamoDB Local, in memory. */
export async function startDynamodbLocal(): Promise<Running> {
  const folder = await dynamodbLocalFolder();
  const lib = join(folder, 'lib');
  const port = await freeLoopbackPort();
  const program = spawnGuarded([
    'java',
    // It lives for minutes: half of its time would go into making it fast for hours.
    ...['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC'],
    `-Djava.library.path=${lib}`,
    '-cp',
    join(lib, '*'),
    'com.amazonaws.services.dynamodbv2.local.main.ServerRunner',
    ...['-port', String(port), '-inMemory', '-sharedDb', '-disableTelemetry'],
  ]);
  return untilItAnswers('DynamoDB Local', program, {
    endpoint: `http://${LOOPBACK}:${port}`,
    path: '/',
  });
}

async function untilItAnswers(
  name: string,
  program: GuardedProcess,
  { endpoint, path }: { endpoint: string; path: string },
): Promise<Running> {
  const state = { hasEnded: false };
  void program.ended.then(() => {
    state.hasEnded = true;
  });
  for (let waited = 0; waited < READY_WITHIN_MS; waited += ASK_EVERY_MS) {
    if (state.hasEnded) throw new Error(`${name} ended at once: ${program.output()}`);
    // Any answer will do: DynamoDB Local refuses what is not signed.
    const answer = await fetch(`${endpoint}${path}`).catch(() => undefined);
    if (answer) return { endpoint, stop: () => program.stop() };
    await sleep(ASK_EVERY_MS);
  }
  await program.stop();
  throw new Error(`${name} does not answer: ${program.output()}`);
}
