import { randomUUID } from 'node:crypto';
import {
  ConditionalCheckFailedException,
  CreateTableCommand,
  type CreateTableCommandInput,
  DynamoDBClient,
  ResourceInUseException,
} from '@aws-sdk/client-dynamodb';
import {
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import type {
  ExecutionRecord,
  ExecutionSummary,
  ExecutionTable,
  ListExecutions,
} from './execution-table.ts';

const TableName = 'utfall-executions';

/** History is kept as JSON text; `open` is there while it runs, and makes a sparse index. */
type Item = Omit<ExecutionRecord, 'history'> & { history: string; open?: string; putId: string };

const DEFINITION: CreateTableCommandInput = {
  TableName,
  BillingMode: 'PAY_PER_REQUEST',
  AttributeDefinitions: [
    { AttributeName: 'executionArn', AttributeType: 'S' },
    { AttributeName: 'stateMachineArn', AttributeType: 'S' },
    { AttributeName: 'startDate', AttributeType: 'S' },
    { AttributeName: 'open', AttributeType: 'S' },
  ],
  KeySchema: [{ AttributeName: 'executionArn', KeyType: 'HASH' }],
  GlobalSecondaryIndexes: [
    {
      IndexName: 'by-machine',
      KeySchema: [
        { AttributeName: 'stateMachineArn', KeyType: 'HASH' },
        { AttributeName: 'startDate', KeyType: 'RANGE' },
      ],
      Projection: {
        ProjectionType: 'INCLUDE',
        NonKeyAttributes: ['name', 'status', 'stopDate'],
      },
    },
    {
      IndexName: 'by-open',
      KeySchema: [
        { AttributeName: 'open', KeyType: 'HASH' },
        { AttributeName: 'startDate', KeyType: 'RANGE' },
      ],
      Projection: { ProjectionType: 'KEYS_ONLY' },
    },
  ],
};

export type ExecutionTableOptions = { endpoint: string; region?: string };

/** The executions in a table beside the contracts', created where it is not there. */
export async function openExecutionTable(
  options: ExecutionTableOptions,
): Promise<ExecutionTable & { close(): void }> {
  const base = new DynamoDBClient({
    endpoint: options.endpoint,
    region: options.region ?? 'eu-north-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 10, // long enough for a database that died to come back
  });
  try {
    await base.send(new CreateTableCommand(DEFINITION));
  } catch (error) {
    if (!(error instanceof ResourceInUseException)) throw error;
  }
  const marshallOptions = { removeUndefinedValues: true };
  const client = DynamoDBDocumentClient.from(base, { marshallOptions });
  return new DynamoDbExecutionTable(client);
}

class DynamoDbExecutionTable implements ExecutionTable {
  readonly #client: DynamoDBDocumentClient;

  constructor(client: DynamoDBDocumentClient) {
    this.#client = client;
  }

  close(): void {
    this.#client.destroy();
  }

  async put(record: ExecutionRecord): Promise<{ existing?: ExecutionRecord }> {
    const putId = randomUUID();
    const Item: Item = { ...record, history: JSON.stringify(record.history), open: 'yes', putId };
    const ConditionExpression = 'attribute_not_exists(executionArn)';
    try {
      await this.#client.send(new PutCommand({ TableName, Item, ConditionExpression }));
      return {};
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
      const existing = await this.#item(record.executionArn);
      // The SDK tries again when an answer is lost, and then meets its own write.
      return existing === undefined || existing.putId === putId ? {} : { existing: read(existing) };
    }
  }

  async get(executionArn: string): Promise<ExecutionRecord | undefined> {
    const item = await this.#item(executionArn);
    return item && read(item);
  }

  async list(query: ListExecutions): Promise<{ executions: ExecutionSummary[]; after?: string }> {
    const executions: ExecutionSummary[] = [];
    let after = query.after === undefined ? undefined : JSON.parse(query.after);
    do {
      const page = await this.#client.send(
        new QueryCommand({
          TableName,
          IndexName: 'by-machine',
          KeyConditionExpression: 'stateMachineArn = :machine',
          ExpressionAttributeValues: { ':machine': query.stateMachineArn, ':status': query.status },
          ...(query.status && {
            FilterExpression: '#status = :status',
            ExpressionAttributeNames: { '#status': 'status' },
          }),
          ScanIndexForward: false,
          Limit: query.limit - executions.length,
          ExclusiveStartKey: after,
        }),
      );
      executions.push(...((page.Items ?? []) as ExecutionSummary[]));
      after = page.LastEvaluatedKey;
    } while (after !== undefined && executions.length < query.limit);
    return after === undefined ? { executions } : { executions, after: JSON.stringify(after) };
  }

  async running(): Promise<string[]> {
    const arns: string[] = [];
    let after: Record<string, unknown> | undefined;
    do {
      const page = await this.#client.send(
        new QueryCommand({
          TableName,
          IndexName: 'by-open',
          KeyConditionExpression: '#open = :yes',
          ExpressionAttributeNames: { '#open': 'open' },
          ExpressionAttributeValues: { ':yes': 'yes' },
          ExclusiveStartKey: after,
        }),
      );
      arns.push(...(page.Items ?? []).map((item) => String(item['executionArn'])));
      after = page.LastEvaluatedKey;
    } while (after !== undefined);
    return arns;
  }

  async update(
    executionArn: string,
    { history, end }: Parameters<ExecutionTable['update']>[1],
  ): Promise<void> {
    const set = { history: JSON.stringify(history), ...end };
    const fields = Object.entries(set).filter(([, value]) => value !== undefined);
    const sets = fields.map(([field]) => `#${field} = :${field}`).join(', ');
    const names = Object.fromEntries(fields.map(([field]) => [`#${field}`, field]));
    await this.#client.send(
      new UpdateCommand({
        TableName,
        Key: { executionArn },
        UpdateExpression: `SET ${sets}${end ? ' REMOVE #open' : ''}`,
        ExpressionAttributeNames: end ? { ...names, '#open': 'open' } : names,
        ExpressionAttributeValues: Object.fromEntries(
          fields.map(([field, value]) => [`:${field}`, value]),
        ),
      }),
    );
  }

  async #item(executionArn: string): Promise<Item | undefined> {
    const get = new GetCommand({ TableName, Key: { executionArn }, ConsistentRead: true });
    return (await this.#client.send(get)).Item as Item | undefined;
  }
}

function read({ open, putId, history, ...record }: Item): ExecutionRecord {
  return { ...record, history: JSON.parse(history) };
}
