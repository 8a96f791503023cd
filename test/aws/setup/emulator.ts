import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startMinistack } from '../emulator/programs.ts';
import { EMULATOR } from '../emulator/run.ts';
import { setUp, timed } from './closing.ts';

/** Starts an emulated AWS for the run, in a folder of its own. Were this process killed, it would end as well. */
export default function setup(): Promise<() => Promise<void>> {
  return setUp(async (closing) => {
    const scratch = mkdtempSync(join(tmpdir(), 'utfall-aws-'));
    closing.push(() => rmSync(scratch, { recursive: true, force: true, maxRetries: 3 }));
    const emulator = await timed('the emulated AWS answers', startMinistack(scratch));
    closing.push(() => emulator.stop());
    process.env[EMULATOR.scratch] = scratch;
    process.env[EMULATOR.endpoint] = emulator.endpoint;
  });
}
