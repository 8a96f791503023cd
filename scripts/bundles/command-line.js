import { relative } from 'node:path';
import { build } from 'esbuild';

/** Bundles the command line in pieces, so that commands on files load neither the runtime nor the SDK. */
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
    format: 'esm',
    // Errors are thrown, and said by whoever catches them.
    logLevel: 'silent',
    legalComments: 'none',
    banner: {
      // What the CommonJS packages in a bundle call; a module has no `require` of its own.
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
  };
  const results = await Promise.all([
    build({ ...shared, entryPoints: { utfall: 'cli/utfall.ts' }, splitting: true }),
    // In one piece: a thread that begins waits for nothing but itself.
    build({ ...shared, entryPoints: { 'tally-thread': 'cli/evaluating/tally-thread.ts' } }),
  ]);
  const outputFiles = results.flatMap((result) => result.outputFiles);
  return outputFiles.map(({ path, contents }) => ({
    path: relative(`${root}/dist`, path),
    contents,
  }));
}
