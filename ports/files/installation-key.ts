import { randomBytes } from 'node:crypto';
import { readFile, rename, stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { InstallationKeyError } from './errors.ts';
import { folderPlaces, syncFolder } from './folder-places.ts';
import type { KeyKeeper } from './places.ts';
import { KEY_BYTES, seal, unseal } from './seal.ts';

/**
 * Keeps data keys under a key in a file. It is made at the first need, readable by its owner alone, and never
 * made again where data keys exist: a new one could open none of them.
 *
 * @param file where the key lies; best kept, and backed up, apart from the folder of files
 * @param hasDataKeys whether any contract has a data key
 */
export function installationKey(file: string, hasDataKeys: () => Promise<boolean>): KeyKeeper {
  const coming = `${file}.coming`;

  async function key(): Promise<Uint8Array> {
    return (await readKey(file)) ?? make();
  }

  async function make(): Promise<Uint8Array> {
    if (await hasDataKeys()) throw new InstallationKeyError({ reason: 'missing', file });
    await createKey(file);
    return key(); // as it lies in the file, also where another was first
  }

  async function comingKey(): Promise<Uint8Array> {
    const there = await readKey(coming);
    if (there === undefined) throw new InstallationKeyError({ reason: 'missing', file: coming });
    return there;
  }

  return {
    async newKey(contractId) {
      const plain = randomBytes(KEY_BYTES);
      return { plain, wrapped: seal(plain, await key(), about(contractId)) };
    },
    async unwrap(contractId, wrapped) {
      const next = await readKey(coming);
      const opened = next && opens(wrapped, next, contractId);
      if (opened) return opened;
      const wrapping = await key();
      try {
        return unseal(wrapped, wrapping, about(contractId));
      } catch (cause) {
        throw new InstallationKeyError({ reason: 'another', file }, { cause });
      }
    },
    renewal: {
      begin: () => createKey(coming),
      wrap: async (contractId, plain) => seal(plain, await comingKey(), about(contractId)),
      async finish() {
        await rename(coming, file); // over the old one, in one step
        await syncFolder(dirname(file));
      },
    },
  };
}

async function createKey(file: string): Promise<void> {
  const text = `${randomBytes(KEY_BYTES).toString('hex')}\n`;
  await folderPlaces(dirname(file)).create(basename(file), Buffer.from(text, 'utf8'));
}

function opens(wrapped: Uint8Array, key: Uint8Array, contractId: string): Uint8Array | undefined {
  try {
    return unseal(wrapped, key, about(contractId));
  } catch {
    return undefined; // wrapped under the other one
  }
}

/** The key in a file; undefined where there is none. @throws InstallationKeyError `open-to-others`, `unreadable` */
export async function readKey(file: string): Promise<Uint8Array | undefined> {
  let text: string;
  try {
    const { mode } = await stat(file);
    // Windows has no such bits to look at.
    if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
      throw new InstallationKeyError({ reason: 'open-to-others', file });
    }
    text = await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  if (!/^[0-9a-f]{64}\s*$/.test(text))
    throw new InstallationKeyError({ reason: 'unreadable', file });
  return Buffer.from(text.trim(), 'hex');
}

function about(contractId: string): string {
  return `utfall-data-key/1 ${contractId}`;
}
