import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import type { Template } from 'aws-cdk-lib/assertions';
import { beforeAll, describe, expect, it } from 'vitest';
import { ENV } from '../../functions/env.ts';
import { settingsOf } from '../../infra/settings.ts';
import { UtfallStack } from '../../infra/utfall-stack.ts';
import { allStates, definitions } from '../workflows/definitions.ts';
import {
  FUNCTION_NAMES,
  functionNamed,
  type Resource,
  ROOT,
  resourcesOf,
  synthesise,
} from './synthesised.ts';

const LOGIN = { issuer: 'https://login.example.se', audience: 'utfall' };
const ADMINISTRATOR = { administrator: 'subject-1' };
const FOR_API_ALONE: readonly string[] = [ENV.issuer, ENV.audience, ENV.administrator];

let template: Template;

beforeAll(() => {
  template = synthesise({ ...LOGIN, ...ADMINISTRATOR, suppressBelowLeast: '10' });
});

function variablesOf({ Properties }: Resource): string[] {
  const { Variables } = Properties['Environment'] as { Variables: Record<string, unknown> };
  return Object.keys(Variables).sort();
}

describe('the functions of the stack', () => {
  it('are the folders with a Lambda, and no other', () => {
    expect(FUNCTION_NAMES.length).toBeGreaterThan(20);
    expect(resourcesOf(template, 'AWS::Lambda::Function')).toHaveLength(FUNCTION_NAMES.length);
  });

  it.each(FUNCTION_NAMES)('%s runs on Node 24, on Arm, traced', (name) => {
    expect(functionNamed(template, name).Properties).toMatchObject({
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      Handler: 'index.handler',
      TracingConfig: { Mode: 'Active' },
    });
  });

  it.each(FUNCTION_NAMES)('%s gets the variables that are its own, and only those', (name) => {
    const steps = Object.values(ENV).filter(
      (variable) => variable !== ENV.clock && !FOR_API_ALONE.includes(variable),
    );
    const expected = name === 'api' ? [...steps, ...FOR_API_ALONE] : steps;
    expect(variablesOf(functionNamed(template, name))).toEqual(expected.sort());
  });

  it('know whose logins count, also where it is the stack’s own user pool, and no administrator unless said', () => {
    const own = synthesise();
    const [pool] = resourcesOf(own, 'AWS::Cognito::UserPool');
    const { Properties } = functionNamed(own, 'api');
    const { Variables } = Properties['Environment'] as { Variables: Record<string, unknown> };
    expect(JSON.stringify(Variables[ENV.issuer])).toContain(`{"Ref":"${pool?.logicalId}"}`);
    expect(variablesOf(functionNamed(own, 'api'))).not.toContain(ENV.administrator);
  });

  it('have the memory that is documented', () => {
    const text = readFileSync(join(ROOT, 'docs', 'operating', 'configuration.md'), 'utf8');
    const rows = text.matchAll(/^\| (`.*`|all others) \| (\d+) MB \|/gm);
    const documented = new Map(
      [...rows].flatMap(([, names = '', megabytes]) =>
        names.split(', ').map((name) => [name.replaceAll('`', ''), Number(megabytes)] as const),
      ),
    );
    const others = documented.get('all others');
    documented.delete('all others');
    expect(FUNCTION_NAMES).toEqual(expect.arrayContaining([...documented.keys()]));
    for (const name of FUNCTION_NAMES) {
      const { MemorySize } = functionNamed(template, name).Properties;
      expect(MemorySize, name).toBe(documented.get(name) ?? others);
    }
  });

  it('give up before the state that calls them does', () => {
    const patience = definitions.flatMap(({ definition }) =>
      allStates(definition)
        .filter(({ Resource }) => Resource?.endsWith(':lambda:invoke'))
        .map(({ Parameters, TimeoutSeconds }) => ({
          name: kebab(String(Parameters?.['FunctionName'])),
          seconds: TimeoutSeconds ?? 0,
        })),
    );
    expect(patience.length).toBeGreaterThan(15);
    for (const { name, seconds } of patience) {
      expect(functionNamed(template, name).Properties['Timeout'], name).toBeLessThan(seconds);
    }
  });
});

/** @example kebab('${AskPerson}') // → 'ask-person' */
function kebab(substitution: string): string {
  const [word = ''] = substitution.match(/\w+/) ?? [];
  return word.replace(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase();
}

describe('the clock', () => {
  it('is real in every function unless the stack is synthesised otherwise', () => {
    for (const name of FUNCTION_NAMES) {
      expect(variablesOf(functionNamed(template, name)), name).not.toContain(ENV.clock);
    }
  });

  it('is simulated in every function where it was asked for', () => {
    const simulated = synthesise({ clock: 'simulated' });
    for (const name of FUNCTION_NAMES) {
      expect(functionNamed(simulated, name).Properties, name).toMatchObject({
        Environment: { Variables: { [ENV.clock]: 'simulated' } },
      });
    }
  });

  it('is never simulated in production', () => {
    const context = { environment: 'production', clock: 'simulated', ...LOGIN };
    expect(() => synthesise(context)).toThrow('never simulated in production');
  });
});

describe('versions', () => {
  it('are kept after a deploy, for executions that wait with them', () => {
    const versions = resourcesOf(template, 'AWS::Lambda::Version');
    // The sweep and the API are called as they are now.
    expect(versions).toHaveLength(FUNCTION_NAMES.length - 2);
    for (const version of versions) {
      expect(version).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
    }
  });
});

describe('a function without its bundle', () => {
  it('is said by name, with what makes it', () => {
    const app = new App();
    const stack = () => new UtfallStack(app, 'x', { ...settingsOf(app.node), bundles: '/nowhere' });
    expect(stack).toThrow('The function activate-contract is not bundled: run "npm run build"');
  });
});

describe('what is said by -c name=value', () => {
  it.each([
    [{ environment: 'Test 1' }, 'environment: up to 20'],
    [{ clock: 'fast' }, 'clock: "simulated"'],
    [{ lockYears: '0' }, 'lockYears: whole years'],
    [{ issuer: 'https://login.example.se' }, 'issuer and audience: both, or neither'],
    [
      { environment: 'production', issuer: 'http://login.example.se', audience: 'x' },
      'issuer: an address that begins with https://',
    ],
    [{ alarmsTo: 'nobody' }, 'alarmsTo: an e-mail address'],
    [{ restoredTable: 'a b' }, 'restoredTable: the name of a table'],
    [{ stateMachineVersions: 'no' }, 'stateMachineVersions: leave it out'],
    [
      { environment: 'production', stateMachineVersions: 'off' },
      'stateMachineVersions: leave it out',
    ],
  ])('%j is refused: %s', (context, message) => {
    expect(() => synthesise(context)).toThrow(message);
  });
});
