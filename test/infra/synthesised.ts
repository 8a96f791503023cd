import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { settingsOf } from '../../infra/settings.ts';
import { UtfallStack } from '../../infra/utfall-stack.ts';

export const ROOT = join(import.meta.dirname, '..', '..');

/** The feature flags of `cdk.json`. */
export const FLAGS: Readonly<Record<string, unknown>> = JSON.parse(
  readFileSync(join(ROOT, 'cdk.json'), 'utf8'),
).context;

/** The folders of `functions/` that hold a Lambda. */
export const FUNCTION_NAMES: readonly string[] = readdirSync(join(ROOT, 'functions')).filter(
  (name) => existsSync(join(ROOT, 'functions', name, `${name}.lambda.ts`)),
);

/**
 * Makes the bundles anew, so that a test never looks at yesterday's. Writes nothing if they are the same.
 *
 * @returns what is printed of their sizes
 */
export function buildBundles(): string {
  const script = join(ROOT, 'scripts', 'build.js');
  return execFileSync(process.execPath, [script, '--sizes'], { encoding: 'utf8' });
}

/**
 * The template that `cdk synth -c name=value` makes, with the feature flags of `cdk.json`. What it says of the
 * functions does not depend on their code, so empty bundles stand in for a build.
 */
export function synthesise(context: Readonly<Record<string, string>> = {}): Template {
  return withStack(context, (stack) => Template.fromStack(stack));
}

/** The stack as constructs, for what looks at them. */
export function synthesiseStack(): UtfallStack {
  return withStack({}, (stack) => stack);
}

function withStack<T>(
  context: Readonly<Record<string, string>>,
  look: (stack: UtfallStack) => T,
): T {
  const folder = mkdtempSync(join(tmpdir(), 'utfall-stack-'));
  try {
    const bundles = emptyBundles(join(folder, 'functions'));
    const app = new App({ context: { ...FLAGS, ...context }, outdir: join(folder, 'out') });
    const settings = settingsOf(app.node);
    return look(new UtfallStack(app, 'utfall-test', { ...settings, bundles }));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function emptyBundles(folder: string): string {
  for (const name of FUNCTION_NAMES) {
    mkdirSync(join(folder, name), { recursive: true });
    writeFileSync(join(folder, name, 'index.js'), `exports.handler = '${name}';`);
  }
  return folder;
}

export type Resource = {
  readonly logicalId: string;
  readonly Type: string;
  readonly Properties: Readonly<Record<string, unknown>>;
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
};

export function resourcesOf(template: Template, type: string): Resource[] {
  return Object.entries(template.findResources(type)).map(([logicalId, resource]) => ({
    logicalId,
    ...(resource as Omit<Resource, 'logicalId'>),
  }));
}

/** The function of a folder: CDK makes logical ids of paths, without what is no letter or digit. */
export function functionNamed(template: Template, name: string): Resource {
  const start = `Steps${name.replaceAll('-', '')}`;
  const found = resourcesOf(template, 'AWS::Lambda::Function').filter(({ logicalId }) =>
    new RegExp(`^${start}[0-9A-F]{8}$`).test(logicalId),
  );
  const [only, ...others] = found;
  if (!only || others.length > 0) throw new Error(`${found.length} functions for ${name}`);
  return only;
}

export type Statement = {
  readonly Effect: string;
  readonly Action: readonly string[];
  readonly Resource: readonly unknown[];
  readonly Condition?: unknown;
  readonly of: string;
};

/** What the role's policy of something allows, `of` its logical id or the start of it. */
export function statementsOf(template: Template, of = ''): Statement[] {
  return resourcesOf(template, 'AWS::IAM::Policy')
    .filter(({ logicalId }) => logicalId.startsWith(of))
    .flatMap(({ logicalId, Properties }) => {
      const { Statement } = Properties['PolicyDocument'] as {
        Statement: {
          Effect: string;
          Action: string | string[];
          Resource: unknown;
          Condition?: unknown;
        }[];
      };
      return Statement.map(({ Effect, Action, Resource, Condition }) => ({
        Effect,
        Condition,
        Action: [Action].flat(),
        Resource: [Resource].flat(),
        of: logicalId,
      }));
    });
}
