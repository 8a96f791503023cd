import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { SFNClient } from '@aws-sdk/client-sfn';
import type { Between } from '../../local/runtime/options.ts';
import { addCalls, type Counts, nothing } from './counts.ts';

const READS = ['GetItemCommand', 'QueryCommand'];

/** Stands between the embedded runtime and its ground, and counts what AWS would be paid for. */
export function counter(): { counts: Counts; executions: Set<string>; between: Between } {
  const counts = nothing();
  const executions = new Set<string>();
  const between: Between = (part, ground) => {
    if (part === 'dynamodb') countUnits(ground as DynamoDBClient, counts);
    if (part === 'stepFunctions') noteExecutions(ground as SFNClient, executions);
    if (part === 'invoke') return countedInvoke(ground, counts);
    if (part === 'files') return counted(ground, { put: 'filePut', get: 'fileGet' }, counts);
    if (part === 'notices') return counted(ground, { send: 'notice' }, counts);
    return ground;
  };
  return { counts, executions, between };
}

function countUnits(client: DynamoDBClient, counts: Counts): void {
  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (args) => {
        Object.assign(args.input, { ReturnConsumedCapacity: 'TOTAL' });
        const answer = await next(args);
        const { ConsumedCapacity: consumed } = answer.output as { ConsumedCapacity?: unknown };
        const units = [consumed ?? []]
          .flat()
          .reduce<number>((sum, each) => sum + ((each as Unit).CapacityUnits ?? 0), 0);
        counts[READS.includes(commandName) ? 'readUnit' : 'writeUnit'] += units;
        return answer;
      },
    { step: 'initialize' },
  );
}

type Unit = { CapacityUnits?: number };

function noteExecutions(client: SFNClient, executions: Set<string>): void {
  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (args) => {
        const answer = await next(args);
        const { executionArn } = answer.output as { executionArn?: string };
        if (commandName === 'StartExecutionCommand' && executionArn) executions.add(executionArn);
        return answer;
      },
    { step: 'initialize' },
  );
}

function countedInvoke<T>(invoke: T, counts: Counts): T {
  const call = invoke as (name: string, payload: unknown) => Promise<unknown>;
  const timed = async (name: string, payload: unknown): Promise<unknown> => {
    const began = performance.now();
    try {
      return await call(name, payload);
    } finally {
      addCalls(counts, name, { calls: 1, ms: performance.now() - began });
    }
  };
  return timed as T;
}

function counted<T extends object>(
  port: T,
  methods: Readonly<Record<string, keyof Counts>>,
  counts: Counts,
): T {
  return new Proxy(port, {
    get(target, name, receiver) {
      const counts_ = methods[String(name)];
      if (counts_ !== undefined) counts[counts_] += 1;
      return Reflect.get(target, name, receiver);
    },
  });
}
