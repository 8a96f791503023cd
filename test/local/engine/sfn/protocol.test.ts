import { request } from 'node:http';
import { createServer } from 'node:net';
import {
  DescribeExecutionCommand,
  DescribeStateMachineCommand,
  GetExecutionHistoryCommand,
  ListExecutionsCommand,
  ListStateMachinesCommand,
  SendTaskFailureCommand,
  SendTaskHeartbeatCommand,
  SendTaskSuccessCommand,
  StartExecutionCommand,
  StopExecutionCommand,
} from '@aws-sdk/client-sfn';
import { describe, expect, it, onTestFinished } from 'vitest';
import { listenOnLoopback } from '../../../../local/engine/loopback-port.ts';
import { startStepFunctions } from '../../../../local/engine/sfn/step-functions.ts';
import { codeOf } from '../scratch.ts';
import { ask, call, Doorbells, errorName, machine, startBench, withDatabase } from './bench.ts';

const database = withDatabase();
const echo = machine({ Echo: call('echo') });
const waiting = machine({ Wait: ask('someone') });
const functions = { echo: (payload: unknown) => payload };

describe('starting an execution', () => {
  it('runs it and tells its output', async () => {
    const {
      start,
      engine,
      describe: look,
    } = await startBench({
      database,
      machines: { echo },
      functions,
    });
    const arn = await start('runs', { contract: 'c1' });
    expect(arn).toBe('arn:aws:states:eu-north-1:000000000000:execution:echo:runs');
    await engine.idle();
    const told = await look(arn);
    expect(told).toMatchObject({ status: 'SUCCEEDED', name: 'runs', output: '{"contract":"c1"}' });
    expect(told.stopDate).toBeInstanceOf(Date);
    expect(Date.now() - Number(told.startDate)).toBeLessThan(60_000);
  });

  it('again with the same name and input while it runs answers with the first', async () => {
    const bells = new Doorbells();
    const { sfn, arn } = await startBench({
      database,
      machines: { waiting },
      functions: { ask: bells.ask },
    });
    const start = { stateMachineArn: arn(), name: 'same', input: '{"a":1}' };
    const both = await Promise.all([
      sfn.send(new StartExecutionCommand(start)),
      sfn.send(new StartExecutionCommand(start)),
    ]);
    expect(both[1]).toMatchObject({
      executionArn: both[0].executionArn,
      startDate: both[0].startDate,
    });
    const other = sfn.send(new StartExecutionCommand({ ...start, input: '{"a":2}' }));
    expect(await errorName(other)).toBe('ExecutionAlreadyExists');
  });

  it('with the name of one that has ended is refused', async () => {
    const { start, engine } = await startBench({ database, machines: { echo }, functions });
    await start('used');
    await engine.idle();
    expect(await errorName(start('used'))).toBe('ExecutionAlreadyExists');
  });

  it('without a name or input gets a name and an empty object', async () => {
    const {
      sfn,
      arn,
      engine,
      describe: look,
    } = await startBench({
      database,
      machines: { echo },
      functions,
    });
    const started = await sfn.send(new StartExecutionCommand({ stateMachineArn: arn() }));
    await engine.idle();
    expect(await look(started.executionArn ?? '')).toMatchObject({ input: '{}', output: '{}' });
  });

  it.each([
    { why: 'an empty name', change: { name: '' }, error: 'InvalidName' },
    { why: '81 letters', change: { name: 'a'.repeat(81) }, error: 'InvalidName' },
    { why: 'a number sign', change: { name: 'a#b' }, error: 'InvalidName' },
    { why: 'another alphabet', change: { name: 'Norrköping' }, error: 'InvalidName' },
    { why: 'no JSON', change: { input: '{' }, error: 'InvalidExecutionInput' },
    { why: 'no ARN', change: { stateMachineArn: 'echo' }, error: 'InvalidArn' },
    {
      why: 'the ARN of an execution',
      change: { stateMachineArn: 'arn:aws:states:eu-north-1:000000000000:execution:echo:a' },
      error: 'InvalidArn',
    },
    {
      why: 'an unknown machine',
      change: { stateMachineArn: 'arn:aws:states:eu-north-1:000000000000:stateMachine:none' },
      error: 'StateMachineDoesNotExist',
    },
  ])('with $why is refused as $error', async ({ change, error }) => {
    const { sfn, arn } = await startBench({ database, machines: { echo }, functions });
    const start = { stateMachineArn: arn(), name: 'refused', input: '{}', ...change };
    expect(await errorName(sfn.send(new StartExecutionCommand(start)))).toBe(error);
  });

  it('takes the longest and oddest name that is allowed', async () => {
    const { start } = await startBench({ database, machines: { echo }, functions });
    await start(`A.b_c-9${'x'.repeat(73)}`);
  });
});

describe('looking at executions', () => {
  it('lists those of a machine, the newest first, by pages and by status', async () => {
    const bells = new Doorbells();
    const { sfn, arn, start, engine } = await startBench({
      database,
      machines: { listed: waiting, echo },
      functions: { ...functions, ask: bells.ask },
    });
    for (const name of ['one', 'two', 'three']) await start(name, {}, 'listed');
    await start('elsewhere', {}, 'echo');
    await engine.idle();
    await sfn.send(
      new StopExecutionCommand({
        executionArn: `${arn().replace('stateMachine', 'execution')}:two`,
      }),
    );
    const list = async (more: object) => {
      const query = { stateMachineArn: arn('listed'), ...more };
      return await sfn.send(new ListExecutionsCommand(query));
    };
    const first = await list({ maxResults: 2 });
    const second = await list({ maxResults: 2, nextToken: first.nextToken });
    const names = [...(first.executions ?? []), ...(second.executions ?? [])];
    expect(names.map(({ name }) => name)).toEqual(['three', 'two', 'one']);
    const running = await list({ statusFilter: 'RUNNING', maxResults: 1 });
    expect(running.executions?.map(({ name }) => name)).toEqual(['three']);
    const aborted = await list({ statusFilter: 'ABORTED' });
    expect(aborted.executions?.map(({ name }) => name)).toEqual(['two']);
    expect(aborted.executions?.[0]?.stopDate).toBeInstanceOf(Date);
  });

  it('tells the history of one that waits and of one that has ended', async () => {
    const bells = new Doorbells();
    const { sfn, start, succeed } = await startBench({
      database,
      machines: { waiting },
      functions: { ask: bells.ask },
    });
    const executionArn = await start('told');
    const typesOf = async (more = {}) => {
      const history = new GetExecutionHistoryCommand({ executionArn, ...more });
      return (await sfn.send(history)).events?.map(({ type }) => type);
    };
    await bells.of();
    expect(await typesOf()).toEqual(['ExecutionStarted', 'TaskStateEntered']);
    await succeed(await bells.of(), { taskId: 't1' });
    const whole = ['ExecutionStarted', 'TaskStateEntered', 'TaskStateExited', 'ExecutionSucceeded'];
    await expect.poll(() => typesOf()).toEqual(whole);
    expect(await typesOf({ reverseOrder: true, maxResults: 1 })).toEqual(['ExecutionSucceeded']);
    const page = await sfn.send(new GetExecutionHistoryCommand({ executionArn, maxResults: 3 }));
    const { nextToken } = page;
    expect(await typesOf({ maxResults: 3, nextToken })).toEqual(['ExecutionSucceeded']);
    expect(page.events?.[2]?.stateExitedEventDetails?.output).toBe('{"taskId":"t1"}');
    expect(page.events?.map(({ id, previousEventId }) => [id, previousEventId])).toEqual([
      [1, 0],
      [2, 1],
      [3, 2],
    ]);
  });

  it.each([
    {
      arn: 'arn:aws:states:eu-north-1:000000000000:execution:echo:none',
      error: 'ExecutionDoesNotExist',
    },
    { arn: 'none', error: 'InvalidArn' },
  ])('answers $error for $arn', async ({ arn: executionArn, error }) => {
    const { sfn } = await startBench({ database, machines: { echo } });
    const attempts = [
      sfn.send(new DescribeExecutionCommand({ executionArn })),
      sfn.send(new StopExecutionCommand({ executionArn })),
      sfn.send(new GetExecutionHistoryCommand({ executionArn })),
    ];
    expect(await Promise.all(attempts.map(errorName))).toEqual([error, error, error]);
  });

  it('tells which state machines there are and what they say', async () => {
    const { sfn, arn } = await startBench({ database, machines: { echo, waiting } });
    const { stateMachines } = await sfn.send(new ListStateMachinesCommand({}));
    expect(stateMachines?.map(({ name }) => name)).toEqual(['echo', 'waiting']);
    const told = await sfn.send(new DescribeStateMachineCommand({ stateMachineArn: arn() }));
    expect(JSON.parse(told.definition ?? '')).toEqual(echo);
  });
});

describe('stopping an execution', () => {
  it('aborts it with the reason given, and its token with it', async () => {
    const bells = new Doorbells();
    const {
      sfn,
      start,
      describe: look,
      succeed,
    } = await startBench({
      database,
      machines: { waiting },
      functions: { ask: bells.ask },
    });
    const executionArn = await start('stopped');
    const token = await bells.of();
    const stop = { executionArn, error: 'Superseded', cause: 'a correction came' };
    const { stopDate } = await sfn.send(new StopExecutionCommand(stop));
    expect(await look(executionArn)).toMatchObject({ ...stop, status: 'ABORTED', stopDate });
    expect(await errorName(succeed(token))).toBe('TaskTimedOut');
    const again = await sfn.send(new StopExecutionCommand({ executionArn }));
    expect(again.stopDate).toEqual(stopDate);
  });
});

describe('a token', () => {
  it('once answered, by success or failure, answers TaskTimedOut', async () => {
    const bells = new Doorbells();
    const { sfn, start, succeed } = await startBench({
      database,
      machines: { waiting },
      functions: { ask: bells.ask },
    });
    await start('answered');
    const taskToken = await bells.of();
    await sfn.send(new SendTaskHeartbeatCommand({ taskToken }));
    await succeed(taskToken);
    const attempts = [
      succeed(taskToken),
      sfn.send(new SendTaskFailureCommand({ taskToken })),
      sfn.send(new SendTaskHeartbeatCommand({ taskToken })),
    ];
    expect(new Set(await Promise.all(attempts.map(errorName)))).toEqual(new Set(['TaskTimedOut']));
  });

  it('of no task is InvalidToken, or TaskDoesNotExist where it looks like one', async () => {
    const { succeed } = await startBench({ database, machines: { waiting } });
    expect(await errorName(succeed('doorbell'))).toBe('InvalidToken');
    const execution = 'arn:aws:states:eu-north-1:000000000000:execution:waiting:never';
    const id = '123e4567-e89b-42d3-a456-426614174000';
    const made = Buffer.from(JSON.stringify({ execution, id })).toString('base64url');
    expect(await errorName(succeed(made))).toBe('TaskDoesNotExist');
  });

  it('takes JSON only, and waits on after a bad answer', async () => {
    const bells = new Doorbells();
    const { sfn, start, succeed } = await startBench({
      database,
      machines: { waiting },
      functions: { ask: bells.ask },
    });
    await start('bad-answer');
    const taskToken = await bells.of();
    const bad = sfn.send(new SendTaskSuccessCommand({ taskToken, output: 'yes' }));
    expect(await errorName(bad)).toBe('InvalidOutput');
    await succeed(taskToken);
  });
});

describe('the endpoint', () => {
  it('says so where its port is taken', async () => {
    const other = createServer();
    const port = await listenOnLoopback(other);
    onTestFinished(() => void other.close());
    const executions = {
      put: async () => ({}),
      get: async () => undefined,
      list: async () => ({ executions: [] }),
      running: async () => [],
      update: async () => undefined,
    };
    const start = startStepFunctions({ machines: [], invoke: async () => 0, executions, port });
    expect(await codeOf(start)).toBe('port-in-use');
  });

  it('refuses input of the wrong shape and actions that it does not have', async () => {
    const { engine } = await startBench({ database, machines: { echo } });
    const post = async (action: string, body: string) => {
      const headers = { 'x-amz-target': `AWSStepFunctions.${action}` };
      const response = await fetch(engine.endpoint, { method: 'POST', headers, body });
      const { __type } = (await response.json()) as { __type: string };
      return `${response.status} ${__type.split('#')[1]}`;
    };
    expect(await post('StartExecution', '{"name":1}')).toBe('400 ValidationException');
    expect(await post('StartExecution', '{')).toBe('400 SerializationException');
    expect(await post('DeleteStateMachine', '{}')).toBe('400 UnknownOperationException');
    expect(await post('constructor', '{}')).toBe('400 UnknownOperationException');
  });

  it('refuses a caller that asks for this machine by a name from outside', async () => {
    const { engine } = await startBench({ database, machines: { echo } });
    const status = await new Promise((resolve, reject) => {
      const headers = {
        host: 'evil.example',
        'x-amz-target': 'AWSStepFunctions.ListStateMachines',
      };
      const asked = request(engine.endpoint, { method: 'POST', headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      asked.on('error', reject).end('{}');
    });
    expect(status).toBe(400);
  });
});
