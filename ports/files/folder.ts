import type { Files } from '../files.ts';
import { contentAddressed } from './content.ts';
import { folderPlaces } from './folder-places.ts';
import { installationKey } from './installation-key.ts';

/**
 * Files in a folder: `open/`, `full/` and `anchors/` plain, `person/` encrypted, `keys/` the wrapped data keys.
 *
 * An erasure replaces the installation key: copies of the data keys from before open under nothing any more, unless
 * the old installation key was copied too.
 *
 * @example folderFiles({ root: 'data/files', installationKeyFile: 'data/installation.key' })
 */
export function folderFiles(options: { root: string; installationKeyFile: string }): Files {
  const places = folderPlaces(options.root);
  const hasDataKeys = async () => (await places.list('keys')).length > 0;
  const keeper = installationKey(options.installationKeyFile, hasDataKeys);
  return contentAddressed({ open: places, person: places, keeper });
}
