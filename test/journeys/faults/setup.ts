import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from './program.ts';

/** Bundles the program as it is now, once for all test files that run it: none finds it half replaced by another's. */
export default function setup(): void {
  execFileSync(process.execPath, [join(ROOT, 'scripts/build.js')], { cwd: ROOT });
}
