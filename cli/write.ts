import { existsSync, writeFileSync } from 'node:fs';
import { type Io, MisuseError } from './io.ts';
import { rulesWords } from './words/rules.ts';

/**
 * Writes a file that was named on the command line.
 *
 * @throws MisuseError if it is there already and may not be overwritten, or cannot be written.
 */
export function writeText(
  file: string,
  text: string,
  { io, overwrite }: { readonly io: Io; readonly overwrite: boolean },
): void {
  const { cannotWrite } = rulesWords(io.language);
  mustNotExist(file, { io, overwrite });
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new MisuseError(cannotWrite(file, (error as NodeJS.ErrnoException).code ?? 'error'));
  }
}

/** Said before anything is done, so that nothing half-done is left. @throws MisuseError if the file is there already. */
export function mustNotExist(
  file: string | undefined,
  { io, overwrite }: { readonly io: Io; readonly overwrite: boolean },
): void {
  const { exists } = rulesWords(io.language);
  if (file !== undefined && !overwrite && existsSync(file)) throw new MisuseError(exists(file));
}
