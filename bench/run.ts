import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { median } from './median.ts';

/**
 * Runs each bench here and at an earlier commit, by turns in one run, and prints both with their ratio:
 * machines differ and are noisy, a ratio in one run says something.
 *
 * npm run bench            against the commit before
 * npm run bench -- v0.1.0  against another
 */
const BENCHES = ['settle-claims', 'check'] as const;
const TURNS = 3;

const here = resolve(import.meta.dirname, '..');
const before = process.argv[2] ?? 'HEAD~1';
const there = join(mkdtempSync(join(tmpdir(), 'utfall-bench-')), 'before');

execFileSync('git', ['worktree', 'add', '--detach', there, before], { cwd: here, stdio: 'ignore' });
try {
  symlinkSync(join(here, 'node_modules'), join(there, 'node_modules'));
  for (const folder of [here, there]) {
    execFileSync(process.execPath, ['scripts/build.js'], { cwd: folder, stdio: 'ignore' });
  }
  for (const bench of BENCHES) process.stdout.write(`${compared(bench)}\n`);
} finally {
  execFileSync('git', ['worktree', 'remove', '--force', there], { cwd: here });
  rmSync(join(there, '..'), { recursive: true, force: true });
}

function compared(bench: string): string {
  const now: number[] = [];
  const then: number[] = [];
  for (let turn = 0; turn < TURNS; turn += 1) {
    now.push(measured(bench, here));
    then.push(measured(bench, there));
  }
  const ratio = median(now) / median(then);
  const ms = (values: readonly number[]): string => `${median(values).toFixed(1)} ms`;
  return `${bench.padEnd(14)} ${ms(now).padStart(10)}   ${before}: ${ms(then).padStart(10)}   ratio ${ratio.toFixed(2)}`;
}

function measured(bench: string, folder: string): number {
  const script = join(folder, 'bench', `${bench}.ts`);
  const text = execFileSync(process.execPath, ['--import', 'tsx', script], {
    cwd: folder,
    encoding: 'utf8',
  });
  return (JSON.parse(text) as { ms: number }).ms;
}
