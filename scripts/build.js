import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { build } from 'esbuild';

/**
 * Bundles the command line and every function into `dist/`: a bundled start takes a third of the time that a
 * transpiling one takes, and infra deploys `dist/functions/<name>` as it is.
 */
const ROOT = join(import.meta.dirname, '..');
const DIST = join(ROOT, 'dist');

const common = {
  absWorkingDir: ROOT,
  bundle: true,
  splitting: true,
  write: false,
  metafile: true,
  platform: 'node',
  // CommonJS pieces that are imported late have no named exports here; the SDK offers both.
  mainFields: ['module', 'main'],
  // Lambdas run on a later Node, but the tests and the emulated AWS run the same bundles on this machine's.
  target: 'node20.19',
  format: 'esm',
  logLevel: 'warning',
  legalComments: 'none',
  banner: {
    // What the CommonJS packages in a bundle call; a module has no `require` of its own.
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
};

/** In pieces, so that commands on files load neither the runtime nor the SDK. */
async function cli() {
  const { outputFiles } = await build({
    ...common,
    entryPoints: { utfall: 'cli/utfall.ts' },
    outdir: 'dist/cli',
  });
  return outputFiles;
}

/**
 * With the SDK that they were tested with, not the one that Lambda happens to have. Pieces that functions share
 * are made once and laid into the folder of each: made whole one by one, all take ten times as long.
 */
async function functions() {
  const { outputFiles, metafile } = await build({
    ...common,
    entryPoints: Object.fromEntries(
      readdirSync(join(ROOT, 'functions'))
        .map((name) => [name, `functions/${name}/${name}.lambda.ts`])
        .filter(([, file]) => existsSync(join(ROOT, file))),
    ),
    outdir: 'dist/functions',
    chunkNames: 'chunk-[hash]',
    outExtension: { '.js': '.mjs' },
    minify: true,
  });
  const made = new Map(outputFiles.map((file) => [relative(ROOT, file.path), file.contents]));
  const entries = Object.entries(metafile.outputs).filter(([, output]) =>
    output.entryPoint?.endsWith('.lambda.ts'),
  );
  return entries.flatMap(([entry]) => {
    const folder = join(ROOT, 'dist/functions', basename(entry, '.mjs'));
    return [...needed(metafile.outputs, entry)].map((path) => ({
      path: join(folder, path === entry ? 'index.mjs' : basename(path)),
      contents: made.get(path),
    }));
  });
}

/** A piece and all that it imports. */
function needed(outputs, path, found = new Set()) {
  if (found.has(path)) return found;
  found.add(path);
  for (const each of outputs[path].imports) if (!each.external) needed(outputs, each.path, found);
  return found;
}

/** Changes only what differs, each file at once, so that a command that runs meanwhile finds it whole. */
function replaceDist(files) {
  mkdirSync(DIST, { recursive: true });
  for (const { path, contents } of files) {
    if (existsSync(path) && readFileSync(path).equals(contents)) continue;
    const beside = `${path}.${process.pid}`;
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(beside, contents);
    renameSync(beside, path);
  }
  const current = new Set(files.map(({ path }) => path));
  for (const name of readdirSync(DIST, { recursive: true })) {
    const path = join(DIST, name);
    if (/\.m?js$/.test(name) && !current.has(path)) rmSync(path);
  }
}

try {
  const bundles = await Promise.all([cli(), functions()]);
  replaceDist(bundles.flat());
} catch (error) {
  // What does not compile, esbuild has said already.
  if (!error.errors) throw error;
  process.exitCode = 1;
}
