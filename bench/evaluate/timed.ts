import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A whole process, from its start to its end. */
export type Run = {
  readonly seconds: number;
  /** Seconds of all cores, its own and the system's for it. */
  readonly processor: number;
  /** The peak of resident memory. */
  readonly megabytes: number;
  readonly out: string;
};

/** What `time` writes of a process: seconds of the processor, for itself and by the system, and kilobytes. */
const FORMAT = '%U %S %M';

/** Runs Node as a process of its own. @throws Error when it fails */
export function timed(args: readonly string[]): Run {
  const folder = mkdtempSync(join(tmpdir(), 'utfall-timed-'));
  try {
    const said = join(folder, 'time');
    const began = process.hrtime.bigint();
    const { stdout, stderr, status } = spawnSync(
      '/usr/bin/time',
      ['-o', said, '-f', FORMAT, process.execPath, ...args],
      { encoding: 'utf8', maxBuffer: 1 << 28 },
    );
    const seconds = Number(process.hrtime.bigint() - began) / 1e9;
    if (status !== 0) throw new Error(`${args.join(' ')}\n${stdout}${stderr}`);
    const [own = 0, system = 0, kilobytes = 0] = readFileSync(said, 'utf8').split(' ').map(Number);
    return { seconds, processor: own + system, megabytes: kilobytes / 1024, out: stdout };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
