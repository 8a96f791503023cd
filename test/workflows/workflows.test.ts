import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { WORKFLOWS } from '../../core/lifecycle/items/constants.ts';
import { problemsOf } from '../../local/engine/sfn/definition-problems.ts';
import { allStates, definitions, type State } from './definitions.ts';

const ROOT = join(import.meta.dirname, '..', '..');
/** It has no types of its own. */
const validate: (definition: object) => { isValid: boolean; errors: unknown[] } = createRequire(
  import.meta.url,
)('asl-validator');
const TWENTY_DAYS_SECONDS = 20 * 24 * 60 * 60;

function kebab(pascal: string): string {
  return pascal.replace(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase();
}

function isAsking({ Resource }: State): boolean {
  return Resource?.endsWith('.waitForTaskToken') ?? false;
}

function asksInside({ ItemProcessor }: State): boolean {
  return ItemProcessor !== undefined && allStates(ItemProcessor).some(isAsking);
}

/** The names of errors that are made somewhere in what the functions run. */
function thrownNames(): Set<string> {
  const sources = ['functions', 'store', 'ports'].flatMap((room) =>
    readdirSync(join(ROOT, room), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => readFileSync(join(ROOT, room, file), 'utf8')),
  );
  const declared = sources.flatMap((text) => [
    ...text.matchAll(/class (\w+) extends Error \{\s+override readonly name = '(\w+)'/g),
  ]);
  return new Set(
    declared
      .filter(([, made]) => sources.some((text) => text.includes(`new ${made}(`)))
      .map(([, , name]) => name ?? ''),
  );
}

it('there is a state machine for every workflow, and no other', () => {
  expect(definitions.map(({ name }) => name).sort()).toEqual([...WORKFLOWS].sort());
});

describe.each(definitions)('the state machine of $name', ({ text, definition }) => {
  const states = allStates(definition);
  const tasks = states.filter(({ Type }) => Type === 'Task');

  it('is valid in the Amazon States Language', () => {
    expect(validate(definition)).toMatchObject({ isValid: true, errors: [] });
  });

  it('catches and retries only names that are thrown', () => {
    const thrown = thrownNames();
    const named = states.flatMap(({ Retry = [], Catch = [] }) =>
      [...Retry, ...Catch].flatMap(({ ErrorEquals }) => ErrorEquals),
    );
    const unknown = named.filter(
      (name) => !thrown.has(name) && !/^(States|Lambda)\.[A-Z]\w+$/.test(name),
    );
    expect(unknown).toEqual([]);
  });

  it('ends quietly where another attempt carries on, and where nobody decided', () => {
    for (const state of Object.values(definition.States)) {
      if (state.Type !== 'Task' && state.Type !== 'Map') continue;
      const caught = (state.Catch ?? []).map(({ ErrorEquals, Next }) => [...ErrorEquals, Next]);
      expect(caught).toContainEqual(['SupersededAttempt', 'Another attempt carries on']);
      if (!isAsking(state) && !asksInside(state)) continue;
      expect(caught).toContainEqual(['States.Timeout', 'The task stays open in the table']);
    }
  });

  it('gives every task a time limit: 20 days for a person, two minutes for a step', () => {
    for (const state of tasks) {
      expect(state.TimeoutSeconds).toBe(isAsking(state) ? TWENTY_DAYS_SECONDS : 120);
    }
  });

  it('waits for no business time', () => {
    expect(states.map(({ Type }) => Type)).not.toContain('Wait');
  });

  it('passes every step what the execution was started with, and no more than ids', () => {
    const ids = ['contractId', 'periodId', 'purpose', 'revision', 'attempt', 'workflow'];
    for (const state of tasks) {
      const payload = state.Parameters?.Payload ?? state.Parameters?.['Payload.$'];
      if (payload === '$.affair') continue;
      const given = Object.keys(payload as object).map((key) => key.replace('.$', ''));
      const asked = isAsking(state) ? ['task', 'taskToken'] : [];
      expect(given).toEqual(expect.arrayContaining([...ids, ...asked]));
      const others = given.filter((key) => ![...ids, ...asked].includes(key));
      const known = isAsking(state) ? ['detail', 'party'] : ['part', 'parts'];
      expect(known).toEqual(expect.arrayContaining(others));
    }
  });

  it('does not read what differs inside a Map, nor a cause', () => {
    expect(text).not.toMatch(/\$\$\.Execution\.(Input|StartTime)|Cause/);
  });

  it('keeps of an answer only what it names: ids and outcomes, neither money nor persons', () => {
    for (const state of tasks) {
      const keepsNothing = state.ResultPath === null;
      expect(keepsNothing || state.ResultSelector !== undefined).toBe(true);
    }
    const paths = [...text.matchAll(/"(\${1,2}\.[^"]*)"/g)].map(([, path = '']) => path);
    expect(paths.length).toBeGreaterThan(tasks.length);
    const told = paths.filter((path) =>
      /amount|sum|pay(?!load)|currency|person|name|reason|row|observation/i.test(path),
    );
    expect(told).toEqual([]);
  });

  it('means the same to the local engine as to AWS', () => {
    expect(problemsOf(JSON.parse(text))).toEqual([]);
  });

  it('names functions that there are', () => {
    const named = [...text.matchAll(/\$\{(\w+)\}/g)].map(([, word = '']) => kebab(word));
    const missing = named.filter(
      (name) => !existsSync(join(ROOT, 'functions', name, `${name}.lambda.ts`)),
    );
    expect(missing).toEqual([]);
  });
});

it('every function is called by a state machine, except those that AWS calls from outside', () => {
  const called = new Set(
    definitions.flatMap(({ text }) =>
      [...text.matchAll(/\$\{(\w+)\}/g)].map(([, word = '']) => kebab(word)),
    ),
  );
  const functions = readdirSync(join(ROOT, 'functions')).filter((name) =>
    existsSync(join(ROOT, 'functions', name, `${name}.lambda.ts`)),
  );
  const outside = functions.filter((name) => !called.has(name));
  expect(outside.sort()).toEqual(['api', 'sweep']);
});
