import { setTimeout as sleep } from 'node:timers/promises';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Instant } from '../core/lifecycle/items/common.ts';
import type { ItemOf } from '../core/lifecycle/items/item.ts';
import type { Pace } from './commit.ts';
import { ConflictError } from './errors.ts';

import {
  DIRECTORY,
  notAfter,
  personPartition,
  shardPartition,
  tasksPartition,
} from './partitions.ts';
import { itemsOf, listItems, pageOf, queryIndex, readItem, type Table } from './reads.ts';
import type { StoredRecord } from './records.ts';
import { loadRecords } from './records-later.ts';
import type { Store } from './store.ts';
import { SHARDS } from './table.ts';

export type StoreOptions = {
  client: DynamoDBClient;
  table: string;
  /** Between 0 and 1: how much of a wait is waited. */
  jitter?: () => number;
  /** Waits so many milliseconds. */
  wait?: (ms: number) => Promise<void>;
  /** Real time, for retries of the outbox. */
  realNow?: () => Instant;
};

/**
 * The store over a table in DynamoDB, or in what speaks as DynamoDB does.
 *
 * @example
 * const client = new DynamoDBClient({ endpoint });
 * await createTable(client, 'utfall');
 * const store = createStore({ client, table: 'utfall' });
 * await store.commit({ contractId, writes: [{ op: 'create', item }], events: [event], outbox: [] });
 */
export function createStore(options: StoreOptions): Store {
  const { client, table } = options;
  const documents = DynamoDBDocumentClient.from(client, {
    marshallOptions: { removeUndefinedValues: true },
  });
  const at: Table = { documents, table };
  const pace: Pace = {
    jitter: options.jitter ?? Math.random,
    wait: options.wait ?? (async (ms) => sleep(ms)),
    realNow: options.realNow ?? (() => new Date().toISOString()),
  };
  const commit: Store['commit'] = async (change) =>
    (await import('./commit.ts')).commitChange(at, { change, pace });
  return {
    read: (kind, contractId, key) => readItem(at, kind, contractId, key),
    list: (kind, contractId, key = {}) => listItems(at, kind, contractId, key),
    commit,
    everything: (contractId, after) => pageOf(at, contractId, after),
    restore: async (contractId, items) =>
      (await import('./restore.ts')).restoreItems(at, contractId, items),
    markDone: (item) => markDone(commit, item),
    ...byIndex(at),
  };
}

async function markDone(commit: Store['commit'], item: ItemOf<'outbox'>): Promise<void> {
  const { retryAt: _, ...rest } = item;
  const { contractId } = item;
  const done = { ...rest, state: 'done' as const };
  try {
    await commit({ contractId, writes: [{ op: 'replace', item: done }], events: [], outbox: [] });
  } catch (error) {
    const isDone =
      error instanceof ConflictError && error.now?.kind === 'outbox' && error.now.state === 'done';
    if (!isDone) throw error;
  }
}

type ByIndex = Pick<Store, 'contracts' | 'membershipsOf' | 'openTasks' | 'dueUntil' | 'toCheck'>;

function byIndex(at: Table): ByIndex {
  return {
    contracts: () => itemsOf('contract', queryIndex(at, 'people', { partition: DIRECTORY })),
    membershipsOf: (person) =>
      itemsOf('membership', queryIndex(at, 'people', { partition: personPartition(person) })),
    openTasks(contractId, party, role) {
      const partition = tasksPartition({ contractId, party, role });
      return itemsOf('task', queryIndex(at, 'tasks', { partition }));
    },
    dueUntil: (now) => itemsOf('due', allShards(at, 'due', notAfter(now))),
    async toCheck(until) {
      const [records, { anyItemOf }] = await Promise.all([
        allShards(at, 'check', until && notAfter(until)),
        loadRecords(),
      ]);
      return records.map(anyItemOf).filter((item) => {
        return item.kind === 'transition' || item.kind === 'outbox';
      });
    },
  };
}

/** The earliest first, whichever shard it lies in. */
async function allShards(
  at: Table,
  index: 'due' | 'check',
  before: string | undefined,
): Promise<StoredRecord[]> {
  const name = index === 'due' ? 'DUE' : 'CHECK';
  const shards = Array.from({ length: SHARDS }, (_, shard) => shardPartition(name, shard));
  const found = await Promise.all(
    shards.map((partition) => queryIndex(at, index, { partition, before })),
  );
  const sortKey = (record: StoredRecord) => String(record[`${index}SK`]);
  return found.flat().sort((one, other) => (sortKey(one) < sortKey(other) ? -1 : 1));
}
