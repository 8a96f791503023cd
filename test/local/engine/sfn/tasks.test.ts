import { SendTaskFailureCommand } from '@aws-sdk/client-sfn';
import { describe, expect, it } from 'vitest';
import {
  ask,
  call,
  Doorbells,
  errorName,
  failing,
  machine,
  startBench,
  withDatabase,
} from './bench.ts';

const database = withDatabase();
const Done = { Type: 'Succeed' };
const Caught = { Type: 'Pass', End: true };

describe('a task that calls a function', () => {
  it('answers as Lambda does, for ResultSelector and ResultPath', async () => {
    const ResultSelector = { 'outcome.$': '$.Payload.outcome', 'code.$': '$.StatusCode' };
    const {
      start,
      engine,
      describe: look,
    } = await startBench({
      database,
      machines: {
        called: machine({
          Call: call('decide', {
            ResultSelector,
            ResultPath: '$.decision',
            OutputPath: '$',
            End: true,
          }),
        }),
      },
      functions: { decide: () => ({ outcome: 'verified' }) },
    });
    const arn = await start('answers', { period: 'p1' });
    await engine.idle();
    expect(JSON.parse((await look(arn)).output ?? '')).toEqual({
      period: 'p1',
      decision: { outcome: 'verified', code: 200 },
    });
  });

  it('carries payloads as JSON, so that what cannot be sent is not', async () => {
    const {
      start,
      engine,
      describe: look,
    } = await startBench({
      database,
      machines: { json: machine({ Call: call('odd') }) },
      functions: { odd: () => ({ at: new Date(0), gone: undefined }) },
    });
    const arn = await start('json');
    await engine.idle();
    expect((await look(arn)).output).toBe('{"at":"1970-01-01T00:00:00.000Z"}');
  });

  it('is tried again on the errors that it names, and caught by name after that', async () => {
    let calls = 0;
    const Retry = [{ ErrorEquals: ['Conflict'], IntervalSeconds: 300, MaxAttempts: 2 }];
    const Catch = [
      { ErrorEquals: ['Other'], Next: 'Wrong' },
      { ErrorEquals: ['Conflict'], ResultPath: '$.problem', Next: 'Caught' },
    ];
    const {
      start,
      engine,
      describe: look,
    } = await startBench({
      database,
      machines: {
        retried: machine({
          Call: call('conflicts', { Retry, Catch, Next: 'Wrong' }),
          Caught,
          Wrong: { Type: 'Fail' },
        }),
      },
      functions: {
        conflicts: () => {
          calls += 1;
          throw failing('Conflict', 'two writers at once');
        },
      },
    });
    const arn = await start('retried', { id: 1 });
    await engine.idle();
    expect(calls).toBe(3);
    expect(JSON.parse((await look(arn)).output ?? '')).toEqual({
      id: 1,
      problem: { Error: 'Conflict', Cause: 'two writers at once' },
    });
  });

  it('fails the execution with the name of an error that nobody catches', async () => {
    const {
      start,
      engine,
      describe: look,
    } = await startBench({
      database,
      machines: { failed: machine({ Call: call('breaks') }) },
      functions: {
        breaks: () => {
          throw failing('ContractNotFound', 'No contract "c1"');
        },
      },
    });
    const arn = await start('uncaught');
    await engine.idle();
    const failed = { status: 'FAILED', error: 'ContractNotFound', cause: 'No contract "c1"' };
    expect(await look(arn)).toMatchObject(failed);
  });

  it('that stays silent ends in States.Timeout, which States.TaskFailed does not catch', async () => {
    let answer: (value: unknown) => void = () => undefined;
    const late = new Promise((resolve) => {
      answer = resolve;
    });
    const Catch = [
      { ErrorEquals: ['States.TaskFailed'], Next: 'Wrong' },
      { ErrorEquals: ['States.Timeout'], ResultPath: null, Next: 'Caught' },
    ];
    const {
      start,
      engine,
      describe: look,
    } = await startBench({
      database,
      machines: {
        silent: machine({
          Call: call('silent', { TimeoutSeconds: 1, Catch, Next: 'Wrong' }),
          Caught,
          Wrong: { Type: 'Fail' },
        }),
      },
      functions: { silent: () => late },
    });
    const arn = await start('silent');
    await expect.poll(async () => (await look(arn)).status, { timeout: 5_000 }).toBe('SUCCEEDED');
    answer(undefined); // too late, and passed over
    await engine.idle();
  });
});

describe('a task that waits for its token', () => {
  it('ends with what the token is sent, not with what the function answered', async () => {
    const bells = new Doorbells();
    const {
      start,
      engine,
      describe: look,
      succeed,
    } = await startBench({
      database,
      machines: {
        asked: machine({ Ask: ask('a', { ResultPath: '$.decision', Next: 'Done' }), Done }),
      },
      functions: { ask: bells.ask },
    });
    const arn = await start('asked', { id: 1 });
    await engine.idle();
    expect((await look(arn)).status).toBe('RUNNING');
    await succeed(await bells.of('a'), { taskId: 't1' });
    await engine.idle();
    expect(JSON.parse((await look(arn)).output ?? '')).toEqual({
      id: 1,
      decision: { taskId: 't1' },
    });
  });

  it('may be answered by the very function that it asks', async () => {
    const {
      start,
      engine,
      describe: look,
      succeed,
    } = await startBench({
      database,
      machines: { 'at-once': machine({ Ask: ask('a') }) },
      functions: {
        ask: async ({ taskToken }: { taskToken: string }) => succeed(taskToken, { taskId: 't1' }),
      },
    });
    const arn = await start('at-once');
    await engine.idle();
    expect(await look(arn)).toMatchObject({ status: 'SUCCEEDED', output: '{"taskId":"t1"}' });
  });

  it('fails at once when the function fails, with a new token at the next attempt', async () => {
    const tokens: string[] = [];
    const Retry = [{ ErrorEquals: ['Conflict'], MaxAttempts: 1 }];
    const {
      start,
      engine,
      describe: look,
      succeed,
    } = await startBench({
      database,
      machines: { anew: machine({ Ask: ask('a', { Retry, End: true }) }) },
      functions: {
        ask: ({ taskToken }: { taskToken: string }) => {
          if (tokens.push(taskToken) === 1) throw failing('Conflict');
        },
      },
    });
    const arn = await start('anew');
    await engine.idle();
    expect(new Set(tokens).size).toBe(2);
    expect(await errorName(succeed(tokens[0] ?? ''))).toBe('TaskTimedOut');
    await succeed(tokens[1] ?? '');
    await engine.idle();
    expect((await look(arn)).status).toBe('SUCCEEDED');
  });

  it('is caught by the name of the error that the token is sent', async () => {
    const bells = new Doorbells();
    const Catch = [{ ErrorEquals: ['Rejected'], Next: 'Caught' }];
    const {
      start,
      engine,
      sfn,
      describe: look,
    } = await startBench({
      database,
      machines: { rejected: machine({ Ask: ask('a', { Catch, End: true }), Caught }) },
      functions: { ask: bells.ask },
    });
    const arn = await start('rejected');
    const taskToken = await bells.of('a');
    await sfn.send(new SendTaskFailureCommand({ taskToken, error: 'Rejected', cause: 'no' }));
    await engine.idle();
    expect((await look(arn)).output).toBe('{"Error":"Rejected","Cause":"no"}');
  });

  it('with a timeout of 20 days waits, and ends in States.Timeout when that is over', async () => {
    const bells = new Doorbells();
    const Catch = [{ ErrorEquals: ['States.Timeout'], ResultPath: null, Next: 'Quiet' }];
    const {
      start,
      engine,
      describe: look,
      succeed,
    } = await startBench({
      database,
      machines: { 'twenty-days': machine({ Ask: ask('a', { Catch, End: true }), Quiet: Done }) },
      functions: { ask: bells.ask },
    });
    const arn = await start('twenty-days');
    await engine.idle();
    expect((await look(arn)).status).toBe('RUNNING');
    const token = await bells.of('a');
    expect(engine.expireTask(token)).toBe(true);
    expect(await errorName(succeed(token))).toBe('TaskTimedOut');
    expect(engine.expireTask(token)).toBe(false);
    await engine.idle();
    expect((await look(arn)).status).toBe('SUCCEEDED');
  });
});
