import { SendTaskFailureCommand } from '@aws-sdk/client-sfn';
import { describe, expect, it } from 'vitest';
import { ask, Doorbells, errorName, machine, startBench, withDatabase } from './bench.ts';

const database = withDatabase();

function parallel(rest: object): object {
  const Branches = [
    machine({ 'Ask payer': ask('payer') }),
    machine({ 'Ask investor': ask('investor') }),
  ];
  return { Type: 'Parallel', Branches, ...rest };
}

const askEach = {
  Type: 'Map',
  ItemsPath: '$.parties',
  ItemSelector: { 'who.$': '$$.Map.Item.Value', 'contract.$': '$.contract' },
  ItemProcessor: machine({
    'Ask party': {
      ...ask(''),
      Parameters: {
        FunctionName: 'ask',
        Payload: { 'who.$': '$.who', 'taskToken.$': '$$.Task.Token', 'run.$': '$$.Execution.Name' },
      },
    },
  }),
};

describe('tokens in branches', () => {
  it('of a Parallel are answered one by one, each result in its place', async () => {
    const bells = new Doorbells();
    const {
      start,
      engine,
      describe: look,
      succeed,
    } = await startBench({
      database,
      machines: { both: machine({ Both: parallel({ End: true }) as never }) },
      functions: { ask: bells.ask },
    });
    const arn = await start('both');
    await succeed(await bells.of('investor'), { by: 'investor' });
    await engine.idle();
    expect((await look(arn)).status).toBe('RUNNING');
    await succeed(await bells.of('payer'), { by: 'payer' });
    await engine.idle();
    expect(JSON.parse((await look(arn)).output ?? '')).toEqual([
      { by: 'payer' },
      { by: 'investor' },
    ]);
  });

  it('of the siblings of a failed branch answer TaskTimedOut, though the failure is caught', async () => {
    const bells = new Doorbells();
    const Catch = [{ ErrorEquals: ['Rejected'], Next: 'Ask again' }];
    const {
      start,
      engine,
      sfn,
      describe: look,
      succeed,
    } = await startBench({
      database,
      machines: {
        siblings: machine({
          Both: parallel({ Catch, End: true }) as never,
          'Ask again': ask('again'),
        }),
      },
      functions: { ask: bells.ask },
    });
    const arn = await start('siblings');
    const taskToken = await bells.of('payer');
    const sibling = await bells.of('investor');
    await sfn.send(new SendTaskFailureCommand({ taskToken, error: 'Rejected' }));
    expect(await errorName(succeed(sibling))).toBe('TaskTimedOut');
    await engine.idle();
    await succeed(await bells.of('again'));
    await engine.idle();
    expect((await look(arn)).status).toBe('SUCCEEDED');
  });

  it('of the siblings are over too when the failure ends the execution', async () => {
    const bells = new Doorbells();
    const {
      start,
      engine,
      sfn,
      describe: look,
      succeed,
    } = await startBench({
      database,
      machines: { ends: machine({ Both: parallel({ End: true }) as never }) },
      functions: { ask: bells.ask },
    });
    const arn = await start('ends');
    const taskToken = await bells.of('payer');
    const sibling = await bells.of('investor');
    await sfn.send(new SendTaskFailureCommand({ taskToken, error: 'Rejected', cause: 'why' }));
    await engine.idle();
    expect(await look(arn)).toMatchObject({ status: 'FAILED', error: 'Rejected', cause: 'why' });
    expect(await errorName(succeed(sibling))).toBe('TaskTimedOut');
  });

  it('of a Map know item and execution, and the others end with a failed one', async () => {
    const bells = new Doorbells();
    const runs: string[] = [];
    const {
      start,
      engine,
      sfn,
      describe: look,
      succeed,
    } = await startBench({
      database,
      machines: {
        map: machine({
          Each: { ...askEach, Catch: [{ ErrorEquals: ['Rejected'], Next: 'Over' }], End: true },
          Over: { Type: 'Succeed' },
        }),
      },
      functions: {
        ask: (asked: { who: string; taskToken: string; run: string }) => {
          runs.push(asked.run);
          return bells.ask(asked);
        },
      },
    });
    const arn = await start('map', { contract: 'c1', parties: ['a', 'b', 'c'] });
    await engine.idle();
    expect(runs).toEqual(['map', 'map', 'map']);
    await succeed(await bells.of('b'));
    const taskToken = await bells.of('a');
    await sfn.send(new SendTaskFailureCommand({ taskToken, error: 'Rejected' }));
    expect(await errorName(succeed(await bells.of('c')))).toBe('TaskTimedOut');
    await engine.idle();
    expect((await look(arn)).status).toBe('SUCCEEDED');
  });

  it('of one iteration outlive a failure that another iteration catches inside itself', async () => {
    const bells = new Doorbells();
    const inner = {
      Type: 'Parallel',
      Branches: [askEach.ItemProcessor],
      Catch: [{ ErrorEquals: ['Rejected'], Next: 'Rejected' }],
      End: true,
    };
    const ItemProcessor = machine({ Inner: inner, Rejected: { Type: 'Pass', End: true } });
    const {
      start,
      engine,
      sfn,
      describe: look,
      succeed,
    } = await startBench({
      database,
      machines: { inside: machine({ Each: { ...askEach, ItemProcessor, End: true } }) },
      functions: { ask: bells.ask },
    });
    const arn = await start('inside', { contract: 'c1', parties: ['a', 'b'] });
    const taskToken = await bells.of('a');
    await sfn.send(new SendTaskFailureCommand({ taskToken, error: 'Rejected' }));
    await engine.idle();
    await succeed(await bells.of('b'), { taskId: 'b' });
    await engine.idle();
    expect(JSON.parse((await look(arn)).output ?? '')).toEqual([
      { Error: 'Rejected', Cause: '' },
      [{ taskId: 'b' }],
    ]);
  });
});
