import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { median } from './median.ts';

/**
 * How long `utfall check` takes beyond the start of a Node process, for the slowest contract of the library,
 * projects of programmes among them.
 * Whole processes, paired with `node -e 0` in the same run. Prints `{ "ms": …, "contract": … }`.
 */
const RUNS = 3;

const slowest = readdirSync('contracts', { recursive: true, encoding: 'utf8' })
  .filter((name) => /(?:^|\/)(?:terms|projects\/[^/]+)\.yaml$/.test(name))
  .map((name) => ({ contract: name, ms: beyondStart(`contracts/${name}`) }))
  .reduce((one, other) => (other.ms > one.ms ? other : one));
process.stdout.write(`${JSON.stringify(slowest)}\n`);

function beyondStart(file: string): number {
  const pairs = Array.from(
    { length: RUNS },
    () => timed(['bin/utfall.js', 'check', file]) - timed(['-e', '0']),
  );
  return median(pairs);
}

function timed(args: readonly string[]): number {
  const began = process.hrtime.bigint();
  spawnSync(process.execPath, args, { stdio: 'ignore' });
  return Number(process.hrtime.bigint() - began) / 1e6;
}
