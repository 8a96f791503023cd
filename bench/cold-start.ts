import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { ENV } from '../functions/env.ts';
import { median } from './median.ts';

/**
 * How long a cold function takes until it is ready to ask its first question, as a ratio to a handler that only
 * says hello. Whole processes, by turns in one run, medians; the bundles are those that are deployed.
 *
 * Ready means: loaded, its context made with the client of DynamoDB, the input parsed (and refused, so that
 * nothing is asked). `step` is the code of a step by itself, without the binding and its client: what a step
 * would take that touches no service. All of ours read the table.
 *
 * npm run bench:cold-start            all functions, 11 turns
 * npm run bench:cold-start -- 31      more turns
 */
const LIMITS = { step: 1.25, ready: 1.8 };
const TURNS = Number(process.argv[2] ?? 11);
const HELLO = 'hello';

const root = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'utfall-cold-start-'));
try {
  cpSync(join(root, 'dist', 'functions'), folder, { recursive: true });
  const names = readdirSync(folder).sort();
  await bundleSteps(names.filter((name) => name !== 'api'));
  const hello = join(folder, 'hello.mjs');
  writeFileSync(hello, "export const handler = async () => ({ outcome: 'hello' });");
  const cases: [string, string][] = [
    [HELLO, called(hello)],
    ...names.map((name): [string, string] => [name, called(join(folder, name, 'index.mjs'))]),
    ...names
      .filter((name) => name !== 'api')
      .map((name): [string, string] => [`${name} (step)`, loaded(stepFile(name))]),
  ];
  print(timed(cases));
} finally {
  rmSync(folder, { recursive: true });
}

function stepFile(name: string): string {
  return join(folder, 'steps', `${name}.mjs`);
}

async function bundleSteps(names: readonly string[]): Promise<void> {
  await build({
    absWorkingDir: root,
    entryPoints: names.map((name) => ({ in: `functions/${name}/${name}.step.ts`, out: name })),
    bundle: true,
    splitting: true,
    minify: true,
    platform: 'node',
    format: 'esm',
    outdir: join(folder, 'steps'),
    outExtension: { '.js': '.mjs' },
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
  });
}

function loaded(file: string): string {
  return `await import(${JSON.stringify(file)})`;
}

function called(file: string): string {
  return `const { handler } = ${loaded(file)}; await handler({ checkAll: 'no' }).catch(() => {})`;
}

function timed(cases: readonly [string, string][]): Map<string, number> {
  const names = Object.values(ENV).filter((name) => name !== ENV.administrator);
  const env = {
    ...Object.fromEntries(names.map((name) => [name, 'https://x.example'])),
    AWS_REGION: 'eu-north-1',
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
  };
  const times = new Map(cases.map(([name]): [string, number[]] => [name, []]));
  for (let turn = 0; turn < TURNS; turn += 1) {
    for (const [name, program] of cases) {
      const began = process.hrtime.bigint();
      const args = ['--input-type=module', '--eval', program];
      const { status } = spawnSync(process.execPath, args, { stdio: 'ignore', env });
      if (status !== 0) throw new Error(`${name} ended with ${status}`);
      times.get(name)?.push(Number(process.hrtime.bigint() - began) / 1e6);
    }
  }
  return new Map([...times].map(([name, each]) => [name, median(each)]));
}

function print(medians: ReadonlyMap<string, number>): void {
  const base = medians.get(HELLO) ?? Number.NaN;
  const lines = [...medians].map(([name, ms]) => {
    const limit = name.endsWith('(step)') ? LIMITS.step : LIMITS.ready;
    const ratio = ms / base;
    const over = ratio > limit ? `  over ${limit}` : '';
    return `${name.padEnd(28)}${ms.toFixed(1).padStart(7)} ms   ${ratio.toFixed(2)}${over}`;
  });
  process.stdout.write(`Node ${process.versions.node}, ${TURNS} turns\n${lines.join('\n')}\n`);
}
