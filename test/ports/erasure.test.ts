import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contentAddressed } from '../../ports/files/content.ts';
import { FileErasedError } from '../../ports/files/errors.ts';
import { folderFiles } from '../../ports/files/folder.ts';
import { folderPlaces } from '../../ports/files/folder-places.ts';
import { installationKey } from '../../ports/files/installation-key.ts';
import type { Places } from '../../ports/files/places.ts';
import { bytes, CONTRACT, OTHER, text } from './files-suite.ts';
import { scratchFolder } from './scratch.ts';

function place(folder: string) {
  const root = join(folder, 'files');
  const installationKeyFile = join(folder, 'installation.key');
  return { files: folderFiles({ root, installationKeyFile }), root, installationKeyFile };
}

/** Two contracts with persons, a copy of all their files from before, and the first one erased. */
async function erased() {
  const { files, root, installationKeyFile } = place(scratchFolder());
  const hash = await files.put('person', CONTRACT, bytes('deltagare 1'));
  const other = await files.put('person', OTHER, bytes('deltagare 2'));
  const copy = join(scratchFolder(), 'copy');
  cpSync(root, copy, { recursive: true });
  const oldKey = readFileSync(installationKeyFile);
  const receipt = await files.erasePersons(CONTRACT);
  return { files, root, installationKeyFile, hash, other, copy, oldKey, receipt };
}

describe('after an erasure', () => {
  it('a copy of every file from before, wrapped keys and all, opens nothing', async () => {
    const { files, root, hash, copy } = await erased();
    cpSync(copy, root, { recursive: true });
    const read = files.get('person', CONTRACT, hash);
    await expect(read).rejects.toMatchObject({
      name: 'InstallationKey',
      facts: { reason: 'another' },
    });
  });

  it('the files of other contracts are read as before, under the key that took the old one’s place', async () => {
    const { files, root, other, installationKeyFile, oldKey } = await erased();
    expect(readFileSync(installationKeyFile)).not.toEqual(oldKey);
    expect(text(await files.get('person', OTHER, other))).toBe('deltagare 2');
    const anew = folderFiles({ root, installationKeyFile });
    expect(text(await anew.get('person', OTHER, other))).toBe('deltagare 2');
    await anew.put('person', OTHER, bytes('deltagare 3'));
  });

  it('only the old installation key together with such a copy brings the data back: keep them apart', async () => {
    const { root, hash, copy, installationKeyFile, oldKey } = await erased();
    cpSync(copy, root, { recursive: true });
    writeFileSync(installationKeyFile, oldKey, { mode: 0o600 });
    const restored = folderFiles({ root, installationKeyFile });
    expect(text(await restored.get('person', CONTRACT, hash))).toBe('deltagare 1');
  });

  it('says which key was deleted, the same when it is asked again', async () => {
    const { files, receipt } = await erased();
    expect(receipt.keyId).toMatch(/^[0-9a-f]{32}$/);
    expect(await files.erasePersons(CONTRACT)).toEqual(receipt);
    expect(await files.erasePersons('never-had-any')).toEqual({});
  });
});

describe('an erasure that breaks off', () => {
  /** Places that stop working at their n-th write, as if the process had died. */
  function dyingAt(places: Places, writes: number): Places {
    let left = writes;
    const alive = () => {
      left -= 1;
      if (left < 0) throw new Error('died');
    };
    return {
      ...places,
      replace: async (path, content) => {
        alive();
        await places.replace(path, content);
      },
      removeAll: async (folder) => {
        alive();
        await places.removeAll(folder);
      },
    };
  }

  it.each([0, 1, 2, 3, 4])(
    'after %i writes loses nothing of others, and is done again',
    async (writes) => {
      const folder = scratchFolder();
      const { files, root, installationKeyFile } = place(folder);
      const hash = await files.put('person', CONTRACT, bytes('deltagare 1'));
      const others = await Promise.all(
        ['a', 'b', 'c'].map((name) => files.put('person', `${OTHER}-${name}`, bytes(name))),
      );
      const places = folderPlaces(root);
      const keeper = installationKey(installationKeyFile, async () => true);
      const dying = dyingAt(places, writes);
      const breaking = contentAddressed({ open: places, person: dying, keeper });
      await expect(breaking.erasePersons(CONTRACT)).rejects.toThrow('died');
      for (const again of [1, 2]) {
        const anew = folderFiles({ root, installationKeyFile });
        for (const [index, name] of ['a', 'b', 'c'].entries()) {
          const read = await anew.get('person', `${OTHER}-${name}`, others[index] ?? '');
          expect(text(read), `${again}`).toBe(name);
        }
        await anew.erasePersons(CONTRACT);
        await expect(anew.get('person', CONTRACT, hash)).rejects.toThrow(FileErasedError);
      }
    },
  );
});
