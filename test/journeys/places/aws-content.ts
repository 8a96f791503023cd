import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type AttributeValue,
  BatchWriteItemCommand,
  paginateScan,
  type WriteRequest,
} from '@aws-sdk/client-dynamodb';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  PutObjectCommand,
  paginateListObjectsV2,
} from '@aws-sdk/client-s3';
import { TABLE } from '../../../store/table.ts';
import type { Clients } from '../../aws/emulator/clients.ts';
import type { Deployed } from '../../aws/emulator/deployed.ts';
import type { Kept } from './place.ts';

type Item = Record<string, AttributeValue>;
type Stored = { readonly bucket: 'open' | 'person'; readonly key: string; readonly base64: string };

/** All that a stack keeps: its items as the protocol has them, and its objects. */
export type Content = { readonly items: readonly Item[]; readonly objects: readonly Stored[] };

/** What one request of BatchWriteItem may hold. */
const BATCH = 25;
const FILE = 'content.json';

/** Reads all that a stack keeps. */
export async function readContent(clients: Clients, stack: Deployed): Promise<Content> {
  const objects: Stored[] = [];
  for (const { bucket, Bucket, key } of await keysOf(clients, stack)) {
    const { Body } = await clients.s3.send(new GetObjectCommand({ Bucket, Key: key }));
    objects.push({ bucket, key, base64: (await Body?.transformToString('base64')) ?? '' });
  }
  return { items: await itemsOf(clients, stack), objects };
}

/** Makes the stack keep this, and nothing else. */
export async function replaceContent(
  clients: Clients,
  stack: Deployed,
  { items, objects }: Content,
): Promise<void> {
  const keys = (await itemsOf(clients, stack)).map((item) => ({
    PK: item[TABLE.partitionKey] ?? { NULL: true },
    SK: item[TABLE.sortKey] ?? { NULL: true },
  }));
  await writeAll(
    clients,
    stack,
    keys.map((Key) => ({ DeleteRequest: { Key } })),
  );
  for (const { Bucket, key } of await keysOf(clients, stack)) {
    await clients.s3.send(new DeleteObjectCommand({ Bucket, Key: key }));
  }
  await writeAll(
    clients,
    stack,
    items.map((Item) => ({ PutRequest: { Item } })),
  );
  for (const { bucket, key, base64 } of objects) {
    const Body = Buffer.from(base64, 'base64');
    const Bucket = nameOf(stack, bucket);
    await clients.s3.send(new PutObjectCommand({ Bucket, Key: key, Body }));
  }
}

export function writeContent(content: Content, folder: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, FILE), JSON.stringify(content));
}

export function contentIn(folder: string): Content {
  return JSON.parse(readFileSync(join(folder, FILE), 'utf8')) as Content;
}

/** As bytes, to look for what must not be there. */
export function bytesOf({ items, objects }: Content): Kept[] {
  return [
    ...items.map((item) => ({
      name: `item ${item[TABLE.partitionKey]?.S} ${item[TABLE.sortKey]?.S}`,
      bytes: Buffer.from(JSON.stringify(item)),
    })),
    ...objects.map(({ bucket, key, base64 }) => ({
      name: `${bucket} ${key}`,
      bytes: Buffer.from(base64, 'base64'),
    })),
  ];
}

async function itemsOf({ dynamodb: client }: Clients, { table }: Deployed): Promise<Item[]> {
  const items: Item[] = [];
  const all = { TableName: table, ConsistentRead: true };
  for await (const { Items = [] } of paginateScan({ client }, all)) items.push(...Items);
  return items;
}

async function writeAll(
  { dynamodb }: Clients,
  { table }: Deployed,
  requests: readonly WriteRequest[],
): Promise<void> {
  for (let from = 0; from < requests.length; from += BATCH) {
    let left: WriteRequest[] = requests.slice(from, from + BATCH);
    while (left.length > 0) {
      const write = new BatchWriteItemCommand({ RequestItems: { [table]: left } });
      left = (await dynamodb.send(write)).UnprocessedItems?.[table] ?? [];
    }
  }
}

async function keysOf({ s3: client }: Clients, stack: Deployed) {
  const keys: { bucket: Stored['bucket']; Bucket: string; key: string }[] = [];
  for (const bucket of ['open', 'person'] as const) {
    const Bucket = nameOf(stack, bucket);
    for await (const { Contents = [] } of paginateListObjectsV2({ client }, { Bucket })) {
      keys.push(...Contents.map(({ Key = '' }) => ({ bucket, Bucket, key: Key })));
    }
  }
  return keys;
}

function nameOf({ openBucket, personBucket }: Deployed, bucket: Stored['bucket']): string {
  return bucket === 'open' ? openBucket : personBucket;
}
