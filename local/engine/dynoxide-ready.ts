import { setTimeout as sleep } from 'node:timers/promises';
import type { GuardedProcess } from './guarded-process.ts';
import { LOOPBACK } from './loopback-port.ts';
import { StartError } from './start-error.ts';

const READY_WITHIN_MS = 10_000;

/** What dynoxide prints when the file is at fault and not dynoxide. */
const FILE_AT_FAULT =
  /not a valid SQLite database|malformed|unable to open database file|not a database/;

/**
 * Waits until a started dynoxide answers.
 *
 * @throws StartError `database-corrupt` where it ended because of its file, `port-in-use` where
 *   another program was faster, else `dynoxide-failed`
 */
export async function waitUntilReady(
  process: GuardedProcess,
  { endpoint, file, port }: { endpoint: string; file: string; port: number },
): Promise<void> {
  let over = false;
  const ended = process.ended.then(() => {
    over = true;
  });
  const deadline = Date.now() + READY_WITHIN_MS;
  while (!over && Date.now() < deadline) {
    // Its own end is looked at last: another program's answer on this port is not its answer.
    if ((await answers(endpoint)) && !over) return;
    await Promise.race([ended, sleep(20)]);
  }
  await process.stop();
  const output = process.output();
  if (/already in use/.test(output)) throw new StartError('port-in-use', { host: LOOPBACK, port });
  throw FILE_AT_FAULT.test(output)
    ? new StartError('database-corrupt', { file, reason: output })
    : new StartError('dynoxide-failed', { file, output });
}

/** Whether a DynamoDB speaks at the endpoint: any answer to a question will do, also a refusal. */
export async function answers(endpoint: string): Promise<boolean> {
  try {
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.0',
        'x-amz-target': 'DynamoDB_20120810.ListTables',
      },
      body: '{}',
      signal: AbortSignal.timeout(2_000),
    });
    await response.body?.cancel();
    return (response.headers.get('content-type') ?? '').includes('amz-json');
  } catch {
    return false;
  }
}
