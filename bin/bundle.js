const { readFileSync } = require('node:fs');
const { createRequire } = require('node:module');
const { pathToFileURL } = require('node:url');
const { Script } = require('node:vm');

/** Behind `// ` on a bundle's first line stands a hash: of the rest, and of the uses that it is compiled for. */
const [HASH_FROM, HASH_UNTIL] = [3, 19];

/**
 * Reads a bundle that is one function, with what the engine made of it before, if that is there: most of a start
 * is compiling. What another version of the engine made is not used by it.
 */
exports.bundleIn = (file) => {
  // Bundles are ASCII.
  const source = readFileSync(file, 'latin1');
  const compiled = `${file}.${source.slice(HASH_FROM, HASH_UNTIL)}.compiled`;
  const script = new Script(source, { filename: file, cachedData: bytesOf(compiled) });
  const run = () => script.runInThisContext()(createRequire(file), pathToFileURL(file).href);
  return { compiled, script, run };
};

function bytesOf(file) {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}
