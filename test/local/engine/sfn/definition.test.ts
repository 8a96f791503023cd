import { describe, expect, it } from 'vitest';
import {
  compileDefinition,
  UnsupportedDefinitionError,
} from '../../../../local/engine/sfn/definition.ts';
import { ask, call, machine, startBench, withDatabase } from './bench.ts';

const database = withDatabase();
const End = true;
const Done = { Type: 'Succeed' };

function problemsOf(definition: object): readonly string[] {
  try {
    compileDefinition({ name: 'tried', definition });
    return [];
  } catch (error) {
    if (error instanceof UnsupportedDefinitionError) return error.problems;
    throw error;
  }
}

function inParallel(state: object): object {
  return machine({
    Outer: { Type: 'Parallel', Branches: [machine({ Inner: state as never })], End },
  });
}

function paying(path: string): object {
  return call('f', { Parameters: { FunctionName: 'f', Payload: { 'a.$': path } }, End });
}

describe('a definition is refused where the local engine would do otherwise than AWS', () => {
  it.each([
    {
      why: 'the execution input in a branch',
      asl: inParallel(paying('$$.Execution.Input.id')),
      says: /branch's own/,
    },
    {
      why: 'the start time in a branch',
      asl: inParallel(paying('$$.Execution.StartTime')),
      says: /branch's own/,
    },
    {
      why: 'a context path that is not there',
      asl: machine({ A: paying('$$.State.Name') as never }),
      says: /does not give/,
    },
    {
      why: 'a token that is not waited for',
      asl: machine({ A: paying('$$.Task.Token') as never }),
      says: /does not wait/,
    },
    {
      why: 'a token inside a function',
      asl: machine({ A: paying("States.Format('{}', $$.Task.Token)") as never }),
      says: /does not give/,
    },
    {
      why: 'heartbeats',
      asl: machine({ A: ask('a', { HeartbeatSeconds: 60, End }) }),
      says: /HeartbeatSeconds/,
    },
    {
      why: 'a timeout of 90 days',
      asl: machine({ A: ask('a', { TimeoutSeconds: 7_776_000, End }) }),
      says: /7776000 s/,
    },
    {
      why: 'a wait of 30 days',
      asl: machine({ A: { Type: 'Wait', Seconds: 2_592_000, End } }),
      says: /2592000 s/,
    },
    {
      why: 'a wait until a computed time',
      asl: machine({ A: { Type: 'Wait', TimestampPath: '$.at', End } }),
      says: /computed/,
    },
    {
      why: 'a timeout of the whole',
      asl: { ...machine({ Done }), TimeoutSeconds: 7_776_000 },
      says: /state machine waits/,
    },
    {
      why: 'another resource',
      asl: machine({ A: call('f', { Resource: 'arn:aws:states:::sns:publish', End }) }),
      says: /sns:publish/,
    },
    {
      why: 'another language',
      asl: { ...machine({ Done }), QueryLanguage: 'JSONata' },
      says: /JSONata|QueryLanguage/,
    },
    { why: 'no valid ASL', asl: machine({ A: { Type: 'Pass', Next: 'B' } }), says: /B|invalid/i },
  ])('such as $why', ({ asl, says }) => {
    expect(problemsOf(asl).join(' ')).toMatch(says);
  });

  it('with all its problems at once', () => {
    const long = ask('a', { TimeoutSeconds: 7_776_000, HeartbeatSeconds: 60, Next: 'B' });
    expect(problemsOf(machine({ A: long, B: paying('$$.Task.Token') as never }))).toHaveLength(3);
  });

  it('but not for the execution input outside branches', async () => {
    const {
      start,
      engine,
      describe: look,
    } = await startBench({
      database,
      machines: { input: machine({ A: paying('$$.Execution.Input.id') as never }) },
      functions: { f: (payload: unknown) => payload },
    });
    const arn = await start('input', { id: 7 });
    await engine.idle();
    expect((await look(arn)).output).toBe('{"a":7}');
  });
});

describe('a distributed Map', () => {
  const ItemProcessor = {
    ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
    ...machine({ Each: call('f') }),
  };
  const Choices = [{ Variable: '$.large', BooleanEquals: true, Next: 'Many' }];
  const large = machine({
    'Is it large?': { Type: 'Choice', Choices, Default: 'Few' },
    Many: { Type: 'Map', ItemProcessor, ItemsPath: '$.ids', End },
    Few: { Type: 'Pass', End },
  });

  it.each([
    { is: true, status: 'FAILED', error: 'DistributedMapUnsupported' },
    { is: false, status: 'SUCCEEDED', error: undefined },
  ])(
    'behind a Choice fails the execution only when it is reached ($is)',
    async ({ is, status, error }) => {
      const { start, engine, describe: look } = await startBench({ database, machines: { large } });
      const arn = await start(`large-${is}`, { large: is, ids: [1, 2] });
      await engine.idle();
      const told = await look(arn);
      expect([told.status, told.error]).toEqual([status, error]);
    },
  );
});

describe('what the engine has wrong is put right', () => {
  it.each([
    { given: {}, goes: 'absent' },
    { given: { note: null }, goes: 'null' },
    { given: { note: 'x' }, goes: 'text' },
    { given: { note: 1 }, goes: 'other' },
  ])('tests of a type for "false": $given goes $goes', async ({ given, goes }) => {
    const to = (Next: string, test: object) => ({ Variable: '$.note', ...test, Next });
    const Choices = [
      to('absent', { IsPresent: false }),
      to('null', { IsNull: true }),
      {
        And: [
          { Variable: '$.note', IsString: false },
          { Variable: '$.note', IsNull: false },
        ],
        Next: 'other',
      },
    ];
    const pass = (Result: string) => ({ Type: 'Pass', Result, End });
    const {
      start,
      engine,
      describe: look,
    } = await startBench({
      database,
      machines: {
        types: machine({
          Which: { Type: 'Choice', Choices, Default: 'text' },
          absent: pass('absent'),
          null: pass('null'),
          other: pass('other'),
          text: pass('text'),
        }),
      },
    });
    const arn = await start(`goes-${goes}`, given);
    await engine.idle();
    expect((await look(arn)).output).toBe(JSON.stringify(goes));
  });

  it('a ResultPath of "$" replaces the input', async () => {
    const {
      start,
      engine,
      describe: look,
    } = await startBench({
      database,
      machines: { root: machine({ A: call('f', { ResultPath: '$', End }) }) },
      functions: { f: () => 'answer' },
    });
    const arn = await start('root', { id: 1 });
    await engine.idle();
    expect((await look(arn)).output).toBe('"answer"');
  });

  it('a task without a timeout has none, rather than one of 60 seconds', () => {
    const { tasks } = compileDefinition({
      name: 'open',
      definition: machine({ A: call('f', { TimeoutSeconds: undefined, End }) }),
    });
    expect(tasks.get('A')).toEqual({ kind: 'invoke' });
  });
});
