import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The folder of the package, wherever this code runs from (source or bundle): workflows and demo contracts
 * are read from there as files.
 */
export function packageRoot(from: string = import.meta.url): string {
  let folder = dirname(fileURLToPath(from));
  while (!existsSync(join(folder, 'workflows'))) {
    const above = dirname(folder);
    if (above === folder) throw new Error('The folder with the workflows is not there');
    folder = above;
  }
  return folder;
}
