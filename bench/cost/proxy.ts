import { createServer, type IncomingHttpHeaders, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { LOOPBACK } from '../../local/engine/loopback-port.ts';
import { type Counts, nothing } from './counts.ts';
import { itemBytes } from './item-bytes.ts';

/** What the functions of a stack ask AWS, on its way there. */
export type CountingProxy = {
  readonly url: string;
  /** What was asked so far. */
  readonly counts: Counts;
  /** Where the AWS is, once it runs. */
  forwardTo(endpoint: string): void;
  stop(): Promise<void>;
};

const DYNAMODB = 'DynamoDB_20120810.';
const READ_UNIT_BYTES = 4096;

type Unit = { readonly CapacityUnits?: number };
type Item = Parameters<typeof itemBytes>[0];
type Answer = {
  readonly ConsumedCapacity?: Unit | readonly Unit[];
  readonly Item?: Item;
  readonly Items?: readonly Item[];
};

/** Stands between the functions of an emulated AWS and its services, and counts what AWS would be paid for. */
export async function startCountingProxy(): Promise<CountingProxy> {
  const state = { endpoint: '' };
  const counts = nothing();
  const server = createServer((asked, answer) => {
    const chunks: Buffer[] = [];
    asked.on('data', (chunk: Buffer) => chunks.push(chunk));
    asked.on('end', () => {
      const call = {
        target: String(asked.headers['x-amz-target'] ?? ''),
        body: Buffer.concat(chunks),
      };
      const body = withUnits(call);
      const headers: IncomingHttpHeaders = { ...asked.headers, 'content-length': `${body.length}` };
      const { method, url: path } = asked;
      const onward = request(new URL(path ?? '/', state.endpoint), { method, headers }, (back) => {
        const answered: Buffer[] = [];
        back.on('data', (chunk: Buffer) => answered.push(chunk));
        back.on('end', () => {
          const bytes = Buffer.concat(answered);
          count(counts, { ...call, method, path, headers, bytes });
          answer.writeHead(back.statusCode ?? 502, back.headers).end(bytes);
        });
      });
      onward.on('error', () => answer.destroy());
      onward.end(body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, LOOPBACK, resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${LOOPBACK}:${port}`,
    counts,
    forwardTo: (endpoint) => {
      state.endpoint = endpoint;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** The same call, that asks what it consumed. The emulated AWS does not look whether it is still signed. */
function withUnits({ target, body }: { target: string; body: Buffer }): Buffer {
  if (!target.startsWith(DYNAMODB)) return body;
  const asked = JSON.parse(body.toString('utf8')) as object;
  return Buffer.from(JSON.stringify({ ...asked, ReturnConsumedCapacity: 'TOTAL' }));
}

type Exchange = {
  readonly target: string;
  readonly body: Buffer;
  readonly method: string | undefined;
  readonly path: string | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly bytes: Buffer;
};

function count(counts: Counts, exchange: Exchange): void {
  const { target, method, headers } = exchange;
  if (target.startsWith(DYNAMODB)) countUnits(counts, exchange);
  else if (target.endsWith('.PutEvents')) counts.notice += 1;
  else if (/\/s3\/aws4_request/.test(String(headers.authorization))) {
    if (method === 'PUT') counts.filePut += 1;
    if (method === 'GET' || method === 'HEAD') counts.fileGet += 1;
  }
}

/**
 * Writes cost what the emulated AWS says: it knows the items before and after, and the indexes. Reads it takes for one
 * unit each, however much was read; they are counted by the bytes that came, as AWS does.
 */
function countUnits(counts: Counts, { target, body, bytes }: Exchange): void {
  const answer = JSON.parse(bytes.toString('utf8') || '{}') as Answer;
  if (target.endsWith('.TransactWriteItems')) {
    counts.writeUnit += [answer.ConsumedCapacity ?? []]
      .flat()
      .reduce((sum, { CapacityUnits = 0 }: Unit) => sum + CapacityUnits, 0);
    return;
  }
  const { ConsistentRead = false } = JSON.parse(body.toString('utf8')) as {
    ConsistentRead?: boolean;
  };
  const items = answer.Items ?? (answer.Item ? [answer.Item] : []);
  const read = items.reduce((sum, item) => sum + itemBytes(item), 0);
  const units = Math.max(1, Math.ceil(read / READ_UNIT_BYTES));
  counts.readUnit += ConsistentRead ? units : units / 2;
}
