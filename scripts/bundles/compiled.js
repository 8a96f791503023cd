import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { QUICK_COMMANDS } from './command-line.js';

/** Has the engine keep what it compiles of each quick command in its typical uses. */
export async function keepCompiled(root) {
  const names = Object.keys(QUICK_COMMANDS);
  await Promise.all(names.map((name) => run(root, name)));
}

async function run(root, name) {
  const maker = join(root, 'scripts/bundles/compile.cjs');
  const bundle = join(root, `dist/cli/${name}.quick`);
  const uses = QUICK_COMMANDS[name].map((use) => [name, ...use]);
  await promisify(execFile)(process.execPath, [maker, bundle, JSON.stringify(uses)], {
    cwd: root,
    env: { ...process.env, UTFALL_DEBUG: '1' },
    maxBuffer: 1 << 24,
  });
}
