const { readdirSync, renameSync, rmSync, writeFileSync } = require('node:fs');
const { basename, dirname, join } = require('node:path');
const { bundleIn } = require('../../bin/bundle.js');

/** Runs a bundle as each of some uses asks, and keeps what the engine compiled for them, unless that is there already. */
const [, , file, asked] = process.argv;
const uses = JSON.parse(asked);
const { compiled, script, run } = bundleIn(file);

if (script.cachedDataRejected !== false) {
  process.on('beforeExit', runNext);
  process.on('exit', () => {
    // What the command says of its files does not matter here.
    process.exitCode = 0;
    removeEarlier();
    writeFileSync(`${compiled}.${process.pid}`, script.createCachedData());
    renameSync(`${compiled}.${process.pid}`, compiled);
  });
  runNext();
}

/** The functions are made anew for each use; what is compiled of them belongs to the bundle, and adds up. */
function runNext() {
  const use = uses.shift();
  if (!use) return;
  process.argv.splice(1, Number.POSITIVE_INFINITY, file, ...use);
  run();
}

/** What was compiled of the bundle before it changed. */
function removeEarlier() {
  const folder = dirname(file);
  const earlier = readdirSync(folder).filter((name) => name.startsWith(`${basename(file)}.`));
  for (const name of earlier) rmSync(join(folder, name));
}
