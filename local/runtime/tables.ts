import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Instant } from '../../core/lifecycle/items/common.ts';
import { realClock } from '../../ports/clock/real.ts';
import { simulatedClock } from '../../ports/clock/simulated.ts';
import type { Clock } from '../../ports/clock.ts';
import { createStore } from '../../store/create-store.ts';
import { createTable } from '../../store/create-table.ts';
import type { Store } from '../../store/store.ts';
import { openExecutionTable } from '../engine/sfn/dynamodb-execution-table.ts';
import type { ExecutionTable } from '../engine/sfn/execution-table.ts';
import { type Between, nothingBetween } from './options.ts';

const TABLE = 'utfall';

/** A database that died is back within seconds: the SDK tries for about as long. */
const ATTEMPTS_MAX = 10;

export type Tables = {
  readonly store: Store;
  readonly clock: Clock;
  readonly executions: ExecutionTable;
  close(): void;
};

/** The tables in the embedded database, made where they are not there, and the clock that one of them keeps. */
export async function openTables(
  endpoint: string,
  { clockFrom, between = nothingBetween }: { clockFrom?: Instant; between?: Between } = {},
): Promise<Tables> {
  const client = between(
    'dynamodb',
    new DynamoDBClient({
      endpoint,
      region: 'eu-north-1',
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
      maxAttempts: ATTEMPTS_MAX,
    }),
  );
  await createTable(client, TABLE);
  const store = createStore({ client, table: TABLE });
  const executions = await openExecutionTable({ endpoint });
  return {
    store,
    clock: clockFrom === undefined ? realClock() : simulatedClock(store, clockFrom),
    executions,
    close: () => {
      executions.close();
      client.destroy();
    },
  };
}
