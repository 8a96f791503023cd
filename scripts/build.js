import { readdirSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/**
 * Bundles the command line and every function, each in one esbuild call: a bundled start takes a third of
 * the time that a transpiling one takes, and infra takes `dist/functions/<name>` as it is.
 */
const root = fileURLToPath(new URL('..', import.meta.url));

const common = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  format: 'esm',
  splitting: true,
  outExtension: { '.js': '.js' },
  logLevel: 'warning',
  legalComments: 'none',
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
};

rmSync(`${root}dist`, { recursive: true, force: true });

await build({ ...common, entryPoints: { utfall: 'cli/utfall.ts' }, outdir: 'dist/cli' });

const functions = readdirSync(`${root}functions`, { withFileTypes: true, recursive: true })
  .filter((entry) => entry.name.endsWith('.lambda.ts'))
  .map((entry) => entry.name.replace('.lambda.ts', ''));

await Promise.all(
  functions.map((name) =>
    build({
      ...common,
      splitting: false,
      minify: true,
      sourcemap: false,
      entryPoints: { index: `functions/${name}/${name}.lambda.ts` },
      outdir: `dist/functions/${name}`,
      outExtension: { '.js': '.mjs' },
    }),
  ),
);
