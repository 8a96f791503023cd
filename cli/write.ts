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
  const { exists, cannotWrite } = rulesWords(io.language);
  if (!overwrite && existsSync(file)) throw new MisuseError(exists(file));
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new MisuseError(cannotWrite(file, (error as NodeJS.ErrnoException).code ?? 'error'));
  }
}
