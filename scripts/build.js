import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { bundleCommandLine } from './bundles/command-line.js';
import { keepCompiled } from './bundles/compiled.js';
import { bundleFunctions } from './bundles/functions.js';

/**
 * Bundles the command line and every function into `dist/`: a bundled start takes a third of the time that a
 * transpiling one takes, and infra deploys `dist/functions/<name>` as it is.
 *
 * `--sizes` prints how much each function loads at its start, and how much its bundle holds.
 */
const ROOT = join(import.meta.dirname, '..');
const DIST = join(ROOT, 'dist');

/** Changes only what differs, each file at once, so that a command that runs meanwhile finds it whole. */
function replaceDist(files) {
  mkdirSync(DIST, { recursive: true });
  const current = new Set(files.map(({ path }) => path));
  for (const { path, contents } of files) {
    const there = join(DIST, path);
    if (existsSync(there) && readFileSync(there).equals(contents)) continue;
    const beside = `${there}.${process.pid}`;
    mkdirSync(dirname(there), { recursive: true });
    writeFileSync(beside, contents);
    renameSync(beside, there);
  }
  for (const path of readdirSync(DIST, { recursive: true })) {
    if (/\.([cm]?js|quick)$/.test(path) && !current.has(path)) rmSync(join(DIST, path));
  }
}

function printSizes(sizes) {
  const kilobytes = (bytes) => `${Math.round(bytes / 1000)} kB`.padStart(9);
  process.stdout.write(`${'function'.padEnd(22)}${'at start'.padStart(9)}${'all'.padStart(9)}\n`);
  for (const [name, { start, all }] of Object.entries(sizes)) {
    process.stdout.write(`${name.padEnd(22)}${kilobytes(start)}${kilobytes(all)}\n`);
  }
}

try {
  const [commandLine, functions] = await Promise.all([
    bundleCommandLine(ROOT),
    bundleFunctions(ROOT),
  ]);
  replaceDist([...commandLine, ...functions.files]);
  await keepCompiled(ROOT);
  if (process.argv.includes('--sizes')) printSizes(functions.sizes);
} catch (error) {
  // What does not compile is said with its place; everything else is a fault of this program.
  if (!error.errors) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
