import { existsSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { type Io, MisuseError } from './io.ts';
import { beginPart, endPart } from './part-files.ts';
import { rulesWords } from './words/rules.ts';

/**
 * Writes a file that was named on the command line. It is there whole or not at all: it is written beside its name and
 * renamed when it is done, so that whatever ends the process before leaves what was there.
 *
 * @param options.mode who may read it; left out: as whom it replaces, or as the system has it
 * @throws MisuseError if it is there already and may not be overwritten, or cannot be written.
 */
export function writeText(
  file: string,
  text: string | Uint8Array,
  options: { readonly io: Io; readonly overwrite: boolean; readonly mode?: number },
): void {
  const { io, overwrite } = options;
  const { cannotWrite } = rulesWords(io.language);
  mustNotExist(file, { io, overwrite });
  try {
    if (isDevice(file)) writeFileSync(file, text);
    else replaceFile(existsSync(file) ? realpathSync(file) : file, { text, mode: options.mode });
  } catch (error) {
    throw new MisuseError(cannotWrite(file, (error as NodeJS.ErrnoException).code ?? 'error'));
  }
}

type Content = { readonly text: string | Uint8Array; readonly mode: number | undefined };

function replaceFile(file: string, { text, mode = modeOf(file) }: Content): void {
  const part = beginPart(file);
  try {
    writeFileSync(part, text, { flag: 'wx', ...(mode === undefined ? {} : { mode }) });
    renameSync(part, file);
  } finally {
    rmSync(part, { force: true });
    endPart(part);
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
