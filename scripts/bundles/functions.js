import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { ownCopy } from './own-copy.js';

/** Whatever lies above a function's folder: its pieces are CommonJS. */
const PACKAGE = Buffer.from('{"type":"commonjs"}\n');

/**
 * Bundles every function, with the SDK that it was tested with, not the one that Lambda happens to have. All are
 * made in one go, and the pieces that functions share are laid into the folder of each. What a function does not
 * need at its start, such as the clients of services that it seldom calls, is in pieces that are loaded late.
 *
 * A start is mostly reading and compiling what is loaded. The pieces are CommonJS, because to import `node:crypto`
 * or `node:process` as an ES module evaluates all that they have to offer.
 *
 * @param role which file of each function: what is deployed, or its step by itself
 * @returns the files, and for each function what is loaded at its start
 */
export async function bundleFunctions(root, role = 'lambda') {
  const fileOf = (name) => `functions/${name}/${name}.${role}.ts`;
  const all = readdirSync(join(root, 'functions'));
  const names = all.filter((name) => existsSync(join(root, fileOf(name))));
  const input = Object.fromEntries(names.map((name) => [name, fileOf(name)]));
  const zod = await ownCopy(root, 'zod/mini');
  const whole = (groups) => bundled(root, { input, plugins: [zod], groups });
  const pieces = await whole(groupsOf(await whole([]), names));
  return laidOut(names, pieces);
}

/**
 * What most steps load at their start is one piece: finest sharing would make thirty files of it, each of which is
 * found, read and compiled by itself.
 */
function groupsOf(pieces, names) {
  const steps = names.filter((name) => name !== 'api');
  const counts = new Map();
  for (const name of steps) {
    for (const file of reached(pieces, `${name}.js`, ['imports'])) {
      for (const id of Object.keys(pieces.get(file).modules)) {
        counts.set(id, (counts.get(id) ?? 0) + 1);
      }
    }
  }
  return [{ name: 'most', test: (id) => (counts.get(id) ?? 0) > steps.length / 2 }];
}

async function bundled(root, { input, plugins, groups }) {
  const bundle = await rolldown({
    cwd: root,
    input,
    platform: 'node',
    resolve: {
      // CommonJS pieces that are imported late have no named exports here; the SDK offers both.
      mainFields: ['module', 'main'],
      alias: { '@aws-sdk/credential-provider-node': join(root, 'scripts/bundles/credentials.js') },
    },
    logLevel: 'warn',
    plugins,
  });
  const { output } = await bundle.generate({
    format: 'cjs',
    minify: true,
    comments: { legal: false },
    entryFileNames: '[name].js',
    chunkFileNames: '[name]-[hash].js',
    codeSplitting: { groups },
  });
  await bundle.close();
  return new Map(output.map((piece) => [piece.fileName, piece]));
}

function laidOut(names, pieces) {
  const files = [];
  const sizes = {};
  for (const name of names) {
    const entry = `${name}.js`;
    const all = reached(pieces, entry, ['imports', 'dynamicImports']);
    const start = reached(pieces, entry, ['imports']);
    const bytes = (of) =>
      [...of].reduce((sum, file) => sum + Buffer.byteLength(pieces.get(file).code), 0);
    sizes[name] = { start: bytes(start), all: bytes(all) };
    files.push({ path: join('functions', name, 'package.json'), contents: PACKAGE });
    for (const file of all) {
      const path = join('functions', name, file === entry ? 'index.js' : file);
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
