import {
  closeSync,
  existsSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { type Io, MisuseError } from './io.ts';
import { beginPart, endPart } from './part-files.ts';
import { rulesWords } from './words/rules.ts';

/**
 * Writes a file that was named on the command line. It is there whole or not at all: it is written beside its name and
 * renamed when it is done, so that whatever ends the process before leaves what was there.
 *
 * @param text whole, or as its bytes piece by piece
 * @param options.mode who may read it; left out: as whom it replaces, or as the system has it
 * @throws MisuseError if it is there already and may not be overwritten, or cannot be written.
 */
export function writeText(
  file: string,
  text: Text,
  options: { readonly io: Io; readonly overwrite: boolean; readonly mode?: number },
): void {
  const { io, overwrite } = options;
  const { cannotWrite } = rulesWords(io.language);
  mustNotExist(file, { io, overwrite });
  try {
    if (isDevice(file)) writeAll(openSync(file, 'w'), text);
    else replaceFile(existsSync(file) ? realpathSync(file) : file, { text, mode: options.mode });
  } catch (error) {
    // What is wrong with the pieces is no fault of the file.
    if (!(error instanceof Error && 'code' in error)) throw error;
    throw new MisuseError(cannotWrite(file, String(error.code)));
  }
}

type Text = string | Iterable<Uint8Array>;
type Content = { readonly text: Text; readonly mode: number | undefined };

function replaceFile(file: string, { text, mode = modeOf(file) }: Content): void {
  const part = beginPart(file);
  try {
    writeAll(openSync(part, 'wx', mode), text);
    renameSync(part, file);
  } finally {
    rmSync(part, { force: true });
    endPart(part);
  }
}

function writeAll(opened: number, text: Text): void {
  try {
    for (const piece of typeof text === 'string' ? [text] : text) writeFileSync(opened, piece);
  } finally {
    closeSync(opened);
  }
}

/** What is replaced stays readable by those who could read it, and by nobody else. */
function modeOf(file: string): number | undefined {
  const there = statSync(file, { throwIfNoEntry: false });
  return there && there.mode & 0o777;
}

/** The terminal and pipes are written to, and not replaced. */
function isDevice(file: string): boolean {
  const there = statSync(file, { throwIfNoEntry: false });
  return there !== undefined && !there.isFile() && !there.isDirectory();
}

/** Said before anything is done, so that nothing half-done is left. @throws MisuseError if the file is there already. */
export function mustNotExist(
  file: string | undefined,
  { io, overwrite }: { readonly io: Io; readonly overwrite: boolean },
): void {
  const { exists } = rulesWords(io.language);
  if (file !== undefined && !overwrite && existsSync(file)) throw new MisuseError(exists(file));
}
