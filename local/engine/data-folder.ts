import { mkdirSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type FolderLock, LOCK_FILE, lockFolder } from './folder-lock.ts';
import {
  FOLDER_FORMAT,
  type FolderMarker,
  type FolderMode,
  MARKER_FILE,
  readMarker,
  writeMarker,
} from './folder-marker.ts';
import { StartError } from './start-error.ts';

export type { FolderMarker, FolderMode } from './folder-marker.ts';

/** An open data folder: this process is the only one that uses it. */
export type DataFolder = {
  /** The real path, links resolved. */
  readonly path: string;
  readonly marker: FolderMarker;
  /** The path of a file or folder inside. */
  inside(...names: string[]): string;
  /** Lets others open the folder. The end of the process does the same, however it ends. */
  release(): Promise<void>;
};

export type OpenDataFolderOptions = {
  mode: FolderMode;
  /** Empties the folder first. Only a demo folder may be emptied. */
  fresh?: boolean;
  now?: () => Date;
};

/**
 * Opens a data folder, or creates one where there is nothing or an empty folder.
 *
 * @throws StartError `folder-foreign`, `folder-marker-unreadable`, `folder-other-mode`,
 *   `folder-newer`, `folder-locked`, `folder-not-writable`, `folder-keeps-data`
 *
 * @example
 * const folder = await openDataFolder('.utfall/demo', { mode: 'demo' });
 * startDynoxide({ file: folder.inside('utfall.db') });
 */
export async function openDataFolder(
  path: string,
  options: OpenDataFolderOptions,
): Promise<DataFolder> {
  const { mode, fresh = false, now = () => new Date() } = options;
  if (fresh && mode === 'real') throw new StartError('folder-keeps-data', { folder: path });
  const folder = makeFolder(path);
  // Looked at before the lock as well, so that nothing is ever written into somebody else's folder.
  recognise(folder, mode);
  const lock = await lockFolder(folder);
  try {
    if (fresh) empty(folder);
    const marker = recognise(folder, mode) ?? createMarker(folder, mode, now());
    return opened(folder, marker, lock);
  } catch (error) {
    await lock.release();
    throw error;
  }
}

function opened(path: string, marker: FolderMarker, lock: FolderLock): DataFolder {
  return {
    path,
    marker,
    inside: (...names) => join(path, ...names),
    release: () => lock.release(),
  };
}

function makeFolder(path: string): string {
  try {
    // Person-level data will be kept inside: nobody but the owner may look.
    mkdirSync(path, { recursive: true, mode: 0o700 });
    return realpathSync(path);
  } catch (error) {
    const { code = 'unknown' } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST' || code === 'ENOTDIR') {
      throw new StartError('folder-foreign', { folder: path }, { cause: error });
    }
    throw new StartError('folder-not-writable', { folder: path, reason: code }, { cause: error });
  }
}

function recognise(folder: string, wanted: FolderMode): FolderMarker | undefined {
  const marker = readMarker(folder);
  if (marker === undefined) {
    if (contents(folder).length > 0) throw new StartError('folder-foreign', { folder });
    return undefined;
  }
  const { mode } = marker;
  if (mode !== wanted) throw new StartError('folder-other-mode', { folder, mode, wanted });
  return marker;
}

function createMarker(folder: string, mode: FolderMode, createdAt: Date): FolderMarker {
  const marker = { format: FOLDER_FORMAT, mode, createdAt: createdAt.toISOString() };
  try {
    writeMarker(folder, marker);
  } catch (error) {
    const { code = 'unknown' } = error as NodeJS.ErrnoException;
    throw new StartError('folder-not-writable', { folder, reason: code }, { cause: error });
  }
  return marker;
}

/** The marker goes last: a folder half emptied by a crash is still known as ours. */
function empty(folder: string): void {
  for (const name of contents(folder).filter((each) => each !== MARKER_FILE)) {
    rmSync(join(folder, name), { recursive: true, force: true });
  }
  rmSync(join(folder, MARKER_FILE), { force: true });
}

/** What lies in the folder beside the lock and a marker that a crash left unfinished. */
function contents(folder: string): string[] {
  const ours = [LOCK_FILE, `${MARKER_FILE}.tmp`];
  return readdirSync(folder).filter((name) => !ours.includes(name));
}
