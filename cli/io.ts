import { constants } from 'node:buffer';
import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import type { Finding } from '../core/findings.ts';
import { tooLargeToOpen } from '../core/intake/source/size.ts';
import type { Language } from '../core/words/language.ts';
import { words } from './words/words.ts';

/** What a command may touch: streams, the environment, the language and whether to answer in JSON. */
export type Io = {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly language: Language;
  readonly json: boolean;
};

/** Exit codes: fine, findings, misuse, and written without the rows that were rejected, as was asked. */
export const EXIT = { fine: 0, findings: 1, misuse: 2, part: 3 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** The command line itself was wrong: a missing file, a wrong option. Its message is for people. */
export class MisuseError extends Error {
  override readonly name = 'Misuse';
}

/** A file is larger than can be read at once: found before anything of it is known. */
export class FileTooLargeError extends Error {
  override readonly name = 'FileTooLarge';

  readonly finding: Finding;

  constructor(file: string, bytes: number) {
    super(file);
    this.finding = tooLargeToOpen(file, bytes);
  }
}

/** Known by its name: a piece of the program that is loaded late has a class of its own. */
export function isFileTooLarge(error: unknown): error is FileTooLargeError {
  return error instanceof Error && error.name === 'FileTooLarge';
}

/**
 * The text of a file that was named on the command line.
 *
 * @throws MisuseError if it cannot be read, and FileTooLargeError if it is too large.
 */
export function readText(file: string, io: Pick<Io, 'language'>): string {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > constants.MAX_STRING_LENGTH) throw new FileTooLargeError(file, size);
  return readBytes(file, io).toString('utf8');
}

/**
 * The bytes of a file that was named on the command line.
 *
 * @throws MisuseError if it cannot be read, and FileTooLargeError if it is too large.
 */
export function readBytes(file: string, io: Pick<Io, 'language'>): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    if (codeOf(error) === 'ERR_FS_FILE_TOO_LARGE') {
      throw new FileTooLargeError(file, statSync(file).size);
    }
    throw unreadable(file, error, io);
  }
}

/** So much is read at once: more is no quicker, and less asks the system more often. */
const BLOCK_BYTES = 1 << 18;

/**
 * The bytes of a file of any size, or of a piece of it, block by block; each block is lent until the next is asked
 * for.
 *
 * @throws MisuseError if the file cannot be read.
 */
export function* blocksOf(
  file: string,
  io: Pick<Io, 'language'>,
  { from = 0, until = Number.POSITIVE_INFINITY } = {},
): Iterable<Uint8Array> {
  const block = Buffer.allocUnsafeSlow(BLOCK_BYTES);
  let descriptor: number | undefined;
  try {
    descriptor = openSync(file, 'r');
    // What is no file of a disk has no places, and is only read on.
    let place = from === 0 ? null : from;
    for (let left = until - from; left > 0; ) {
      const length = readSync(descriptor, block, 0, Math.min(BLOCK_BYTES, left), place);
      if (length === 0) break;
      if (place !== null) place += length;
      left -= length;
      yield block.subarray(0, length);
    }
  } catch (error) {
    throw isOfSystem(error) ? unreadable(file, error, io) : error;
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

function isOfSystem(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error;
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? '';
}

function unreadable(file: string, error: unknown, { language }: Pick<Io, 'language'>): MisuseError {
  const code = codeOf(error);
  const { cannotRead, whyUnreadable } = words(language);
  const why: Readonly<Record<string, string>> = whyUnreadable;
  return new MisuseError(cannotRead(file, why[code] ?? code));
}
