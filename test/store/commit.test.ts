import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from 'vitest';
import type { Change } from '../../core/lifecycle/change.ts';
import { createStore } from '../../store/create-store.ts';
import { ChangeTooLargeError, ConflictError, NewerFormatError } from '../../store/errors.ts';
import type { Store } from '../../store/store.ts';
import { useEngine } from './dynoxide.ts';
import { AT, CONTRACT, event, period, transition } from './items.ts';

const engine = useEngine();

async function emptyStore(): Promise<Store> {
  return createStore({ client: engine.client(), table: await engine.newTable() });
}

function change(part: Partial<Change>): Change {
  return { contractId: CONTRACT, writes: [], events: [], outbox: [], ...part };
}

async function conflictOf(commit: Promise<void>): Promise<ConflictError> {
  const error = await commit.then(
    () => 'it was carried out',
    (thrown: unknown) => thrown,
  );
  if (error instanceof ConflictError) return error;
  throw new Error(`expected a conflict, got ${error}`, { cause: error });
}

const year1 = { periodId: 'year_1', revision: 1 };

describe('a change', () => {
  it('creates an item with format and version, and reads it back as written', async () => {
    const store = await emptyStore();
    await store.commit(change({ writes: [{ op: 'create', item: period('year_1') }] }));
    expect(await store.read('period', CONTRACT, year1)).toEqual({
      ...period('year_1'),
      format: 1,
      version: 1,
    });
    expect(
      await store.read('period', CONTRACT, { periodId: 'year_1', revision: 2 }),
    ).toBeUndefined();
  });

  it('raises the version of what it replaces, and leaves out what is taken away', async () => {
    const store = await emptyStore();
    const first = { ...period('year_1'), reason: 'a correction' };
    await store.commit(change({ writes: [{ op: 'create', item: first }] }));
    const read = await store.read('period', CONTRACT, year1);
    if (!read) throw new Error('not there');
    const { reason: _, ...rest } = read;
    await store.commit(
      change({ writes: [{ op: 'replace', item: { ...rest, state: 'collecting' } }] }),
    );
    const now = await store.read('period', CONTRACT, year1);
    expect(now).toEqual({ ...rest, state: 'collecting', version: 2 });
  });

  it('is refused when an item is there already, and says what it is', async () => {
    const store = await emptyStore();
    await store.commit(change({ writes: [{ op: 'create', item: period('year_1') }] }));
    const other = { ...period('year_1'), state: 'collecting' as const };
    const conflict = await conflictOf(
      store.commit(change({ writes: [{ op: 'create', item: other }], events: [event('planned')] })),
    );
    expect(conflict).toMatchObject({
      name: 'Conflict',
      kind: 'period',
      contractId: CONTRACT,
      key: 'period#year_1#0000000001#',
      now: { state: 'planned', version: 1 },
    });
    expect(await store.list('event', CONTRACT)).toEqual([]);
  });

  it.each(['replace', 'check'] as const)(
    'that would %s what another has written since is refused, all of it',
    async (op) => {
      const store = await emptyStore();
      await store.commit(change({ writes: [{ op: 'create', item: period('year_1') }] }));
      const read = await store.read('period', CONTRACT, year1);
      if (!read) throw new Error('not there');
      const collecting = { ...read, state: 'collecting' as const };
      await store.commit(change({ writes: [{ op: 'replace', item: collecting }] }));
      const stale = op === 'check' ? read : { ...read, state: 'superseded' as const };
      const conflict = await conflictOf(
        store.commit(
          change({
            writes: [
              { op: 'create', item: period('year_2') },
              { op, item: stale },
            ],
            events: [event('superseded')],
            outbox: [{ outboxId: 'o', message: { what: 'answer-task', taskId: 't', attempt: 1 } }],
          }),
        ),
      );
      expect(conflict.now).toEqual({ ...collecting, version: 2 });
      expect(await store.list('period', CONTRACT)).toHaveLength(1);
      expect(await store.list('event', CONTRACT)).toEqual([]);
      expect(await store.list('outbox', CONTRACT)).toEqual([]);
    },
  );

  it('that replaces or checks what is not there is refused', async () => {
    const store = await emptyStore();
    const item = { ...period('year_1'), format: 1 as const, version: 1 };
    const conflict = await conflictOf(store.commit(change({ writes: [{ op: 'check', item }] })));
    expect(conflict.now).toBeUndefined();
  });

  it('with nothing but checks holds when they hold', async () => {
    const store = await emptyStore();
    await store.commit(change({ writes: [{ op: 'create', item: period('year_1') }] }));
    const read = await store.read('period', CONTRACT, year1);
    if (!read) throw new Error('not there');
    await store.commit(change({ writes: [{ op: 'check', item: read }] }));
    expect(await store.read('period', CONTRACT, year1)).toEqual(read);
  });

  it('with nothing in it does nothing', async () => {
    const store = await emptyStore();
    await expect(store.commit(change({}))).resolves.toBeUndefined();
  });

  it('may check and replace the same item: a fence beside the write that it guards', async () => {
    const store = await emptyStore();
    await store.commit(change({ writes: [{ op: 'create', item: transition() }] }));
    const [item] = await store.list('transition', CONTRACT);
    if (!item) throw new Error('not there');
    const finished = { ...item, state: 'finished' as const };
    const writes = [
      { op: 'check' as const, item },
      { op: 'replace' as const, item: finished },
    ];
    await store.commit(change({ writes }));
    expect(await store.list('transition', CONTRACT)).toEqual([{ ...finished, version: 2 }]);
  });

  it('that writes one item twice is a fault of the program', async () => {
    const store = await emptyStore();
    const writes = [period('year_1'), { ...period('year_1'), state: 'collecting' as const }];
    const commit = store.commit(change({ writes: writes.map((item) => ({ op: 'create', item })) }));
    await expect(commit).rejects.toThrow(RangeError);
  });

  it('that holds an item with a field of its own is a fault of the program', async () => {
    const store = await emptyStore();
    const item = { ...period('year_1'), name: 'Year one' };
    await expect(store.commit(change({ writes: [{ op: 'create', item }] }))).rejects.toThrow(
      TypeError,
    );
  });

  it('of 100 items is carried out, of 101 refused before anything is sent', async () => {
    const store = await emptyStore();
    const periods = Array.from({ length: 98 }, (_, at) => period(`p${at}`));
    const writes = periods.map((item) => ({ op: 'create' as const, item }));
    await store.commit(change({ writes, events: [event('planned')] }));
    expect(await store.list('period', CONTRACT)).toHaveLength(98);
    const more = writes.map(({ op, item }) => ({ op, item: { ...item, revision: 2 } }));
    const events = [event('planned'), event('planned')];
    await expect(store.commit(change({ writes: more, events }))).rejects.toThrow(
      ChangeTooLargeError,
    );
  });
});

describe('two writers at once', () => {
  it('have one winner, and the other is told what changed', async () => {
    const store = await emptyStore();
    await store.commit(change({ writes: [{ op: 'create', item: period('year_1') }] }));
    const read = await store.read('period', CONTRACT, year1);
    if (!read) throw new Error('not there');
    const states = ['collecting', 'superseded'] as const;
    const ends = await Promise.allSettled(
      states.map((state) =>
        store.commit(
          change({ writes: [{ op: 'replace', item: { ...read, state } }], events: [event(state)] }),
        ),
      ),
    );
    const winner = states[ends.findIndex(({ status }) => status === 'fulfilled')];
    const [refused] = ends.flatMap((end) => (end.status === 'rejected' ? [end.reason] : []));
    expect(refused).toBeInstanceOf(ConflictError);
    expect(refused).toMatchObject({ now: { state: winner, version: 2 } });
    expect(await store.list('event', CONTRACT)).toMatchObject([{ what: winner }]);
  });

  it('with the same change both succeed, and it happens once', async () => {
    const store = await emptyStore();
    const same = change({
      writes: [{ op: 'create', item: period('year_1') }],
      events: [event('planned')],
      outbox: [{ outboxId: 'o', message: { what: 'answer-task', taskId: 't', attempt: 1 } }],
    });
    await Promise.all([store.commit(same), store.commit(same), store.commit(same)]);
    await store.commit(same);
    expect(await store.list('event', CONTRACT)).toHaveLength(1);
    expect(await store.list('outbox', CONTRACT)).toHaveLength(1);
  });

  it('with the same change, fenced by what one of them read earlier, both succeed', async () => {
    const store = await emptyStore();
    await store.commit(change({ writes: [{ op: 'create', item: transition() }] }));
    const fences = [];
    for (const executionArn of ['arn:1', 'arn:2']) {
      const [item] = await store.list('transition', CONTRACT);
      if (!item) throw new Error('not there');
      fences.push({ op: 'check' as const, item });
      await store.commit(change({ writes: [{ op: 'replace', item: { ...item, executionArn } }] }));
    }
    const [now] = await store.list('transition', CONTRACT);
    if (!now) throw new Error('not there');
    const write = { op: 'create' as const, item: period('year_1') };
    const writes = [{ op: 'check' as const, item: now }, write];
    await store.commit(change({ writes, events: [event('planned')] }));
    for (const fence of fences) {
      await store.commit(change({ writes: [write, fence], events: [event('planned')] }));
    }
    expect(await store.list('event', CONTRACT)).toHaveLength(1);
  });

  it('of one item alike, but for different reasons, are not taken for each other', async () => {
    const store = await emptyStore();
    const write = { op: 'create' as const, item: period('year_1') };
    await store.commit(change({ writes: [write], events: [event('planned by activation')] }));
    const other = change({ writes: [write], events: [event('planned by amendment')] });
    expect((await conflictOf(store.commit(other))).now).toMatchObject(period('year_1'));
  });
});

describe('an item of a newer format', () => {
  it('is refused, and nothing else is made of it', async () => {
    const table = await engine.newTable();
    const client = engine.client();
    const store = createStore({ client, table });
    const Item = {
      PK: { S: `CONTRACT#${CONTRACT}` },
      SK: { S: 'period#year_1#0000000001#' },
      kind: { S: 'period' },
      format: { N: '2' },
      peculiar: { BOOL: true },
    };
    await client.send(new PutItemCommand({ TableName: table, Item }));
    await expect(store.read('period', CONTRACT, year1)).rejects.toThrow(NewerFormatError);
    await expect(store.list('period', CONTRACT)).rejects.toMatchObject({
      facts: { format: 2, supported: 1 },
    });
  });

  it('is not taken for damage: an item of this format that cannot be read is', async () => {
    const table = await engine.newTable();
    const client = engine.client();
    const store = createStore({ client, table });
    const Item = {
      PK: { S: `CONTRACT#${CONTRACT}` },
      SK: { S: 'clock#' },
      kind: { S: 'clock' },
      format: { N: '1' },
    };
    await client.send(new PutItemCommand({ TableName: table, Item }));
    await expect(store.read('clock', CONTRACT, {})).rejects.toMatchObject({ name: 'DamagedItem' });
  });
});

describe('the outbox', () => {
  it('is pending one minute of real time later, until it is marked done', async () => {
    const table = await engine.newTable();
    const store = createStore({ client: engine.client(), table, realNow: () => AT });
    const message = { what: 'answer-task', taskId: 't', attempt: 1 } as const;
    await store.commit(change({ outbox: [{ outboxId: 'answer.t', message }] }));
    const [item] = await store.toCheck();
    expect(item).toMatchObject({ state: 'pending', retryAt: '2026-01-31T22:01:00.000Z', message });
    expect(await store.toCheck('2026-01-31T22:00:59.999Z')).toEqual([]);
    expect(await store.toCheck('2026-01-31T22:01:00.000Z')).toEqual([item]);
    if (item?.kind !== 'outbox') throw new Error('not there');
    await store.markDone(item);
    await store.markDone(item);
    expect(await store.toCheck()).toEqual([]);
    const { retryAt: _, ...rest } = item;
    const done = await store.read('outbox', CONTRACT, { outboxId: 'answer.t' });
    expect(done).toEqual({ ...rest, state: 'done', version: 2 });
  });
});
