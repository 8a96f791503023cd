import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from 'vitest';
import { verifyChain } from '../../core/lifecycle/chain/verify-chain.ts';
import type { Change } from '../../core/lifecycle/change.ts';
import { createStore } from '../../store/create-store.ts';
import { StoreFailedError } from '../../store/errors.ts';
import { useEngine } from './dynoxide.ts';
import { CONTRACT, event, period } from './items.ts';

const engine = useEngine();

/** Lets transactions through to the database, and loses so many of its answers. */
function loseAnswers(client: DynamoDBClient, count: number): { lost(): number } {
  let left = count;
  client.middlewareStack.add(
    (next, { commandName }) =>
      async (args) => {
        const answer = await next(args);
        if (commandName !== 'TransactWriteItemsCommand' || left === 0) return answer;
        left -= 1;
        throw Object.assign(new Error('the answer was lost'), { name: 'TimeoutError' });
      },
    // Inside the SDK's own retries, outside the reading of the answer.
    { step: 'finalizeRequest', priority: 'low', name: 'loseAnswers' },
  );
  return { lost: () => count - left };
}

/** Sends every try without the token by which DynamoDB knows a repeated request. */
function forgetTokens(client: DynamoDBClient): void {
  client.middlewareStack.add(
    (next) => (args) => {
      const { ClientRequestToken: _, ...input } = args.input as { ClientRequestToken?: string };
      return next({ ...args, input });
    },
    { step: 'initialize', priority: 'low', name: 'forgetTokens' },
  );
}

const changes: { kind: string; change: Change }[] = [
  {
    kind: 'writes and events',
    change: {
      contractId: CONTRACT,
      writes: [{ op: 'create', item: period('year_1') }],
      events: [event('planned'), event('enrolment-opened')],
      outbox: [{ outboxId: 'o', message: { what: 'answer-task', taskId: 't', attempt: 1 } }],
    },
  },
  {
    kind: 'events alone',
    change: {
      contractId: CONTRACT,
      writes: [],
      events: [event('planned'), event('enrolment-opened')],
      outbox: [],
    },
  },
];

describe.each(changes)(
  'a change of $kind, whose answer is lost after it took effect',
  ({ change }) => {
    it.each([
      { when: 'with the request token', forget: false },
      { when: 'when the token is long forgotten', forget: true },
    ])('is a success that happened exactly once, $when', async ({ forget }) => {
      const client = engine.client();
      const store = createStore({ client, table: await engine.newTable() });
      const answers = loseAnswers(client, 1);
      if (forget) forgetTokens(client);
      await store.commit(change);
      expect(answers.lost()).toBe(1);
      const events = await store.list('event', CONTRACT);
      expect(events.map(({ what }) => what)).toEqual(['planned', 'enrolment-opened']);
      expect(verifyChain(events)).toEqual([]);
    });
  },
);

describe('a change whose every answer is lost', () => {
  it('is reported as not known, and may be tried again', async () => {
    const table = await engine.newTable();
    const deaf = engine.client({ maxAttempts: 2 });
    loseAnswers(deaf, 2);
    const [{ change } = { change: undefined }] = changes;
    if (!change) throw new Error('no change');
    const commit = createStore({ client: deaf, table }).commit(change);
    const error = await commit.catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(StoreFailedError);
    expect(error).toMatchObject({ cause: { name: 'TimeoutError' } });

    const store = createStore({ client: engine.client(), table });
    const other = { ...change, writes: [], outbox: [], events: [event('by another')] };
    await store.commit(other);
    await store.commit(change);
    const events = await store.list('event', CONTRACT);
    expect(events.map(({ what }) => what)).toEqual(['planned', 'enrolment-opened', 'by another']);
    expect(await store.list('period', CONTRACT)).toHaveLength(1);
  });
});

describe('a database that cannot be reached', () => {
  it('is told in our words, with the cause kept', async () => {
    const store = createStore({ client: engine.client({ maxAttempts: 1 }), table: 'not-there' });
    const failures = await Promise.all(
      [
        store.read('clock', '*', {}),
        store.list('event', CONTRACT),
        store.contracts(),
        store.commit({ contractId: CONTRACT, writes: [], events: [event('x')], outbox: [] }),
      ].map((each) => each.catch((thrown: unknown) => thrown)),
    );
    for (const failure of failures) {
      expect(failure).toBeInstanceOf(StoreFailedError);
      expect(failure).toMatchObject({ cause: { name: 'ResourceNotFoundException' } });
    }
  });
});

describe('a chain that is busy for ever', () => {
  it('is given up after many tries, each after a longer wait', async () => {
    const client = engine.client();
    const waits: number[] = [];
    const wait = async (ms: number) => void waits.push(ms);
    const store = createStore({ client, table: await engine.newTable(), jitter: () => 1, wait });
    client.middlewareStack.add(
      (next, { commandName }) =>
        (args) => {
          if (commandName !== 'TransactWriteItemsCommand') return next(args);
          throw Object.assign(new Error('slow down'), { name: 'RequestLimitExceeded' });
        },
      { step: 'initialize', name: 'alwaysBusy' },
    );
    const change = { contractId: CONTRACT, writes: [], events: [event('x')], outbox: [] };
    await expect(store.commit(change)).rejects.toThrow(StoreFailedError);
    expect(waits).toHaveLength(40);
    expect(waits.slice(0, 8)).toEqual([8, 16, 32, 64, 128, 256, 400, 400]);
  });
});
