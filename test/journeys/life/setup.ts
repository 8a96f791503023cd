import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where the test files of one run share what they have played. */
export const SHARED = 'UTFALL_JOURNEY_POINTS';

/** Makes the folder for the run, and takes it away afterwards. Whoever needs a point first plays up to it. */
export default function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'utfall-points-'));
  process.env[SHARED] = folder;
  const clear = (): void => rmSync(folder, { recursive: true, force: true });
  // At Ctrl-C nothing is torn down.
  process.once('exit', clear);
  return clear;
}
