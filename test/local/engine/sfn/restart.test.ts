import { GetExecutionHistoryCommand } from '@aws-sdk/client-sfn';
import { describe, expect, it } from 'vitest';
import { type HistoryEvent, trimmed } from '../../../../local/engine/sfn/history.ts';
import { ask, call, Doorbells, errorName, machine, startBench, withDatabase } from './bench.ts';

const database = withDatabase();
const machines = { waiting: machine({ Ask: ask('a') }), echo: machine({ Echo: call('echo') }) };

describe('after a restart', () => {
  it('what ran is aborted, its name stays taken and its token answers TaskTimedOut', async () => {
    const bells = new Doorbells();
    const functions = { ask: bells.ask, echo: () => 'echo' };
    const before = await startBench({ database, machines, functions });
    const waiting = await before.start('was-running');
    const ended = await before.start('had-ended', {}, 'echo');
    await before.engine.idle();
    await before.engine.stop();

    const after = await startBench({ database, machines, functions });
    expect(await after.describe(waiting)).toMatchObject({ status: 'ABORTED' });
    expect(await after.describe(ended)).toMatchObject({ status: 'SUCCEEDED', output: '"echo"' });
    expect(await errorName(after.succeed(await bells.of('a')))).toBe('TaskTimedOut');
    expect(await errorName(after.start('was-running'))).toBe('ExecutionAlreadyExists');
    const history = new GetExecutionHistoryCommand({ executionArn: waiting });
    const { events } = await after.sfn.send(history);
    expect(events?.map(({ type }) => type)).toEqual([
      'ExecutionStarted',
      'TaskStateEntered',
      'ExecutionAborted',
    ]);
  });

  it('a function that was at work has finished before the engine is stopped', async () => {
    let finished = false;
    const { start, engine } = await startBench({
      database,
      machines,
      functions: {
        echo: async () => {
          await new Promise((resolve) => setTimeout(resolve, 100));
          finished = true;
        },
      },
    });
    await start('at-work', {}, 'echo');
    await engine.stop();
    expect(finished).toBe(true);
  });
});

describe('while the database is away', () => {
  it('an execution goes on, and its end is recorded when the database is back', async () => {
    const bells = new Doorbells();
    const {
      start,
      engine,
      describe: look,
      succeed,
    } = await startBench({
      database,
      machines,
      functions: { ask: bells.ask },
    });
    const arn = await start('without-database');
    await engine.idle();
    process.kill(database.dynoxide()?.pid() ?? 0, 'SIGKILL');
    await succeed(await bells.of('a'), { taskId: 't1' });
    await engine.idle();
    expect(await look(arn)).toMatchObject({ status: 'SUCCEEDED', output: '{"taskId":"t1"}' });
  });
});

describe('a history', () => {
  const event = (id: number, input: string): HistoryEvent => ({
    id,
    previousEventId: id - 1,
    timestamp: 0,
    type: 'TaskStateEntered',
    stateEnteredEventDetails: { name: 'Ask', input },
  });

  it('keeps its beginning and its end when it grows long', () => {
    const long = Array.from({ length: 1_000 }, (_, index) => event(index + 1, '{}'));
    const ids = trimmed(long).map(({ id }) => id);
    expect([ids.length, ids[0], ids[19], ids[20], ids.at(-1)]).toEqual([300, 1, 20, 721, 1_000]);
  });

  it('leaves out what states were given when that is too much for an item', () => {
    const [first] = trimmed([event(1, 'x'.repeat(200_000))]);
    expect(first?.stateEnteredEventDetails).toEqual({
      name: 'Ask',
      inputDetails: { truncated: true },
    });
  });
});
