import { randomUUID } from 'node:crypto';
import { link, mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Places } from './places.ts';

/** Kept bytes may be person-level: nobody but the owner may look, and what is locked may not be written. */
const FOLDER_MODE = 0o700;
const FILE_MODE = 0o600;
const LOCKED_MODE = 0o400;

/**
 * Places in a folder. Every write is on the disk, with its name, before it is acknowledged: first under another
 * name, then moved, so that a crash leaves the file whole or absent.
 */
export function folderPlaces(root: string): Places {
  return {
    read: (path) => orUndefined(readFile(join(root, path))),
    async create(path, bytes, { locked = false } = {}) {
      const mode = locked ? LOCKED_MODE : FILE_MODE;
      return withDraft(join(root, path), { bytes, mode }, async (draft, target) => {
        try {
          await link(draft, target); // unlike a rename, refused where something is
          return true;
        } catch (error) {
          if (hasCode(error, 'EEXIST')) return false;
          throw error;
        }
      });
    },
    async replace(path, bytes) {
      await withDraft(join(root, path), { bytes, mode: FILE_MODE }, rename);
    },
    async removeAll(folder) {
      await rm(join(root, folder), { recursive: true, force: true });
      await orUndefined(syncFolder(dirname(join(root, folder))));
    },
    async list(folder) {
      const entries =
        (await orUndefined(
          readdir(join(root, folder), { recursive: true, withFileTypes: true }),
        )) ?? [];
      return entries
        .filter((entry) => entry.isFile() && !isDraft(entry.name))
        .map((entry) => join(entry.parentPath, entry.name).slice(join(root, '/').length))
        .sort();
    },
  };
}

/** Writes a file whole under a name that nobody reads, and moves it to its place. */
async function withDraft<T>(
  target: string,
  { bytes, mode }: { bytes: Uint8Array; mode: number },
  move: (draft: string, target: string) => Promise<T>,
): Promise<T> {
  const folder = dirname(target);
  await makeFolder(folder);
  const draft = join(folder, `.${randomUUID()}.draft`);
  try {
    const file = await open(draft, 'wx', mode);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    const moved = await move(draft, target);
    await syncFolder(folder);
    return moved;
  } finally {
    await rm(draft, { force: true });
  }
}

/** Makes a folder, with the folders above it, and puts each new name on the disk. */
async function makeFolder(folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true, mode: FOLDER_MODE });
  if (first === undefined) return;
  for (let made = folder; ; made = dirname(made)) {
    await syncFolder(dirname(made));
    if (made === first || made === dirname(made)) return;
  }
}

function isDraft(name: string): boolean {
  return name.startsWith('.') && name.endsWith('.draft');
}

/** A new name is durable only when the folder that holds it is. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function orUndefined<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && (error as NodeJS.ErrnoException).code === code;
}
