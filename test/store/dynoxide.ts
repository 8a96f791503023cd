import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll } from 'vitest';
import { findDynoxide } from '../../local/engine/dynoxide-binary.ts';
import { createTable } from '../../store/create-table.ts';

/** Another DynamoDB to run the same tests on, such as DynamoDB Local. */
const ENDPOINT_VARIABLE = 'UTFALL_TEST_DYNAMODB_ENDPOINT';

process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true';

export type Engine = {
  readonly endpoint: string;
  /** A client of its own, destroyed with the engine. */
  client(options?: { maxAttempts?: number }): DynamoDBClient;
  /** Makes an empty table and tells its name. */
  newTable(): Promise<string>;
};

/**
 * A database for the tests of one file: dynoxide in memory, started before and ended after them, or the
 * endpoint that the variable names.
 *
 * @example
 * const engine = useEngine();
 * it('…', async () => {
 *   const store = createStore({ client: engine.client(), table: await engine.newTable() });
 * });
 */
export function useEngine(): Engine {
  const given = process.env[ENDPOINT_VARIABLE];
  const clients: DynamoDBClient[] = [];
  let process_: ChildProcess | undefined;
  let endpoint = given ?? '';

  function client({ maxAttempts = 3 } = {}): DynamoDBClient {
    const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
    const made = new DynamoDBClient({ endpoint, region: 'eu-north-1', credentials, maxAttempts });
    clients.push(made);
    return made;
  }

  beforeAll(async () => {
    if (given !== undefined) return;
    const port = await freePort();
    endpoint = `http://127.0.0.1:${port}`;
    process_ = spawn(binary(), ['--port', String(port)], { stdio: 'ignore' });
    await untilReady(client());
  });
  afterAll(async () => {
    for (const each of clients) each.destroy();
    if (process_ === undefined) return;
    const ended = new Promise((resolve) => process_?.once('exit', resolve));
    process_.kill('SIGKILL');
    await ended;
  });

  return {
    get endpoint() {
      return endpoint;
    },
    client,
    async newTable() {
      const table = `test-${randomUUID()}`;
      await createTable(client(), table);
      return table;
    },
  };
}

function binary(): string {
  const found = findDynoxide();
  if (found === undefined) throw new Error(`No dynoxide here: name one by ${ENDPOINT_VARIABLE}`);
  return found;
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no TCP address');
  return address.port;
}

async function untilReady(client: DynamoDBClient): Promise<void> {
  const deadline = Date.now() + 20_000;
  for (;;) {
    try {
      await client.send(new ListTablesCommand({}));
      return;
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await sleep(20);
    }
  }
}
