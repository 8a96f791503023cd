import type { Files } from '../files.ts';
import { contentAddressed } from './content.ts';
import { dataKeys } from './data-keys.ts';
import { InstallationKeyError } from './errors.ts';
import { folderPlaces } from './folder-places.ts';
import { installationKey, readKey } from './installation-key.ts';
import type { KeyKeeper } from './places.ts';

type Options = { readonly root: string; readonly installationKeyFile: string };

/**
 * Files in a folder: `open/`, `full/` and `anchors/` plain, `person/` encrypted, `keys/` the wrapped data keys.
 *
 * An erasure replaces the installation key: copies of the data keys from before open under nothing any more, unless
 * the old installation key was copied too.
 *
 * @example folderFiles({ root: 'data/files', installationKeyFile: 'data/installation.key' })
 */
export function folderFiles(options: Options): Files {
  const places = folderPlaces(options.root);
  return contentAddressed({ open: places, person: places, keeper: keeperOf(options) });
}

function keeperOf({ root, installationKeyFile }: Options): KeyKeeper {
  const hasDataKeys = async () => (await folderPlaces(root).list('keys')).length > 0;
  return installationKey(installationKeyFile, hasDataKeys);
}

/**
 * Looks whether the installation key opens what it is to open, before anything is written under it: a key that was
 * replaced by another would otherwise be found out by the first who reads persons, and lock in what came after.
 *
 * @returns what is wrong with the key, and the contracts whose data keys it does not open; undefined if nothing is
 */
export async function installationKeyTrouble(
  options: Options,
): Promise<{ reason: InstallationKeyError['facts']['reason']; contracts: string[] } | undefined> {
  const places = folderPlaces(options.root);
  const keys = dataKeys(places, keeperOf(options));
  const paths = await places.list('keys');
  const contracts = paths.map((path) => path.slice(path.lastIndexOf('/') + 1, -'.json'.length));
  const found = await Promise.all([
    troubleIn(() => readKey(options.installationKeyFile)),
    ...contracts.map((contractId) => troubleIn(() => keys.find(contractId))),
  ]);
  const reason = found.find((each) => each !== undefined);
  return reason && { reason, contracts: contracts.filter((_, at) => found[at + 1] !== undefined) };
}

/** Whatever else is wrong with a data key is told when it is needed. */
async function troubleIn(
  work: () => Promise<unknown>,
): Promise<InstallationKeyError['facts']['reason'] | undefined> {
  return work().then(
    () => undefined,
    (error: unknown) => (error instanceof InstallationKeyError ? error.facts.reason : undefined),
  );
}
