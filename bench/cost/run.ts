import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GetExecutionHistoryCommand, type SFNClient } from '@aws-sdk/client-sfn';
import { appoint } from '../../functions/common/appoint.ts';
import { ADMINISTRATOR, AUDITOR, castOf } from '../../local/demo/cast.ts';
import { demoContract } from '../../local/demo/contracts.ts';
import { createStory } from '../../local/demo/story.ts';
import { startRuntime } from '../../local/runtime/runtime.ts';
import { stageOn } from '../../local/start/demo.ts';
import { addCall, type Counts, counter } from './counts.ts';
import { FIXED_PER_MONTH, PRICES } from './prices.ts';

/**
 * Plays Norrköping's whole contract on the embedded runtime, counts what AWS would be paid for by phase, and
 * prints the bill at list prices: `npm run bench:cost`. With `-- --write` it goes into the page for operators.
 */
const PAGE = 'docs/operating/cost.md';
const CONTRACT = 'norrkoping-2016';
const DAYS_PER_YEAR = 365.25;
const SWEEPS_PER_YEAR = 4 * 24 * DAYS_PER_YEAR;

const contract = demoContract(CONTRACT);
const data = mkdtempSync(join(tmpdir(), 'utfall-cost-'));
const { counts, executions, between } = counter();
let sfn: SFNClient | undefined;
const runtime = await startRuntime({
  data: join(data, 'folder'),
  mode: 'demo',
  port: 0,
  sweepEveryMs: 86_400_000,
  demo: {
    people: [ADMINISTRATOR, AUDITOR, ...castOf(contract.terms).map(({ person }) => person)],
    clockFrom: contract.begins,
  },
  log: (line) => {
    const { durationMs } = JSON.parse(line) as { durationMs?: number };
    if (durationMs === undefined) return;
    counts.request += 1;
    addCall(counts, 'api', durationMs);
  },
  onFatal: (error) => {
    throw error;
  },
  between: (part, ground) => {
    if (part === 'stepFunctions') sfn = ground as unknown as SFNClient;
    return between(part, ground);
  },
});
const phases = new Map<string, Counts>();
let until = contract.begins;
try {
  await play();
  const life = sumOf([...phases.values()]);
  const years = (Date.parse(until) - Date.parse(contract.begins)) / 86_400_000 / DAYS_PER_YEAR;
  const before = { ...counts };
  await runtime.sweep();
  const sweep = minus(counts, before);
  addCall(sweep, 'sweep', 1000);
  print({ life, years, sweep });
} finally {
  await runtime.stop();
  rmSync(data, { recursive: true, force: true });
}

async function play(): Promise<void> {
  const stage = stageOn(runtime, 'en');
  await appoint(runtime.store, stage.issuer, [
    { person: ADMINISTRATOR, role: 'administrator' },
    { person: AUDITOR, role: 'auditor' },
  ]);
  let before = { ...counts };
  const told = async (): Promise<void> => {
    counts.stateTransition = await transitions();
    const item = await runtime.store.read('contract', CONTRACT, {});
    const phase = item?.phase ?? 'draft';
    phases.set(phase, sumOf([phases.get(phase), minus(counts, before)]));
    before = { ...counts };
    until = (await runtime.store.read('clock', '*', {}))?.instant ?? until;
  };
  const story = createStory(stage, contract, told);
  await story.begin();
  await story.play();
  await told();
}

/** State transitions of all executions so far: entering a state is one, and so is every retry of it. */
async function transitions(): Promise<number> {
  let entered = 0;
  for (const executionArn of executions) {
    const input = { executionArn, maxResults: 1000 };
    const answer = await sfn?.send(new GetExecutionHistoryCommand(input));
    const events = answer?.events ?? [];
    entered += events.filter(({ type = '' }) => /Entered$|^TaskFailed$/.test(type)).length;
  }
  return entered;
}

function minus(one: Counts, other: Counts): Counts {
  return each((key) => one[key] - other[key]);
}

function sumOf(all: readonly (Counts | undefined)[]): Counts {
  return each((key) => all.reduce((sum, counts_) => sum + (counts_?.[key] ?? 0), 0));
}

function each(value: (key: keyof Counts) => number): Counts {
  const keys = Object.keys(PRICES) as (keyof Counts)[];
  return Object.fromEntries(keys.map((key) => [key, value(key)])) as Counts;
}

function costOf(of: Counts): number {
  return Object.values(each((key) => of[key] * PRICES[key])).reduce((sum, cost) => sum + cost, 0);
}

function print({ life, years, sweep }: { life: Counts; years: number; sweep: Counts }): void {
  const keys = Object.keys(PRICES) as (keyof Counts)[];
  const row = (name: string, of: Counts): string =>
    `| ${[name, ...keys.map((key) => of[key].toFixed(0)), costOf(of).toFixed(4)].join(' | ')} |`;
  const year = costOf(life) / years;
  const sweeps = costOf(sweep) * SWEEPS_PER_YEAR;
  const fixed = 12 * Object.values(FIXED_PER_MONTH).reduce((sum, cost) => sum + cost, 0);
  const bill = [1, 100, 10_000].map(
    (contracts) =>
      `| ${contracts} | ${(contracts * year).toFixed(2)} | ${sweeps.toFixed(2)} | ${fixed.toFixed(2)} |`,
  );
  const lines = [
    `| Phase | ${keys.join(' | ')} | USD |`,
    `|---${'|---:'.repeat(keys.length + 1)}|`,
    ...[...phases].map(([name, of]) => row(name, of)),
    row('whole life', life),
    row('one sweep that finds nothing', sweep),
    '',
    `The contract lives for ${years.toFixed(1)} years: ${year.toFixed(4)} USD a year.`,
    '',
    '| Contracts | USD a year for what they do | sweeps | fixed |',
    '|---:|---:|---:|---:|',
    ...bill,
  ];
  const text = lines.join('\n');
  process.stdout.write(`${text}\n`);
  if (!process.argv.includes('--write')) return;
  const [before = ''] = readFileSync(PAGE, 'utf8').split('<!-- counted -->');
  const [, after = ''] = readFileSync(PAGE, 'utf8').split('<!-- end of counted -->');
  const counted = `<!-- counted -->\n${text}\n<!-- end of counted -->`;
  writeFileSync(PAGE, `${before}${counted}${after}`);
}
