import { randomBytes } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { InstallationKeyError } from './errors.ts';
import { folderPlaces } from './folder-places.ts';
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
  async function key(): Promise<Uint8Array> {
    return (await readKey(file)) ?? make();
  }

  async function make(): Promise<Uint8Array> {
    if (await hasDataKeys()) throw new InstallationKeyError({ reason: 'missing', file });
    const text = `${randomBytes(KEY_BYTES).toString('hex')}\n`;
    await folderPlaces(dirname(file)).create(basename(file), Buffer.from(text, 'utf8'));
    return key(); // as it lies in the file, also where another was first
  }

  return {
    async newKey(contractId) {
      const plain = randomBytes(KEY_BYTES);
      return { plain, wrapped: seal(plain, await key(), about(contractId)) };
    },
    async unwrap(contractId, wrapped) {
      const wrapping = await key();
      try {
        return unseal(wrapped, wrapping, about(contractId));
      } catch (cause) {
        throw new InstallationKeyError({ reason: 'another', file }, { cause });
      }
    },
  };
}

async function readKey(file: string): Promise<Uint8Array | undefined> {
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
