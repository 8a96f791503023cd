import { randomBytes } from 'node:crypto';
import { existsSync, statSync, writeFileSync } from 'node:fs';
import { type Io, MisuseError, readText } from '../io.ts';
import { movingWords } from '../words/moving.ts';

const KEY_BYTES = 32;

/**
 * The key that person-level files are sealed under on their way. It lies in a file that only its owner may read;
 * for an export it is made where there is none.
 *
 * @returns 32 bytes in hexadecimal
 * @throws MisuseError when others may read the file, or it holds no key
 */
export function transportKey(file: string, { make }: { make: boolean }, io: Io): string {
  const said = movingWords(io.language);
  if (make && !existsSync(file)) {
    writeFileSync(file, `${randomBytes(KEY_BYTES).toString('hex')}\n`, { mode: 0o600, flag: 'wx' });
  }
  const key = readText(file, io).trim();
  // Windows has no such bits to look at.
  if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0) {
    throw new MisuseError(said.keyOpenToOthers(file));
  }
  if (!/^[0-9a-f]{64}$/.test(key)) throw new MisuseError(said.noKey(file));
  return key;
}
