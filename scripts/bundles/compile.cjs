const { readdirSync, renameSync, rmSync, writeFileSync } = require('node:fs');
const { basename, dirname, join } = require('node:path');
const { bundleIn } = require('../../bin/bundle.js');

/** Runs a bundle with some arguments, and keeps what the engine compiled for it, unless that is there already. */
const [, , file, ...args] = process.argv;
const { compiled, script, run } = bundleIn(file);

if (script.cachedDataRejected !== false) {
  process.argv.splice(1, Number.POSITIVE_INFINITY, file, ...args);
  process.on('exit', () => {
    // What the command says of its files does not matter here.
    process.exitCode = 0;
    removeEarlier();
    writeFileSync(`${compiled}.${process.pid}`, script.createCachedData());
    renameSync(`${compiled}.${process.pid}`, compiled);
  });
  run();
}

/** What was compiled of the bundle before it changed. */
function removeEarlier() {
  const folder = dirname(file);
  const earlier = readdirSync(folder).filter((name) => name.startsWith(`${basename(file)}.`));
  for (const name of earlier) rmSync(join(folder, name));
}
