import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { build } from 'esbuild';

/**
 * Commands that people wait for, each with typical uses of it: `bundles/compiled.js` runs those to find what is
 * worth keeping compiled.
 */
export const QUICK_COMMANDS = JSON.parse(
  readFileSync(join(import.meta.dirname, 'quick-commands.json'), 'utf8'),
);

/**
 * Bundles the command line in pieces, so that commands on files load neither the runtime nor the SDK; and quick
 * commands once more each in one piece, as `bin/bundle.js` runs it.
 */
export async function bundleCommandLine(root) {
  const shared = {
    absWorkingDir: root,
    outdir: 'dist/cli',
    bundle: true,
    write: false,
    platform: 'node',
    // CommonJS pieces that are imported late have no named exports here; the SDK offers both.
    mainFields: ['module', 'main'],
    target: 'node20.19',
    // Errors are thrown, and said by whoever catches them.
    logLevel: 'silent',
    legalComments: 'none',
  };
  const whole = {
    ...shared,
    entryPoints: { utfall: 'cli/utfall.ts' },
    splitting: true,
    format: 'esm',
    // What the CommonJS packages in a bundle call; a module has no `require` of its own.
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
  };
  // In one piece: a thread that begins waits for nothing but itself.
  const thread = {
    ...shared,
    entryPoints: { 'tally-thread': 'cli/evaluating/tally-thread.ts' },
    format: 'cjs',
    outExtension: { '.js': '.cjs' },
  };
  const late = new Set();
  const [pieces, ofThread, ...commands] = await Promise.all([
    build(whole),
    build(thread),
    ...Object.keys(QUICK_COMMANDS).map((name) => bundleCommand(name, shared, late)),
  ]);
  const files = [
    ...pieces.outputFiles,
    ...ofThread.outputFiles,
    ...(await bundleLate(late, shared)),
  ];
  const written = files.map(({ path, contents }) => ({
    path: relative(`${root}/dist`, path),
    contents,
  }));
  return [...written, ...commands];
}

/**
 * What is imported late is a piece by itself: what a command seldom needs is not read with it, and modules that
 * both have are not turned into what may be loaded late.
 */
function lateImports(late) {
  return {
    name: 'late imports',
    setup({ onResolve }) {
      onResolve({ filter: /^\./ }, ({ kind, path, resolveDir }) => {
        if (kind !== 'dynamic-import') return undefined;
        late.add(join(resolveDir, path));
        return { path: `./${basename(path, '.ts')}.cjs`, external: true };
      });
    },
  };
}

/** The pieces that commands import late, and those that these import late. */
async function bundleLate(late, shared) {
  const files = [];
  for (const entry of late) {
    const { outputFiles } = await build({
      ...shared,
      entryPoints: { [basename(entry, '.ts')]: entry },
      format: 'cjs',
      minifyWhitespace: true,
      outExtension: { '.js': '.cjs' },
      supported: { 'dynamic-import': false },
      plugins: [lateImports(late)],
      define: { 'import.meta.url': '__url' },
      banner: { js: "const __url = require('node:url').pathToFileURL(__filename).href;" },
    });
    files.push(...outputFiles);
  }
  return files;
}

/** A command by itself. Its first line is its hash, with its typical uses: by that what was compiled is known again. */
async function bundleCommand(name, shared, late) {
  const { outputFiles } = await build({
    ...shared,
    stdin: {
      contents: `import { ${name}Command } from './commands/${name}.ts';
        import { main } from './main.ts';
        main({ ${name}: async () => ${name}Command });`,
      resolveDir: `${shared.absWorkingDir}/cli`,
      loader: 'ts',
    },
    format: 'cjs',
    minifyWhitespace: true,
    // An import of what is not bundled becomes a call of the `require` below.
    supported: { 'dynamic-import': false },
    plugins: [lateImports(late)],
    alias: { 'node:child_process': './scripts/bundles/no-child-process.cjs' },
    define: { 'import.meta.url': '__url' },
    banner: { js: '(function (require, __url) {' },
    footer: { js: '})' },
  });
  const contents = inAscii(outputFiles[0].text);
  const uses = JSON.stringify(QUICK_COMMANDS[name]);
  const hash = createHash('sha256').update(contents).update(uses).digest('hex').slice(0, 16);
  return {
    path: `cli/${name}.quick`,
    contents: Buffer.concat([Buffer.from(`// ${hash}\n`), contents]),
  };
}

/**
 * The same program in ASCII, as `bin/bundle.js` reads it. The bundler writes texts so and leaves regular expressions
 * as they are: read as Latin-1, `/värde/` would find no cell, and `/födelsenummer/` would refuse no column.
 */
function inAscii(program) {
  const inPairs = /\\[\u0080-\uffff]|[\ud800-\udfff]/.exec(program);
  if (inPairs)
    throw new Error(`A regular expression has ${inPairs[0]} as it stands: write its code`);
  const escaped = (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return Buffer.from(program.replace(/[\u0080-\uffff]/g, escaped), 'latin1');
}
