import { spawnSync } from 'node:child_process';
import { copyFileSync, truncateSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  CreateTableCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type Dynoxide, startDynoxide } from '../../../local/engine/dynoxide.ts';
import { dynoxideOnPath } from '../../../local/engine/dynoxide-binary.ts';
import { freeLoopbackPort, listenOnLoopback } from '../../../local/engine/loopback-port.ts';
import type { StartError } from '../../../local/engine/start-error.ts';
import './quiet-sdk.ts';
import { runProgram } from './program.ts';
import { codeOf, scratchFolder, startErrorOf, until } from './scratch.ts';

type Options = Partial<Parameters<typeof startDynoxide>[0]>;

async function started(file: string, options: Options = {}): Promise<Dynoxide> {
  const onFatal = (error: StartError) => {
    throw error;
  };
  const dynoxide = await startDynoxide({ file, onFatal, env: {}, ...options });
  onTestFinished(() => dynoxide.stop());
  return dynoxide;
}

function clientOf({ endpoint }: { endpoint: string }): DynamoDBClient {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const client = new DynamoDBClient({
    endpoint,
    region: 'eu-north-1',
    credentials,
    maxAttempts: 10,
  });
  onTestFinished(() => client.destroy());
  return client;
}

const Item = { id: { S: 'a' }, amount: { N: '12000000.05' } };

async function write(client: DynamoDBClient): Promise<void> {
  await client.send(
    new CreateTableCommand({
      TableName: 'kept',
      AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
      BillingMode: 'PAY_PER_REQUEST',
    }),
  );
  await client.send(new PutItemCommand({ TableName: 'kept', Item }));
}

async function amountKept(client: DynamoDBClient): Promise<string | undefined> {
  const found = await client.send(new GetItemCommand({ TableName: 'kept', Key: { id: Item.id } }));
  return found.Item?.['amount']?.N;
}

/** The database itself: the watchdog's child that is no shell. */
function databasePid(watchdog: number | undefined): number | undefined {
  const found = spawnSync('pgrep', ['-P', String(watchdog), '-x', 'dynoxide'], {
    encoding: 'utf8',
  });
  return found.stdout.trim() === '' ? undefined : Number(found.stdout.trim());
}

async function isUp(endpoint: string): Promise<boolean> {
  return fetch(endpoint).then(
    () => true,
    () => false,
  );
}

describe('dynoxide', () => {
  it('keeps what it acknowledged over a gentle end and a new start', async () => {
    const file = join(scratchFolder(), 'utfall.db');
    const first = await started(file);
    await write(clientOf(first));
    await first.stop();
    expect(await isUp(first.endpoint)).toBe(false);
    expect(await amountKept(clientOf(await started(file)))).toBe('12000000.05');
  });

  it.each([
    { killed: 'the database', pidOf: (it: Dynoxide) => databasePid(it.pid()) },
    { killed: 'its watchdog', pidOf: (it: Dynoxide) => it.pid() },
  ])('comes back on the same port with its data when $killed is killed', async ({ pidOf }) => {
    const restarts: number[] = [];
    const dynoxide = await started(join(scratchFolder(), 'utfall.db'), {
      onRestart: ({ deaths }) => restarts.push(deaths),
    });
    const client = clientOf(dynoxide);
    await write(client);
    process.kill(pidOf(dynoxide) ?? 0, 'SIGKILL');
    await until('it was started again', () => restarts.length === 1);
    expect(await amountKept(client)).toBe('12000000.05');
  });

  it('is given up when it dies more than five times in a minute', async () => {
    const fatal: StartError[] = [];
    const dynoxide = await started(join(scratchFolder(), 'utfall.db'), {
      onFatal: (error) => fatal.push(error),
    });
    while (fatal.length === 0) {
      const pid = databasePid(dynoxide.pid());
      if (pid !== undefined) process.kill(pid, 'SIGKILL');
      await until('it has noticed', () => fatal.length > 0 || databasePid(dynoxide.pid()) !== pid);
    }
    expect(fatal.map(({ code }) => code)).toEqual(['dynoxide-failed']);
  });

  it('survives the Ctrl-C that its parent catches, and ends when its parent is killed', async () => {
    const parent = runProgram('runs-dynoxide', join(scratchFolder(), 'utfall.db'));
    const { endpoint, pid } = JSON.parse(await parent.line) as { endpoint: string; pid: number };
    process.kill(parent.process.pid ?? 0, 'SIGINT');
    expect(groupOf(pid)).not.toBe(groupOf(parent.process.pid));
    expect(await isUp(endpoint)).toBe(true);
    parent.process.kill('SIGKILL');
    await until('the database is gone', async () => !(await isUp(endpoint)));
    await until('the watchdog is gone', () => groupOf(pid) === '');
  });

  it('is not started where an endpoint is given', async () => {
    const given = await started(join(scratchFolder(), 'utfall.db'));
    const env = { UTFALL_DYNAMODB_ENDPOINT: given.endpoint };
    const used = await started('/nowhere', { env });
    expect(used).toMatchObject({ endpoint: given.endpoint });
    expect(used.pid()).toBeUndefined();
    await used.stop();
    expect(await isUp(given.endpoint)).toBe(true);
  });

  it('says so where the given endpoint does not answer', async () => {
    const endpoint = `http://127.0.0.1:${await freeLoopbackPort()}`;
    const env = { UTFALL_DYNAMODB_ENDPOINT: endpoint };
    const error = await startErrorOf(started('/nowhere', { env }));
    expect(error).toMatchObject({ code: 'dynamodb-unreachable', facts: { endpoint } });
  });

  it('says so where it is not installed, and how to go without', async () => {
    const find = () => undefined;
    const error = await startErrorOf(started('/nowhere', { find }));
    expect(error).toMatchObject({
      code: 'dynoxide-missing',
      facts: { variable: 'UTFALL_DYNAMODB_ENDPOINT' },
    });
  });

  it('is found on the PATH where it is not installed with us', () => {
    const folder = scratchFolder();
    writeFileSync(join(folder, 'dynoxide'), '#!/bin/sh', { mode: 0o755 });
    expect(dynoxideOnPath(`/nowhere:${folder}`)).toBe(join(folder, 'dynoxide'));
    expect(dynoxideOnPath('/nowhere:')).toBeUndefined();
  });

  it('that cannot run is given up with what it said', async () => {
    const program = join(scratchFolder(), 'dynoxide');
    writeFileSync(program, '#!/bin/sh\necho out of luck >&2; exit 3', { mode: 0o755 });
    const file = join(scratchFolder(), 'utfall.db');
    const error = await startErrorOf(started(file, { find: () => program }));
    expect(error).toMatchObject({
      code: 'dynoxide-failed',
      facts: { file, output: 'out of luck' },
    });
  });

  it('says so where the port is taken', async () => {
    const other = createServer();
    const port = await listenOnLoopback(other);
    onTestFinished(() => void other.close());
    const error = await startErrorOf(started(join(scratchFolder(), 'utfall.db'), { port }));
    expect(error).toMatchObject({ code: 'port-in-use', facts: { host: '127.0.0.1', port } });
  });
});

describe('a database file', () => {
  it('that is no database is refused and left as it is', async () => {
    const file = join(scratchFolder(), 'utfall.db');
    writeFileSync(file, 'Dear diary, today we signed the contract.');
    const error = await startErrorOf(started(file));
    expect(error).toMatchObject({ code: 'database-corrupt', facts: { file } });
  });

  it('of another program is refused before anything is added to it', async () => {
    const file = join(scratchFolder(), 'utfall.db');
    copyFileSync(fileURLToPath(new URL('./foreign.sqlite', import.meta.url)), file);
    expect(await startErrorOf(started(file))).toMatchObject({
      code: 'database-corrupt',
      facts: { reason: 'an SQLite file of another program' },
    });
  });

  it('that was cut off is refused', async () => {
    const file = join(scratchFolder(), 'utfall.db');
    const dynoxide = await started(file);
    await write(clientOf(dynoxide));
    await dynoxide.stop();
    truncateSync(file, 8192);
    expect(await codeOf(started(file))).toBe('database-corrupt');
  });

  it('with many tables, whose list fills more than one page, is known as its own', async () => {
    const file = join(scratchFolder(), 'utfall.db');
    const dynoxide = await started(file);
    const client = clientOf(dynoxide);
    for (let table = 0; table < 25; table += 1) {
      await client.send(
        new CreateTableCommand({
          TableName: `table-with-a-long-name-${table}`,
          AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
          KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
          BillingMode: 'PAY_PER_REQUEST',
        }),
      );
    }
    await dynoxide.stop();
    await (await started(file)).stop();
  });

  it('that is a folder is refused', async () => {
    expect(await codeOf(started(scratchFolder()))).toBe('database-corrupt');
  });
});

function groupOf(pid: number | undefined): string {
  const found = spawnSync('ps', ['-o', 'pgid=', '-p', String(pid)], { encoding: 'utf8' });
  return found.stdout.trim();
}
