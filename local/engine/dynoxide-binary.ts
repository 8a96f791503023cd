import { accessSync, constants, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';

/** The only platform package that this project installs; on others `dynoxide` may be on the PATH. */
const PLATFORM_PACKAGE = '@dynoxide/linux-x64';

/**
 * Finds dynoxide: in the optional dependency, else on the PATH.
 *
 * @returns an absolute path, or nothing where there is none
 */
export function findDynoxide(env: NodeJS.ProcessEnv = process.env): string | undefined {
  return packaged() ?? dynoxideOnPath(env['PATH'] ?? '');
}

function packaged(): string | undefined {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  try {
    const manifest = createRequire(import.meta.url).resolve(`${PLATFORM_PACKAGE}/package.json`);
    return executable(join(dirname(manifest), 'dynoxide'));
  } catch {
    return undefined; // optional: npm leaves it out where it does not fit or is told to
  }
}

export function dynoxideOnPath(path: string): string | undefined {
  return path
    .split(delimiter)
    .filter((folder) => folder !== '')
    .map((folder) => executable(join(folder, 'dynoxide')))
    .find((found) => found !== undefined);
}

function executable(file: string): string | undefined {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile() ? file : undefined;
  } catch {
    return undefined;
  }
}
