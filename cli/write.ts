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
import type { Output } from './outputs.ts';
import { beginPart, endPart } from './part-files.ts';
import { outputWords } from './words/outputs.ts';

/** A file that was named on the command line, and what is to stand in it. */
export type ToWrite = {
  readonly file: Output;
  /** Whole, or as its bytes piece by piece. */
  readonly text: string | Iterable<Uint8Array>;
  /** Who may read it; left out: as whom it replaces, or as the system has it. */
  readonly mode?: number;
};

/**
 * Writes files that were named on the command line. All of them are there whole, or none is: each is written beside its
 * name, and all are renamed when the last is done, so that whatever ends the process before leaves what was there.
 *
 * @throws MisuseError if one cannot be written.
 */
export function writeFiles(files: readonly ToWrite[], io: Pick<Io, 'language'>): void {
  const parts: Part[] = [];
  try {
    for (const each of files) tellingWhich(each.file, io, () => parts.push(...written(each)));
    for (const { part, file } of parts) tellingWhich(file, io, () => renameSync(part, file));
  } finally {
    for (const { part } of parts) removePart(part);
  }
}

type Part = { readonly part: string; readonly file: string };

/** The part that is to get the file's name; none for the terminal and pipes, which are written to, not replaced. */
function written({ file: name, text, mode = modeOf(name) }: ToWrite): Part[] {
  if (isDevice(name)) {
    writeAll(openSync(name, 'w'), text);
    return [];
  }
  const file = existsSync(name) ? realpathSync(name) : name;
  const part = beginPart(file);
  try {
    writeAll(openSync(part, 'wx', mode), text);
  } catch (error) {
    removePart(part);
    throw error;
  }
  return [{ part, file }];
}

function removePart(part: string): void {
  rmSync(part, { force: true });
  endPart(part);
}

function writeAll(opened: number, text: ToWrite['text']): void {
  try {
    for (const piece of typeof text === 'string' ? [text] : text) writeFileSync(opened, piece);
  } finally {
    closeSync(opened);
  }
}

function tellingWhich(file: string, { language }: Pick<Io, 'language'>, write: () => void): void {
  try {
    write();
  } catch (error) {
    // What is wrong with the pieces is no fault of the file.
    if (!(error instanceof Error && 'code' in error)) throw error;
    throw new MisuseError(outputWords(language).cannotWrite(file, String(error.code)));
  }
}

/** What is replaced stays readable by those who could read it, and by nobody else. */
function modeOf(file: string): number | undefined {
  const there = statSync(file, { throwIfNoEntry: false });
  return there && there.mode & 0o777;
}

function isDevice(file: string): boolean {
  const there = statSync(file, { throwIfNoEntry: false });
  return there !== undefined && !there.isFile() && !there.isDirectory();
}
