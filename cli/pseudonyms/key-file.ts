import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  readSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { type Io, MisuseError } from '../io.ts';
import { pseudonymWords } from '../words/pseudonym.ts';

const FORM = 'utfall-pseudonym-key/1';
/** As it is made, or as an editor has saved it again: with other line ends, a mark before it, or no last line end. */
const KEY = /^\uFEFF?utfall-pseudonym-key\/1\r?\n([0-9a-f]{64})\s*$/;
const BOM_BYTES = 3;
/** The bits of a file's mode that let anybody but its owner do something. */
const OTHERS = 0o077;

/**
 * The municipality's key, of 256 bits. Its file is made on request, for its owner only, and refused when anybody
 * else may read it; the key itself is never shown.
 *
 * @throws MisuseError
 */
export function pseudonymKey(
  file: string,
  { make, io }: { readonly make: boolean; readonly io: Pick<Io, 'language'> },
): Uint8Array {
  const said = pseudonymWords(io.language);
  if (make) return newKey(file, io);
  if (!existsSync(file)) throw new MisuseError(said.noKey(file));
  // Windows has no such bits; there the folder's rights must keep others out.
  const mode = process.platform === 'win32' ? 0 : statSync(file).mode;
  if ((mode & OTHERS) !== 0) throw new MisuseError(said.keyOpen(file));
  const hex = KEY.exec(readFileSync(file, 'utf8'))?.[1];
  if (hex === undefined) throw new MisuseError(said.keyBroken(file));
  return Buffer.from(hex, 'hex');
}

/** Whether a file holds such a key, by what stands in it: also under another name, and where it is damaged. */
export function isPseudonymKey(file: string): boolean {
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) return false;
  const start = Buffer.alloc(FORM.length + BOM_BYTES);
  const opened = openSync(file, 'r');
  try {
    readSync(opened, start);
  } finally {
    closeSync(opened);
  }
  return start.includes(FORM);
}

/** Never over another key: whatever was made with that one could not be made again. */
function newKey(file: string, io: Pick<Io, 'language'>): Uint8Array {
  const key = randomBytes(32);
  try {
    writeFileSync(file, `${FORM}\n${key.toString('hex')}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    throw new MisuseError(pseudonymWords(io.language).keyNotMade(file, code));
  }
  return key;
}
