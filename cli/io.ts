import { readFileSync } from 'node:fs';
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

/** Exit codes: fine, findings, misuse. */
export const EXIT = { fine: 0, findings: 1, misuse: 2 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** The command line itself was wrong: a missing file, a wrong option. Its message is for people. */
export class MisuseError extends Error {
  override readonly name = 'Misuse';
}

/** The text of a file that was named on the command line. @throws MisuseError if it cannot be read. */
export function readText(file: string, io: Pick<Io, 'language'>): string {
  return readBytes(file, io).toString('utf8');
}

/** The bytes of a file that was named on the command line. @throws MisuseError if it cannot be read. */
export function readBytes(file: string, { language }: Pick<Io, 'language'>): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    const { cannotRead, whyUnreadable } = words(language);
    const why: Readonly<Record<string, string>> = whyUnreadable;
    throw new MisuseError(cannotRead(file, why[code] ?? code));
  }
}
