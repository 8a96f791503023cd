import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { rolldown } from 'rolldown';

/** What every step begins with: the rest it loads while the table answers. */
const BEGINS = ['functions/bind.ts', 'functions/common/save.ts', 'functions/common/step-input.ts'];

/**
 * Bundles every function, with the SDK that it was tested with, not the one that Lambda happens to have. All are
 * made in one go, and the pieces that functions share are laid into the folder of each. What a function does not
 * need at its start, such as the clients of services that it seldom calls, is in pieces that are loaded late.
 *
 * A start is mostly reading and compiling what is loaded, file by file. So what every function begins with (the
 * binding, the store, its client) is one piece, and not the thirty that finest sharing would make of it.
 *
 * @returns the files, and for each function what is loaded at its start
 */
export async function bundleFunctions(root) {
  const names = readdirSync(join(root, 'functions')).filter((name) =>
    existsSync(join(root, entryOf(name))),
  );
  const begins = new Set();
  const bundle = await rolldown({
    cwd: root,
    input: Object.fromEntries(names.map((name) => [name, entryOf(name)])),
    platform: 'node',
    // CommonJS pieces that are imported late have no named exports here; the SDK offers both.
    resolve: { mainFields: ['module', 'main'] },
    logLevel: 'warn',
    plugins: [
      {
        name: 'what every function begins with',
        buildEnd() {
          const add = (id) => {
            if (begins.has(id)) return;
            begins.add(id);
            for (const imported of this.getModuleInfo(id)?.importedIds ?? []) add(imported);
          };
          for (const file of BEGINS) add(join(root, file));
        },
      },
    ],
  });
  const { output } = await bundle.generate({
    format: 'esm',
    minify: true,
    comments: { legal: false },
    entryFileNames: '[name].mjs',
    chunkFileNames: '[name]-[hash].mjs',
    codeSplitting: { groups: [{ name: 'begin', test: (id) => begins.has(id) }] },
  });
  await bundle.close();
  return laidOut(names, new Map(output.map((piece) => [piece.fileName, piece])));
}

function entryOf(name) {
  return `functions/${name}/${name}.lambda.ts`;
}

function laidOut(names, pieces) {
  const files = [];
  const sizes = {};
  for (const name of names) {
    const entry = `${name}.mjs`;
    const all = reached(pieces, entry, ['imports', 'dynamicImports']);
    const start = reached(pieces, entry, ['imports']);
    const bytes = (of) =>
      [...of].reduce((sum, file) => sum + Buffer.byteLength(pieces.get(file).code), 0);
    sizes[name] = { start: bytes(start), all: bytes(all) };
    for (const file of all) {
      const path = join('functions', name, file === entry ? 'index.mjs' : file);
      files.push({ path, contents: Buffer.from(pieces.get(file).code) });
    }
  }
  return { files, sizes };
}

/** A piece and all that it imports, at once or also late. */
function reached(pieces, file, how, found = new Set()) {
  if (found.has(file) || !pieces.has(file)) return found;
  found.add(file);
  for (const each of how) {
    for (const imported of pieces.get(file)[each]) reached(pieces, imported, how, found);
  }
  return found;
}
