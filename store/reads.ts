import {
  type DynamoDBDocumentClient,
  GetCommand,
  QueryCommand,
  type QueryCommandInput,
} from '@aws-sdk/lib-dynamodb';
import type { Item, ItemKind, ItemOf } from '../core/lifecycle/items/item.ts';
import { storeFailed } from './errors.ts';
import { type Key, keyOf, partitionOf, prefixOf } from './keys.ts';
import type { StoredRecord } from './records.ts';
import { loadRecords } from './records-later.ts';
import type { ItemKey } from './store.ts';
import { type IndexName, TABLE } from './table.ts';

/** Items are small: a page of them is an answer of some hundred kilobytes. */
const PAGE_ITEMS = 100;

export type Table = { readonly documents: DynamoDBDocumentClient; readonly table: string };

export async function readItem<K extends ItemKind>(
  at: Table,
  kind: K,
  contractId: string,
  key: ItemKey<K>,
): Promise<ItemOf<K> | undefined> {
  const [record, { itemOf }] = await Promise.all([
    get(at, keyOf(kind, contractId, key)),
    loadRecords(),
  ]);
  return record && itemOf(kind, record);
}

export async function readAny(at: Table, key: Key): Promise<Item | undefined> {
  const [record, { anyItemOf }] = await Promise.all([get(at, key), loadRecords()]);
  return record && anyItemOf(record);
}

async function get({ documents, table }: Table, Key: Key): Promise<StoredRecord | undefined> {
  const command = new GetCommand({ TableName: table, Key, ConsistentRead: true });
  try {
    return (await documents.send(command)).Item;
  } catch (error) {
    throw storeFailed('read', error);
  }
}

/** Leading fields of the key narrow the query; other fields filter what it found. */
export async function listItems<K extends ItemKind>(
  at: Table,
  kind: K,
  contractId: string,
  key: ItemKey<K>,
): Promise<ItemOf<K>[]> {
  const finding = query(at, {
    ConsistentRead: true,
    KeyConditionExpression: '#pk = :pk and begins_with(#sk, :prefix)',
    ExpressionAttributeNames: { '#pk': TABLE.partitionKey, '#sk': TABLE.sortKey },
    ExpressionAttributeValues: { ':pk': partitionOf(contractId), ':prefix': prefixOf(kind, key) },
  });
  return (await itemsOf(kind, finding)).filter((item) => has(item, key));
}

/** What was found, as items of a kind. */
export async function itemsOf<K extends ItemKind>(
  kind: K,
  finding: Promise<StoredRecord[]>,
): Promise<ItemOf<K>[]> {
  const [records, { itemOf }] = await Promise.all([finding, loadRecords()]);
  return records.map((record) => itemOf(kind, record));
}

/** One page of all that the table holds of a contract. */
export async function pageOf(
  { documents, table }: Table,
  contractId: string,
  after?: string,
): Promise<{ items: Item[]; next?: string }> {
  const PK = partitionOf(contractId);
  const { anyItemOf } = await loadRecords();
  try {
    const { Items = [], LastEvaluatedKey } = await documents.send(
      new QueryCommand({
        TableName: table,
        ConsistentRead: true,
        Limit: PAGE_ITEMS,
        KeyConditionExpression: '#pk = :pk',
        ExpressionAttributeNames: { '#pk': TABLE.partitionKey },
        ExpressionAttributeValues: { ':pk': PK },
        ...(after === undefined ? {} : { ExclusiveStartKey: { PK, SK: after } }),
      }),
    );
    const next = LastEvaluatedKey?.['SK'] as string | undefined;
    return { items: Items.map(anyItemOf), ...(next === undefined ? {} : { next }) };
  } catch (error) {
    throw storeFailed('query', error);
  }
}

/** The records of one partition of an index, in the order of its sort key. */
export async function queryIndex(
  at: Table,
  index: IndexName,
  where: { partition: string; before?: string | undefined },
): Promise<StoredRecord[]> {
  const { partition, before } = where;
  return query(at, {
    IndexName: index,
    KeyConditionExpression: before === undefined ? '#pk = :pk' : '#pk = :pk and #sk < :before',
    ExpressionAttributeNames: {
      '#pk': `${index}PK`,
      ...(before === undefined ? {} : { '#sk': `${index}SK` }),
    },
    ExpressionAttributeValues: {
      ':pk': partition,
      ...(before === undefined ? {} : { ':before': before }),
    },
  });
}

async function query(
  { documents, table }: Table,
  input: Omit<QueryCommandInput, 'TableName'>,
): Promise<StoredRecord[]> {
  const found: StoredRecord[] = [];
  let start: StoredRecord | undefined;
  try {
    do {
      const page = await documents.send(
        new QueryCommand({
          ...input,
          TableName: table,
          ...(start === undefined ? {} : { ExclusiveStartKey: start }),
        }),
      );
      found.push(...(page.Items ?? []));
      start = page.LastEvaluatedKey;
    } while (start !== undefined);
  } catch (error) {
    throw storeFailed('query', error);
  }
  return found;
}

function has(item: object, fields: object): boolean {
  return Object.entries(fields).every(([name, wanted]) => {
    if (wanted === undefined) return true;
    const found = (item as Readonly<Record<string, unknown>>)[name];
    return name === 'person' ? isSamePerson(found as Subject, wanted as Subject) : found === wanted;
  });
}

type Subject = { issuer: string; subject: string };

/** A person's name may change; issuer and subject are who it is. */
function isSamePerson(one: Subject, other: Subject): boolean {
  return one.issuer === other.issuer && one.subject === other.subject;
}
