import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { StartError } from './start-error.ts';

export const MARKER_FILE = 'utfall.json';

/** Raised when a data folder can no longer be read by the version before. */
export const FOLDER_FORMAT = 1;

export const FolderMode = z.enum(['demo', 'real']);
export type FolderMode = z.infer<typeof FolderMode>;

/** A newer format may hold fields that this version does not know: read them, then refuse. */
const FolderMarker = z.looseObject({
  format: z.int().positive(),
  mode: FolderMode,
  createdAt: z.iso.datetime(),
});
export type FolderMarker = z.infer<typeof FolderMarker>;

/**
 * Reads what a data folder says about itself; nothing where it says nothing.
 *
 * @throws StartError `folder-marker-unreadable`, `folder-newer`
 */
export function readMarker(folder: string): FolderMarker | undefined {
  const file = join(folder, MARKER_FILE);
  const text = readText(file);
  if (text === undefined) return undefined;
  const written = parseJson(text);
  // The format comes first: of a newer one, nothing else can be assumed.
  const format = z.looseObject({ format: z.int() }).safeParse(written).data?.format;
  if (format !== undefined && format > FOLDER_FORMAT) {
    throw new StartError('folder-newer', { folder, format, supported: FOLDER_FORMAT });
  }
  const marker = FolderMarker.safeParse(written);
  if (!marker.success) throw new StartError('folder-marker-unreadable', { folder, file });
  return marker.data;
}

/** Writes the marker so that a crash leaves either none or a whole one. */
export function writeMarker(folder: string, marker: FolderMarker): void {
  const file = join(folder, MARKER_FILE);
  const unfinished = `${file}.tmp`;
  const handle = openSync(unfinished, 'w');
  writeSync(handle, `${JSON.stringify(marker, null, 2)}\n`);
  fsyncSync(handle);
  closeSync(handle);
  renameSync(unfinished, file);
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
