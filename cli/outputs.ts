import { existsSync, statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { findPersonnummer } from '../core/privacy/personnummer.ts';
import { type Io, MisuseError } from './io.ts';
import { isPseudonymKey } from './pseudonyms/key-file.ts';
import { isSameFile } from './same-file.ts';
import { outputWords } from './words/outputs.ts';

declare const ASKED: unique symbol;

/** A file that a command may write: had from `outputFiles` alone, so that no command forgets to ask for it. */
export type Output = string & { readonly [ASKED]: true };

type Names = readonly (string | undefined)[];
type Outputs<Asked extends Names> = {
  readonly [At in keyof Asked]: Output | Extract<Asked[At], undefined>;
};

export type Asking = {
  /** Every file that the same command reads, whether it is there yet or not. */
  readonly reads: Names;
  /** Whether what is there may be overwritten, unless it is read, or a key. */
  readonly overwrite: boolean;
  readonly io: Pick<Io, 'language'>;
};

/**
 * The files that a command is asked to write, if it may: before anything is read or written, so that nothing half-done
 * stays behind. What the command reads and what is a pseudonym key is never written over, whoever asks for it: without
 * its source or its key a pseudonym can never be made again. Nor is any file named after a personal identity number:
 * every door refuses it.
 *
 * @throws MisuseError that says which file, why, and what to do
 * @example const [out] = outputFiles([options.out], { reads: [file], overwrite: force, io });
 */
export function outputFiles<const Asked extends Names>(
  asked: Asked,
  { reads, overwrite, io }: Asking,
): Outputs<Asked> {
  const said = outputWords(io.language);
  const files = named(asked);
  for (const [index, file] of files.entries()) {
    const read = named(reads).find((each) => isSameFile(each, file));
    if (read !== undefined) throw new MisuseError(said.isRead(file, read));
    if (findPersonnummer(basename(file)).length > 0) throw new MisuseError(said.isNumbered);
    if (isPseudonymKey(file)) throw new MisuseError(said.isKey(file));
    const other = files.slice(0, index).find((each) => isSameFile(each, file));
    if (other !== undefined) throw new MisuseError(said.isWrittenTwice(file, other));
  }
  for (const file of files) {
    const wrong = wrongPlace(file);
    if (wrong !== undefined) throw new MisuseError(said.cannotWrite(file, wrong));
    if (!overwrite && existsSync(file)) throw new MisuseError(said.exists(file));
  }
  return asked as unknown as Outputs<Asked>;
}

function named(files: Names): string[] {
  return files.filter((file) => file !== undefined);
}

/** Why there can be no such file, as the system would say it when it is too late. */
function wrongPlace(file: string): string | undefined {
  if (statSync(file, { throwIfNoEntry: false })?.isDirectory()) return 'EISDIR';
  return existsSync(dirname(file)) ? undefined : 'ENOENT';
}
