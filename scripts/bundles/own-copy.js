import { rolldown } from 'rolldown';

/**
 * Gives the modules that import a library as it is called here a copy of it, of which only what they use is kept.
 * A library whose parts others use too, under another name, would hold all that anybody uses, wherever it is.
 *
 * @param {string} root
 * @param {string} library as it is imported, such as `zod/mini`
 */
export async function ownCopy(root, library) {
  const bundle = await rolldown({ cwd: root, input: library, platform: 'node' });
  const { output } = await bundle.generate({ format: 'esm' });
  await bundle.close();
  const id = `own-copy:${library}`;
  return {
    name: 'a copy of its own',
    resolveId: {
      filter: { id: new RegExp(`^${library}$`) },
      handler: () => ({ id, moduleSideEffects: false }),
    },
    load: { filter: { id: new RegExp(`^${id}$`) }, handler: () => output[0].code },
  };
}
