import { type BigIntStats, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

/**
 * Whether two names lead to one file: written otherwise, over links of either kind, or in other letters where the
 * system does not tell them apart. Devices and pipes keep nothing that could be lost.
 *
 * @example isSameFile('k.key', './k.key') // → true
 */
export function isSameFile(one: string, other: string): boolean {
  const [first, second] = [statsOf(one), statsOf(other)];
  if (!first || !second) return !first && !second && placeOf(one) === placeOf(other);
  if (!first.isFile() || !second.isFile()) return false;
  const isOneEntry = first.ino !== 0n && first.ino === second.ino && first.dev === second.dev;
  return isOneEntry || realpathSync(one) === realpathSync(other);
}

function statsOf(file: string): BigIntStats | undefined {
  return statSync(file, { bigint: true, throwIfNoEntry: false });
}

/** Where a file would be that is not there: many systems do not tell `A.csv` from `a.csv`. */
function placeOf(file: string): string {
  const folder = dirname(resolve(file));
  const real = statsOf(folder) ? realpathSync(folder) : folder;
  const path = join(real, basename(file));
  return process.platform === 'linux' ? path : path.normalize('NFC').toLowerCase();
}
