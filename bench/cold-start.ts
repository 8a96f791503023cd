import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ENV } from '../functions/env.ts';
import { bundleFunctions } from '../scripts/bundles/functions.js';
import { eventOf } from './cold-start-events.ts';
import { median } from './median.ts';

/**
 * How long a cold function takes, as a ratio to a handler that only says hello. Whole processes, from their start
 * to their end, by turns in one run, medians; the bundles are those that are deployed. Each function is timed
 * until three moments:
 *
 * - `step`: the step's own code is loaded, without the binding and its clients: what a step takes that touches no
 *   service. The limit of 1.25 is held against it.
 * - `ready`: the handler is loaded, with the client of DynamoDB. The limit of 1.8 is held against it.
 * - `asks`: it was called with an ordinary event, and its first question to a service is on its way. What was put
 *   off until after `ready` would show here. There is no limit for it: most of it is the first use of the SDK.
 *
 * Everything twice: in an empty environment, and in the shell's own, where it differs in what Node itself does at a
 * start. `NODE_EXTRA_CA_CERTS`, for one, makes hello so slow that all ratios look better.
 *
 * npm run bench:cold-start            all functions, 11 turns
 * npm run bench:cold-start -- 31      more turns
 */
const LIMITS = { step: 1.25, ready: 1.8, asks: Number.POSITIVE_INFINITY };
type Moment = keyof typeof LIMITS;
const MOMENTS: readonly Moment[] = ['step', 'ready', 'asks'];
const TURNS = Number(process.argv[2] ?? 11);
const HELLO = 'hello';

/** A port that is reserved and never assigned. */
const NOWHERE = 'http://127.0.0.1:49151';

type Case = { readonly name: string; readonly program: string };

const root = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'utfall-cold-start-'));
try {
  cpSync(join(root, 'dist', 'functions'), join(folder, 'lambda'), { recursive: true });
  await bundleSteps();
  mkdirSync(join(folder, HELLO));
  const hello = "exports.handler = async () => ({ outcome: 'hello' });";
  writeFileSync(join(folder, HELLO, 'index.js'), hello);
  const names = readdirSync(join(folder, 'lambda')).sort();
  const cases = [
    { name: HELLO, program: called(join(folder, HELLO), {}) },
    ...names.flatMap(casesOf),
  ];
  const { PATH, HOME, ...shell } = process.env;
  process.stdout.write(`Node ${process.versions.node}, ${TURNS} turns\n`);
  print('in an empty environment', names, timed(cases, {}));
  print("in the shell's environment", names, timed(cases, shell));
} finally {
  rmSync(folder, { recursive: true });
}

async function bundleSteps(): Promise<void> {
  for (const { path, contents } of (await bundleFunctions(root, 'step')).files) {
    const file = join(folder, 'step', path.replace(/^functions./, ''));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, contents);
  }
}

function casesOf(name: string): Case[] {
  const lambda = join(folder, 'lambda', name);
  const step = { name: `${name} step`, program: loaded(join(folder, 'step', name)) };
  return [
    ...(name === 'api' ? [] : [step]),
    { name: `${name} ready`, program: loaded(lambda) },
    { name: `${name} asks`, program: asking(lambda, eventOf(name)) },
  ];
}

function loaded(module: string): string {
  return `require(${JSON.stringify(module)}); process.exit();`;
}

function called(module: string, event: object): string {
  const call = `require(${JSON.stringify(module)}).handler(${JSON.stringify(event)})`;
  return `${call}.then(() => process.exit(), () => process.exit(3));`;
}

/** Ends when the first request is on its way; to be answered without any is an error. */
function asking(module: string, event: object): string {
  const ends = "for (const name of ['http.client.request.start', 'undici:request:create'])";
  const subscribe = "require('node:diagnostics_channel').subscribe(name, () => process.exit());";
  const call = `require(${JSON.stringify(module)}).handler(${JSON.stringify(event)})`;
  return `${ends} ${subscribe} ${call}.finally(() => process.exit(4));`;
}

/** By turns, so that whatever else the machine does meets all alike. */
function timed(cases: readonly Case[], shell: NodeJS.ProcessEnv): Map<string, number> {
  const env = { ...shell, ...functionEnv() };
  const times = new Map(cases.map(({ name }): [string, number[]] => [name, []]));
  for (let turn = 0; turn < TURNS; turn += 1) {
    for (const { name, program } of cases) {
      const began = process.hrtime.bigint();
      const { status } = spawnSync(process.execPath, ['--eval', program], { stdio: 'ignore', env });
      if (status !== 0) throw new Error(`${name} ended with ${status}`);
      times.get(name)?.push(Number(process.hrtime.bigint() - began) / 1e6);
    }
  }
  return new Map([...times].map(([name, each]) => [name, median(each)]));
}

/** What Lambda and the CDK app set; nobody is at the addresses. */
function functionEnv(): Record<string, string> {
  const { administrator, clock, rowsPerPart, suppressBelowLeast, ...needed } = ENV;
  return {
    ...Object.fromEntries(Object.values(needed).map((name) => [name, NOWHERE])),
    AWS_ENDPOINT_URL: NOWHERE,
    AWS_REGION: 'eu-north-1',
    AWS_ACCESS_KEY_ID: 'none',
    AWS_SECRET_ACCESS_KEY: 'none',
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
  };
}

function print(where: string, names: readonly string[], medians: ReadonlyMap<string, number>) {
  const hello = medians.get(HELLO) ?? Number.NaN;
  const cell = (name: string, moment: Moment) => {
    const ms = medians.get(`${name} ${moment}`);
    if (ms === undefined) return ''.padStart(10);
    return `${(ms / hello).toFixed(2)}${ms / hello > LIMITS[moment] ? '!' : ' '}`.padStart(10);
  };
  const lines = names.map(
    (name) => name.padEnd(22) + MOMENTS.map((moment) => cell(name, moment)).join(''),
  );
  const head = `${''.padEnd(22)}${MOMENTS.map((moment) => moment.padStart(9)).join(' ')}`;
  const limits = `step ${LIMITS.step}, ready ${LIMITS.ready}`;
  process.stdout.write(
    `\n${where}: hello ${hello.toFixed(1)} ms; ! is over ${limits}\n${head}\n${lines.join('\n')}\n`,
  );
}
