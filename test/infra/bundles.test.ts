import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ENV } from '../../functions/env.ts';
import { buildBundles, FUNCTION_NAMES, ROOT } from './synthesised.ts';

/**
 * In kilobytes, about a tenth more than the largest is: what is loaded at a start is what people wait for when a
 * function is cold, so whoever adds a package, or loads early what could be loaded late, sees it here.
 */
const STEP_MAX = { start: 330, all: 1500 };
const API_MAX = { start: 530, all: 2050 };

/**
 * Loads each piece of each bundle, also those that are loaded late, and calls the function with what none takes:
 * the answer shows that it could begin. No address is ever asked.
 */
const PROGRAM = `
  const { readdirSync } = require('node:fs');
  const said = {};
  (async () => {
  for (const name of process.argv.slice(1)) {
    for (const piece of readdirSync(name)) require(process.cwd() + '/' + name + '/' + piece);
    const { handler } = require(process.cwd() + '/' + name);
    said[name] = await Promise.resolve(handler({ checkAll: 'no' })).then(() => 'answered', (error) => error.name);
  }
  console.log(JSON.stringify(said));
  })();
`;

let folder: string;
let printed: string;

beforeAll(() => {
  printed = buildBundles();
  // Away from node_modules: as on Lambda, only what is in the bundle is there.
  folder = mkdtempSync(join(tmpdir(), 'utfall-bundles-'));
  cpSync(join(ROOT, 'dist', 'functions'), folder, { recursive: true });
});

afterAll(() => rmSync(folder, { recursive: true }));

function sizeOf(name: string): number {
  const files = readdirSync(join(folder, name));
  return files.reduce((total, file) => total + statSync(join(folder, name, file)).size, 0);
}

const STEP_NAMES = FUNCTION_NAMES.filter((name) => name !== 'api');

/** What only the large form makes. */
const LARGE_ZOD = /[`'"]ZodString[`'"]/;

/** Of the SDK's chain of credential providers, those that Lambda has no use for. */
const OTHER_CREDENTIALS = /fromSSO|fromIni|fromProcess|fromTokenFile|fromInstanceMetadata/;

/** The pieces of a bundle that are loaded at its start. */
function startOf(name: string, file = 'index.js', found = new Map<string, string>()) {
  if (found.has(file)) return found;
  const code = readFileSync(join(folder, name, file), 'utf8');
  found.set(file, code);
  // What is imported late is required inside of a function.
  for (const [, piece = ''] of code.matchAll(/(?<!=>)require\("\.\/([^"]+)"\)/g))
    startOf(name, piece, found);
  return found;
}

describe('the bundles of the functions', () => {
  it('are there for every function, and no other', () => {
    expect(readdirSync(folder).sort()).toEqual([...FUNCTION_NAMES].sort());
  });

  it.each(FUNCTION_NAMES)('%s is small, and loads at its start only a part of it', (name) => {
    const [, start = 0, all = 0] =
      new RegExp(`^${name} +(\\d+) kB +(\\d+) kB$`, 'm').exec(printed)?.map(Number) ?? [];
    const most = name === 'api' ? API_MAX : STEP_MAX;
    expect(start).toBeGreaterThan(100);
    expect(start).toBeLessThan(most.start);
    expect(all).toBeLessThan(most.all);
    expect(Math.abs(sizeOf(name) / 1000 - all)).toBeLessThan(1);
  });

  it.each(FUNCTION_NAMES)('%s has no way to credentials but that of Lambda', (name) => {
    const pieces = readdirSync(join(folder, name));
    const found = pieces.filter((piece) =>
      OTHER_CREDENTIALS.test(readFileSync(join(folder, name, piece), 'utf8')),
    );
    expect(found).toEqual([]);
  });

  it.each(STEP_NAMES)('%s loads the large form of zod late, if at all', (name) => {
    const start = startOf(name);
    expect(start.size).toBeGreaterThan(1);
    expect([...start].filter(([, code]) => LARGE_ZOD.test(code)).map(([file]) => file)).toEqual([]);
  });

  it('load on their own, every piece of them, and refuse an input that is none', () => {
    // There is no table to name an administrator in, and an address is no number.
    const none: readonly string[] = [ENV.administrator, ENV.suppressBelowLeast];
    const names = Object.values(ENV).filter((name) => !none.includes(name));
    const env = Object.fromEntries(names.map((name) => [name, 'https://x.example']));
    const { stdout, stderr, status } = spawnSync(
      process.execPath,
      ['--eval', PROGRAM, ...FUNCTION_NAMES],
      { cwd: folder, encoding: 'utf8', env: { ...env, ...AWS_NOWHERE } },
    );
    expect(status).toBe(0);
    // Each says in its log that it failed, and nothing else is said.
    const failed = stderr
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(new Set(failed.map(({ message }) => message))).toEqual(new Set(['failed']));
    // The API logs the request, and answers that there is no such address.
    const { api, ...steps } = JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
    expect(api).toBe('answered');
    expect(Object.entries(steps).filter(([, said]) => said !== '$ZodError')).toEqual([]);
    expect(Object.keys(steps)).toHaveLength(FUNCTION_NAMES.length - 1);
  });
});

const AWS_NOWHERE = {
  AWS_REGION: 'eu-north-1',
  AWS_ACCESS_KEY_ID: 'none',
  AWS_SECRET_ACCESS_KEY: 'none',
  AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
};

describe('the bundle of the command line', () => {
  const cli = join(ROOT, 'dist', 'cli');

  /** What is loaded at the start: a file and all that it imports at once. */
  function loadedWith(file: string, found = new Set<string>()): Set<string> {
    if (found.has(file)) return found;
    found.add(file);
    const imports = readFileSync(file, 'utf8').matchAll(/^(?:\} from|import) "(\.[^"]+)";/gm);
    for (const [, to = ''] of imports) loadedWith(join(dirname(file), to), found);
    return found;
  }

  /** The modules that a bundle is made of: esbuild names each in a comment. */
  function modulesOf(files: Iterable<string>): string[] {
    return [...files].flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/^\/\/ (\S+\.[cm]?[jt]s)$/gm)].map(
        ([, module = '']) => module,
      ),
    );
  }

  it('starts without the runtime, the API and the SDK', () => {
    const started = modulesOf(loadedWith(join(cli, 'utfall.js')));
    expect(started).toContain('cli/utfall.ts');
    const tooMuch = started.filter((module) =>
      /^(?:local|store|functions|api\/server)\/|\/(?:@aws-sdk|@smithy|hono|aws-local-stepfunctions)\//.test(
        module,
      ),
    );
    expect(tooMuch).toEqual([]);
  });

  it('has the runtime beside it', () => {
    const all = readdirSync(cli).map((name) => join(cli, name));
    const modules = modulesOf(all);
    expect(modules).toContain('local/start/start-utfall.ts');
    expect(modules.some((module) => module.includes('/@aws-sdk/client-sfn/'))).toBe(true);
  });
});
